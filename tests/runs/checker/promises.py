"""What must hold between the picture before a turn and the one after it, whoever took it."""

from genglossary.models import ACTIVE, FINAL, RunStatus
from genglossary.runs.lifecycle.recover import MOST_ATTEMPTS
from tests.runs.checker.picture import Picture, RunPicture

# The arrows of the state diagram, written down once more: a test that asked the code for them would believe anything.
ARROWS = {
    ("pending", "running"),
    ("pending", "cancelled"),
    ("running", "pending"),
    ("running", "completed"),
    ("running", "failed"),
    ("running", "cancelled"),
}


class Broken(AssertionError):
    """A promise that did not hold."""


def check(before: Picture, after: Picture, *, may_write: bool) -> None:
    """Raise Broken, with the promise in words, unless all promises hold between the two pictures.

    `may_write` is false when the turn was a worker's who does not hold its run any more.
    """
    for run in after.runs:
        _visible_exactly_when_completed(run)
    active = sum(run.status in ACTIVE for run in after.runs)
    _require(active <= 1, f"{active} runs of one project are active")
    for run in before.runs:
        _one_run(run, after.run(run.pk))
    began = len(after.runs) > len(before.runs)
    again = any(b.status == RunStatus.RUNNING and after.run(b.pk).status == RunStatus.PENDING for b in before.runs)
    if began or again:
        _require(after.wake_ups > before.wake_ups, "a run waits, and no worker was woken up for it")
    _require(may_write or before == after, "a worker that had lost its run committed something")


def _one_run(before: RunPicture, after: RunPicture) -> None:
    if before.status in FINAL:
        _require(after.status == before.status, f"{before.status} was final, and is {after.status} now")
        _require(after.visible == before.visible, f"results changed after the run was {before.status}")
        _require(after.rows == before.rows, f"rows were written after the run was {before.status}")
    elif after.status != before.status:
        _require((before.status, after.status) in ARROWS, f"{before.status} → {after.status} is no arrow")
    claimed = (before.status, after.status) == (RunStatus.PENDING, RunStatus.RUNNING)
    _require(after.epoch == before.epoch + claimed, f"the epoch went from {before.epoch} to {after.epoch}")
    _require(after.attempts <= MOST_ATTEMPTS, "the run was tried too often")


def _visible_exactly_when_completed(run: RunPicture) -> None:
    _require(run.visible == run.has_completed, f"visible: {run.visible}, completed: {run.has_completed}")


def _require(holds: bool, otherwise: str) -> None:
    if not holds:
        raise Broken(otherwise)
