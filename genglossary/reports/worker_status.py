"""Whether a worker is there, judged by what the database has seen."""

from datetime import timedelta

from django.db.models.functions import Now
from django.utils.translation import ngettext

from genglossary.models import Run, RunStatus, Worker

# A worker takes a run within a second or two: one that waits longer than this waits for somebody.
PATIENCE = timedelta(seconds=10)
# How long ago a worker, or progress on a run, counts as a sign that somebody is there.
LATELY = timedelta(seconds=60)

START_A_WORKER = "genglossary serve"


def no_worker_line() -> str:
    """A sentence that no worker takes the waiting runs, and how to start one; "" when none waits too long.

    All times are the database's. A run that moves is a sign of a worker too: others wait for their turn then.
    """
    waiting = Run.objects.filter(status=RunStatus.PENDING, created_at__lt=Now() - PATIENCE).count()
    if not waiting or _somebody_is_there():
        return ""
    return ngettext(
        "No worker is answering, and %(n)s run is waiting. Start one with: %(command)s",
        "No worker is answering, and %(n)s runs are waiting. Start one with: %(command)s",
        waiting,
    ) % {"n": waiting, "command": START_A_WORKER}


def _somebody_is_there() -> bool:
    moving = Run.objects.filter(status=RunStatus.RUNNING, progress_at__gte=Now() - LATELY)
    return Worker.objects.filter(stopped_at=None, seen_at__gte=Now() - LATELY).exists() or moving.exists()
