"""How a run is told to people: the same words in the admin, on pages and in a terminal."""

# django-types takes a member of TextChoices for the tuple that it is written as.
# pyright: reportUnnecessaryComparison=false

from datetime import datetime, timedelta

from genglossary.models import Run, RunStatus, Scope
from genglossary.pipeline.text.controls import shown
from genglossary.runs.lifecycle.process_identity import is_orphaned


def status_in_words(run: Run) -> str:
    return "cancelled, worker stopping" if is_stopping(run) else RunStatus(run.status).label


def is_stopping(run: Run) -> bool:
    """Cancelled, and a worker may still be busy with it: not one whose process is known to be gone."""
    return run.is_stopping and not is_orphaned(run)


def step_in_words(run: Run) -> str:
    """The step that a run is in, or was stopped in, and its place among the run's steps.

    "" before the first one, and for a completed run, which is through with all of them.
    """
    if not run.step or run.status == RunStatus.COMPLETED:
        return ""
    label, names = Scope(run.step).label, run.step_names
    return f"{label} ({names.index(run.step) + 1} of {len(names)})" if run.step in names else label


def percent_of_step(run: Run) -> int | None:
    """How far the current step of a running run is, 0 to 100; None when that is not known."""
    if run.status != RunStatus.RUNNING or not run.total:
        return None
    return min(100, 100 * run.done // run.total)


def duration_of(run: Run, now: datetime) -> timedelta | None:
    """From the first claim to the end, or to `now` while it goes on; None for a run that no worker ever took."""
    if run.started_at is None:
        return None
    # The database's clock may be ahead of ours.
    return max(timedelta(0), (run.finished_at or now) - run.started_at)


def duration_in_words(duration: timedelta | None) -> str:
    """Two units at most: "0.4 s", "12 s", "3 min 05 s", "2 h 07 min"."""
    if duration is None:
        return "–"
    seconds = duration.total_seconds()
    if seconds < 9.95:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    if not minutes:
        return f"{rest} s"
    return f"{minutes} min {rest:02} s" if minutes < 60 else f"{minutes // 60} h {minutes % 60:02} min"


def on_one_line(text: str) -> str:
    """Words of people and servers, for one line of a terminal, with a picture of each character that it would obey."""
    return shown(" ".join(text.split()))
