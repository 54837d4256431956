"""The guards taken away one at a time, so that tests can show that each of them is needed and would be missed."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from unittest import mock

from django.db import connection, models

from genglossary.models import Outcome, Run, RunStatus
from genglossary.models import run as run_model
from genglossary.models.run import SOURCES, _consequences
from genglossary.runs.lifecycle import recover

TRIGGER = import_module("genglossary.migrations.0002_final_is_final")


@contextmanager
def without_the_trigger() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute(TRIGGER.DROP[connection.vendor])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(TRIGGER.CREATE[connection.vendor])


@contextmanager
def without_the_unique_constraint() -> Iterator[None]:
    """Until the test's transaction is rolled back."""
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX run_one_active_per_project")
    yield


def check_then_save(run: Run, to: str, *, epoch=None, beat=None, by=None, source="", message="", **values) -> Outcome:
    """How status changes are usually written, in place of `Run.transition`: look at the object, then save it."""
    if run._state.adding:
        run.refresh_from_db()
    if run.status not in SOURCES[to]:
        return Outcome(result="not_allowed", status=run.status, finished_at=run.finished_at)
    for name, value in {**values, **_consequences(to, message), "status": to}.items():
        setattr(run, name, value)
    models.Model.save(run)
    run.refresh_from_db()
    return Outcome(result="done", status=to, finished_at=run.finished_at)


def without_the_transition():
    return mock.patch.object(Run, "transition", check_then_save)


@contextmanager
def without_transition_and_trigger() -> Iterator[None]:
    with without_the_trigger(), without_the_transition():
        yield


def without_the_status_in_the_transition():
    everything = dict.fromkeys(RunStatus.values, tuple(RunStatus.values))
    return mock.patch.object(run_model, "SOURCES", everything)


def without_the_epoch_in_the_transition():
    real = Run._write_status
    return mock.patch.object(Run, "_write_status", lambda *args, epoch, **kw: real(*args, epoch=None, **kw))


def without_the_beat_in_the_transition():
    real = Run._write_status
    return mock.patch.object(Run, "_write_status", lambda *args, beat, **kw: real(*args, beat=None, **kw))


def without_the_status_in_the_fence():
    return mock.patch.object(run_model, "held_at", lambda epoch: models.Q(epoch=epoch))


def without_the_epoch_in_the_fence():
    return mock.patch.object(run_model, "held_at", return_value=models.Q(status=RunStatus.RUNNING))


def without_the_wake_up_of_a_requeued_run():
    return mock.patch.object(recover, "wake_up", return_value=None)
