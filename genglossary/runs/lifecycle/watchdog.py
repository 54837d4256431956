"""The watchdog: wakes a worker up for runs that wait too long, and finds out when the cluster must be stuck.

Queue entries only wake workers up, and may be lost with a worker that is killed between taking one and claiming.
"""

import time
from collections.abc import Callable

from django.utils import timezone

from genglossary.models import Run, RunStatus
from genglossary.runs.lifecycle.unchanged_since import UnchangedSince
from genglossary.runs.wake_up import wake_up

WAKE_UP_SECONDS = 10.0
WAKE_AGAIN_SECONDS = 5.0

# By then several wake-ups had no effect although a worker was free: more than a stuck cluster elsewhere can take.
STUCK_SECONDS = 27.0

# A busy machine may take longer than that to start a cluster, and would never have one if each were ended at its start:
# one that followed another in vain gets twice its time, up to this.
MOST_SECONDS = 16 * STUCK_SECONDS

GAP_SECONDS = 5.0

# Of the runs that wait, so many are looked after at a time: the others wait for their turn anyway.
MOST_WAKE_UPS = 10


class Watchdog:
    """Looks at the runs that wait; made once for a process, because it remembers since when they do."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._waiting: UnchangedSince[tuple[int, int]] = UnchangedSince(gap=GAP_SECONDS, clock=clock)
        self._ignored: UnchangedSince[tuple[int, int]] = UnchangedSince(gap=GAP_SECONDS, clock=clock)
        self._woke = -WAKE_AGAIN_SECONDS
        self._patience = STUCK_SECONDS
        self._in_vain: list[tuple[int, int]] = []

    def look(self, *, has_free_worker: bool) -> bool:
        """Wake a worker up for each pending run that needs it; True when our own cluster does not answer."""
        pending = _pending()
        overdue = sum(age >= WAKE_UP_SECONDS for age in self._waiting.look(pending).values())
        if overdue and self._clock() - self._woke >= WAKE_AGAIN_SECONDS:
            self._wake_up(overdue)
        return self._is_stuck(pending[:1], has_free_worker=has_free_worker)

    def _is_stuck(self, first: list[tuple[int, int]], *, has_free_worker: bool) -> bool:
        if first != self._in_vain:
            self._patience, self._in_vain = STUCK_SECONDS, []
        ignored = self._ignored.look(first if has_free_worker else [])
        if all(age < self._patience for age in ignored.values()):
            return False
        self._patience, self._in_vain = min(2 * self._patience, MOST_SECONDS), first
        return True

    def forget(self) -> None:
        """Forget what was seen: the cluster is started anew."""
        self._ignored.look([])

    def cluster_started(self) -> None:
        """Wake workers up at once: what the cluster before had taken from the queue and not begun is lost."""
        self.forget()
        self._wake_up(len(_pending()))

    def _wake_up(self, workers: int) -> None:
        self._woke = self._clock()
        for _ in range(workers - _queued_wake_ups()):
            wake_up()


def _pending() -> list[tuple[int, int]]:
    """Id and epoch of the runs that wait, oldest first."""
    waiting = Run.objects.filter(status=RunStatus.PENDING).order_by("pk")
    return list(waiting.values_list("pk", "epoch")[:MOST_WAKE_UPS])


def _queued_wake_ups() -> int:
    """Count the queue entries that no cluster has taken yet."""
    from django_q.models import OrmQ  # pyright: ignore[reportMissingTypeStubs] - it has no types

    return OrmQ.objects.filter(lock__lte=timezone.now()).count()
