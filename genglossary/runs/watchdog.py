"""The watchdog: wakes a worker for runs that wait too long, and tells when the cluster must be stuck.

Queue entries only wake workers up, and may be lost with a worker that is killed between taking one and claiming.
"""

import time
from collections.abc import Callable

from django.utils import timezone

from genglossary.models import Run, RunStatus
from genglossary.runs.sightings import Sightings
from genglossary.tasks import wake_up

WAKE_UP_SECONDS = 10.0
WAKE_AGAIN_SECONDS = 5.0

# By then several wake-ups went unheard although a worker was free: more than a stuck cluster elsewhere can swallow.
STUCK_SECONDS = 27.0

GAP_SECONDS = 5.0


class Watchdog:
    """Keeps what it has seen between looks, as the reaper does."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._waiting: Sightings[tuple[int, int]] = Sightings(gap=GAP_SECONDS, clock=clock)
        self._ignored: Sightings[tuple[int, int]] = Sightings(gap=GAP_SECONDS, clock=clock)
        self._woke = -WAKE_AGAIN_SECONDS

    def look(self, *, has_free_worker: bool) -> bool:
        """Wake a worker up if the oldest pending run needs it; True when our own cluster does not answer."""
        oldest = list(Run.objects.filter(status=RunStatus.PENDING).order_by("pk").values_list("pk", "epoch")[:1])
        if any(age >= WAKE_UP_SECONDS for age in self._waiting.look(oldest).values()):
            self._wake_up()
        ignored = self._ignored.look(oldest if has_free_worker else [])
        return any(age >= STUCK_SECONDS for age in ignored.values())

    def forget(self) -> None:
        """Begin again: the cluster was started anew."""
        self._ignored.look([])

    def _wake_up(self) -> None:
        now = self._clock()
        if now - self._woke >= WAKE_AGAIN_SECONDS and not _wake_up_is_queued():
            self._woke = now
            wake_up()


def _wake_up_is_queued() -> bool:
    from django_q.models import OrmQ

    return OrmQ.objects.filter(lock__lte=timezone.now()).exists()
