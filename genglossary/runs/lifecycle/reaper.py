"""The reaper: finds runs whose worker is dead or stuck, without trusting anybody's wall clock."""

import logging
import time
from collections.abc import Callable
from datetime import datetime

from django.conf import settings

from genglossary.models import Run, RunStatus
from genglossary.models.run import STOPPING
from genglossary.models.stated import stated
from genglossary.runs.lifecycle.process_identity import is_orphaned
from genglossary.runs.lifecycle.recover import death_of, note_stop, requeue
from genglossary.runs.lifecycle.unchanged_since import UnchangedSince

# A worker that cannot renew its lease stops itself before this (lease.GIVE_UP_SECONDS).
DEAD_SECONDS = 15.0

# A worker that was asked to stop and has not answered for so long is gone, or will find that it may write nothing.
SILENT_SECONDS = 60.0

# Longer breaks between two looks and we know nothing about what happened in between.
BEAT_GAP_SECONDS = 5.0
PROGRESS_GAP_SECONDS = 60.0

log = logging.getLogger(__name__)


class Reaper:
    """Looks at all runs; made once for a process, because it remembers since when they are unchanged. Several processes
    may have one each: transitions are conditional."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._beats: UnchangedSince[tuple[int, int, int]] = UnchangedSince(gap=BEAT_GAP_SECONDS, clock=clock)
        self._progress: UnchangedSince[tuple[int, int, datetime | None]] = UnchangedSince(
            gap=PROGRESS_GAP_SECONDS, clock=clock
        )
        self._stopping: UnchangedSince[int] = UnchangedSince(gap=BEAT_GAP_SECONDS, clock=clock)

    def look(self) -> None:
        """Give dead runs back, end those without progress, and say which cancelled ones have stopped.

        To be called every second or so.
        """
        self._look_at_running()
        self._look_at_stopping()

    def _look_at_running(self) -> None:
        running = list(Run.objects.filter(status=RunStatus.RUNNING))
        for run in running:
            if is_orphaned(run):
                self._requeue(run.pk, run.epoch, run.beat, death_of(run))
        ages = self._beats.look((run.pk, run.epoch, run.beat) for run in running)
        for (run_id, epoch, beat), age in ages.items():
            if age >= DEAD_SECONDS:
                self._requeue(run_id, epoch, beat, stated("No sign of life for %(n)d seconds.", n=round(age)))
        still = self._progress.look((run.pk, run.epoch, run.progress_at) for run in running)
        for (run_id, epoch, _), age in still.items():
            if age >= settings.NO_PROGRESS_MINUTES * 60:
                self._fail(run_id, epoch)

    def _look_at_stopping(self) -> None:
        stopping = list(Run.objects.filter(STOPPING))
        silent = self._stopping.look(run.pk for run in stopping)
        for run in stopping:
            if is_orphaned(run):
                note_stop(run, death_of(run))
            elif silent[run.pk] >= SILENT_SECONDS:
                note_stop(run, _silence_of(run))

    def _requeue(self, run_id: int, epoch: int, beat: int, reason: str) -> None:
        if requeue(run_id, epoch=epoch, beat=beat, reason=reason):
            log.warning("Run %s: %s", run_id, reason)

    def _fail(self, run_id: int, epoch: int) -> None:
        reason = stated("No progress for %(n)d minutes.", n=settings.NO_PROGRESS_MINUTES)
        if Run(pk=run_id).transition(RunStatus.FAILED, epoch=epoch, source="reaper", message=reason):
            log.warning("Run %s: %s", run_id, reason)


def _silence_of(run: Run) -> str:
    return stated(
        "Its process %(process)d on %(host)s does not answer any more.", process=run.owner_pid, host=run.owner_host
    )
