"""Django-Q2's sentinel, but for deaths that a new process in the same place cannot mend."""

import logging
import os
from typing import Any

from django.db import Error
from django_q import cluster

from genglossary.models import ACTIVE, Run
from genglossary.runs.lifecycle.process_identity import this_process

RECYCLED = -2

log = logging.getLogger(__name__)


class Sentinel(cluster.Sentinel):
    """Replaces recycled workers, and workers that died in the middle of a run.

    Any other process that ends may have held a lock of the queues, which then nobody ever releases: an idle worker
    mostly does. Then the sentinel ends, and with it the cluster, for the supervisor to start anew.
    """

    def reincarnate(self, process: Any) -> None:
        if not _leaves_the_queues_whole(process):
            log.warning("Process %s ended unexpectedly, maybe with a lock: ending the cluster.", process.pid)
            # Without Python's exit handlers: they wait for queues whose other end may be dead.
            os._exit(1)
        super().reincarnate(process)


def _leaves_the_queues_whole(process: Any) -> bool:
    """A pusher ends by itself when the database is away; only workers have a timer."""
    timer = getattr(process, "timer", None)
    if timer is None:
        return process.exitcode == 0
    return int(timer.value) == RECYCLED or _has_a_run(process.pid)


def _has_a_run(pid: int) -> bool:
    """Whether an active run was last taken by that process: then it was busy, and not waiting at a queue."""
    mine = Run.objects.filter(status__in=ACTIVE, owner_host=this_process().host, owner_pid=pid)
    try:
        return mine.exists()
    except Error:
        return False
