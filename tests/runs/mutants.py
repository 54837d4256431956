"""The guards taken away one at a time, so that tests can show that each of them is needed and would be missed."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

from django.db import connection, models

from genglossary.models import Outcome, Run
from genglossary.models.run import SOURCES, _consequences

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


def check_then_save(run: Run, to: str, **values) -> Outcome:
    """How status changes are usually written, in place of `Run.transition`: look at the object, then save it."""
    if run.status not in SOURCES[to]:
        return Outcome(result="not_allowed", status=run.status, finished_at=run.finished_at)
    run.status = to
    for name, value in _consequences(to, values.get("message", "")).items():
        setattr(run, name, value)
    models.Model.save(run)
    run.refresh_from_db()
    return Outcome(result="done", status=to, finished_at=run.finished_at)
