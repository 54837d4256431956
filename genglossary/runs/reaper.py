"""The reaper: finds runs whose worker is dead or stuck, without trusting anybody's wall clock."""

import logging
import time
from collections.abc import Callable
from datetime import datetime

from django.conf import settings

from genglossary.models import Run, RunStatus
from genglossary.runs.owner import owner_of
from genglossary.runs.recover import requeue
from genglossary.runs.sightings import Sightings

# A worker that cannot renew its lease stops itself before this (lease.GIVE_UP_SECONDS).
DEAD_SECONDS = 15.0

# Longer breaks between two looks and we know nothing about what happened in between.
BEAT_GAP_SECONDS = 5.0
PROGRESS_GAP_SECONDS = 60.0

log = logging.getLogger(__name__)


class Reaper:
    """Keeps what it has seen between looks: one for as long as the process lives. Several at once do no harm."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._beats: Sightings[tuple[int, int, int]] = Sightings(gap=BEAT_GAP_SECONDS, clock=clock)
        self._progress: Sightings[tuple[int, int, datetime | None]] = Sightings(gap=PROGRESS_GAP_SECONDS, clock=clock)

    def look(self) -> None:
        """Give dead runs back and end those without progress. To be called every second or so."""
        running = list(Run.objects.filter(status=RunStatus.RUNNING))
        for run in running:
            if (owner := owner_of(run)) and owner.is_dead():
                self._requeue(run.pk, run.epoch, run.beat, f"Its process {owner.pid} ended unexpectedly.")
        ages = self._beats.look((run.pk, run.epoch, run.beat) for run in running)
        for (run_id, epoch, beat), age in ages.items():
            if age >= DEAD_SECONDS:
                self._requeue(run_id, epoch, beat, f"No sign of life for {age:.0f} seconds.")
        still = self._progress.look((run.pk, run.epoch, run.progress_at) for run in running)
        for (run_id, epoch, _), age in still.items():
            if age >= settings.NO_PROGRESS_MINUTES * 60:
                self._fail(run_id, epoch)

    def _requeue(self, run_id: int, epoch: int, beat: int, reason: str) -> None:
        if requeue(run_id, epoch=epoch, beat=beat, reason=reason):
            log.warning("Run %s: %s", run_id, reason)

    def _fail(self, run_id: int, epoch: int) -> None:
        reason = f"No progress for {settings.NO_PROGRESS_MINUTES} minutes."
        if Run(pk=run_id).transition(RunStatus.FAILED, epoch=epoch, source="reaper", message=reason):
            log.warning("Run %s: %s", run_id, reason)
