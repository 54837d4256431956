"""The watch: a thread of the supervisor that says "here", reaps the dead, wakes workers up, has messages of webhooks
made and sent, and forgets old prompts.

Not in the pool of workers: there it would wait behind long runs, and die with a cluster that is stuck.
"""

import logging
import os
import sys
import threading

from django.conf import settings
from django.db import Error, connection

from genglossary.models import Run, RunStatus
from genglossary.runs.lifecycle.process_identity import this_process
from genglossary.runs.lifecycle.reaper import Reaper
from genglossary.runs.lifecycle.watchdog import Watchdog
from genglossary.runs.llm.retention import Retention
from genglossary.serving.attendance import Attendance
from genglossary.serving.child import Child
from genglossary.serving.courier import Courier

LOOK_SECONDS = 1.0

# How long the end of the supervisor waits for the last look: a database that is away must not hold it up.
END_SECONDS = 2.0

log = logging.getLogger(__name__)


class Watch:
    """Over the runs of the database and the workers under `cluster`."""

    def __init__(self, cluster: Child) -> None:
        self._cluster = cluster
        self._group: int | None = None
        self._workers = int(settings.Q_CLUSTER["workers"])
        self._attendance = Attendance(self._workers)
        self._reaper = Reaper()
        self._watchdog = Watchdog()
        self._retention = Retention()
        self._courier = Courier()
        self._host = this_process().host
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._look_until_stopped, name="watch", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        self._thread.join(END_SECONDS)

    def _look_until_stopped(self) -> None:
        self._try(self._look)
        while not self._stop.wait(LOOK_SECONDS):
            self._try(self._look)
        self._try(self._attendance.sign_off)
        connection.close()

    def _try(self, look) -> None:
        """A database that is away is waited for; the gap makes reaper and watchdog begin again."""
        try:
            look()
        except Error as error:
            log.warning("The watch could not reach the database: %s", error)
            connection.close()
        except Exception:
            log.exception("The watch failed in one round, and goes on.")

    def _look(self) -> None:
        self._attendance.beat()
        self._reaper.look()
        self._notice_new_cluster()
        if self._watchdog.look(has_free_worker=self._busy() < self._workers):
            log.warning("The workers do not take runs: starting them again.")
            self._watchdog.forget()
            self._cluster.end()
        self._retention.look()
        self._courier.look()

    def _notice_new_cluster(self) -> None:
        group = self._cluster.group
        if group and group != self._group:
            self._watchdog.cluster_started()
        self._group = group

    def _busy(self) -> int:
        """Count our own workers that hold a run."""
        held = Run.objects.filter(status=RunStatus.RUNNING, owner_host=self._host).values_list("owner_pid", flat=True)
        return sum(_group_of(pid) == self._cluster.group for pid in held if pid is not None)


def _group_of(pid: int) -> int | None:
    assert sys.platform != "win32"  # noqa: S101 - where processes have no groups
    try:
        return os.getpgid(pid)
    except (ProcessLookupError, PermissionError):
        return None
