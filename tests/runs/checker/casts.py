"""Who plays in which exploration."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest import mock

from genglossary.models import Scope
from genglossary.models import run as run_model
from genglossary.runs.lifecycle import recover
from tests.runs.checker import promises
from tests.runs.checker.actors import Cast, Reaper, Worker
from tests.runs.given import a_pending_run


def two_workers() -> Cast:
    """The smallest world with everything in it that the founding race and a reaper who is wrong need."""
    project = a_pending_run().project
    return Cast(project=project, workers=(Worker(), Worker()), reaper=Reaper(looks=1), cancels=1)


def people_and_death() -> Cast:
    """Two people cancel; two workers, one of whom may die; a reaper who is sometimes wrong. One step."""
    project = a_pending_run().project
    return Cast(project=project, workers=(Worker(), Worker()), reaper=Reaper(looks=1), cancels=2, crashes=1)


def two_steps() -> Cast:
    """Two steps, the first of which stays published; a reaper, who is always wrong here, and one cancel."""
    project = a_pending_run(scope=Scope.FULL).project
    return Cast(project=project, workers=(Worker(), Worker()), reaper=Reaper(looks=1), cancels=1)


def another_run() -> Cast:
    """Somebody starts a second run as soon as the first has ended, or tries to before; a worker is stopped."""
    project = a_pending_run().project
    workers = (Worker(), Worker())
    return Cast(project=project, workers=workers, reaper=Reaper(looks=0), cancels=1, starts=1, releases=1)


def signs_of_life() -> Cast:
    """A worker whose lease beats between its turns, and a reaper who looks at it."""
    project = a_pending_run().project
    return Cast(project=project, workers=(Worker(wakes=2, beats=2),), reaper=Reaper(looks=2), cancels=1)


def everybody() -> Cast:
    """More turns for all: a duplicate wake-up for a worker that is done, a third claim, the last attempt."""
    project = a_pending_run().project
    workers = (Worker(wakes=2), Worker())
    return Cast(project=project, workers=workers, reaper=Reaper(looks=2), cancels=2, crashes=1)


@contextmanager
def small_world() -> Iterator[None]:
    """Everything is two steps instead of four, and two attempts instead of three: no other cases, fewer turns."""
    with (
        mock.patch.object(run_model, "STEPS", (Scope.EXTRACT, Scope.DEFINE)),
        mock.patch.object(recover, "MOST_ATTEMPTS", 2),
        mock.patch.object(promises, "MOST_ATTEMPTS", 2),
    ):
        yield


CASTS = [
    (two_workers, 300, 1_000),
    (signs_of_life, 1500, 60_000),
    (two_steps, 1400, 80_000),
    (people_and_death, 1500, 150_000),
    (another_run, 1200, 15_000),
]
"""The casts with the fewest states and schedules that must have been seen, lest an exploration quietly shrinks."""
