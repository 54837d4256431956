"""The cluster of workers: Django-Q2 in a process group of its own, with an end that does not wait without limit.

Run as `python -m genglossary.serving.cluster` by the supervisor, which holds the other end of standard input.
"""

import os
import select
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import django

from genglossary.serving.child import GRACE_SECONDS
from genglossary.serving.orphans import end_with_parent, forks_end_with_parent, when_supervisor_is_gone

LOOK_SECONDS = 0.1

# A little less than the supervisor's patience: the group ends itself before it is killed from outside.
RELEASE_SECONDS = GRACE_SECONDS - 1.0

# Of a busy processor a run then has a tenth of what the web server gets beside it, and all that nobody else wants.
NICENESS = 10
_SESSION = Path("/proc/self/autogroup")


class _Asked:
    """Whether somebody asked the cluster to end: a signal, or the supervisor's disappearance."""

    to_end = False


def main() -> int:
    """Returns 0 after a planned end, 1 when Django-Q2 ended by itself."""
    end_with_parent()
    give_way()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "genglossary.settings")
    django.setup()
    from django_q import cluster as q

    from genglossary.serving import worker
    from genglossary.serving.sentinel import Sentinel

    worker.listen()
    q.Sentinel = Sentinel  # The class that Cluster starts cannot be chosen in any other way.
    forks_end_with_parent()
    read, write = os.pipe()  # Every descendant has the write end: when reading ends, they are all gone.
    cluster = q.Cluster()
    signal.signal(signal.SIGTERM, _on_signal)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    cluster.start()
    os.close(write)
    when_supervisor_is_gone(_ask)
    sentinel: Any = cluster.sentinel
    while not _Asked.to_end and sentinel.is_alive():
        time.sleep(LOOK_SECONDS)
    _end_group(read)
    return 0 if _Asked.to_end else 1


def give_way() -> None:
    """Have pages answered before runs go on, where both want the processor: people wait for pages.

    Inherited by everything that is started from here. Linux may share processors among sessions first (sched(7),
    autogroup), and then the niceness of a process counts within its session alone: ours gives way too, but never one
    that is others' as well.
    """
    assert sys.platform != "win32"  # noqa: S101 - where processes have no niceness
    os.nice(NICENESS)
    if os.getsid(0) == os.getpid():
        with suppress(OSError):
            _SESSION.write_text(str(NICENESS))


def _ask() -> None:
    _Asked.to_end = True


def _on_signal(number: int, frame: object) -> None:
    _ask()


def _end_group(read: int) -> None:
    """Everybody is asked to end: workers give their runs back first. Who does not is killed, and we with them."""
    assert sys.platform != "win32"  # noqa: S101 - where processes have no groups
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    os.killpg(0, signal.SIGTERM)
    if not select.select([read], [], [], RELEASE_SECONDS)[0]:
        os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    sys.exit(main())
