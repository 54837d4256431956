"""What the database says of the runs, without what only counts up (ids, beats, times), so that it can be compared."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db import connection

from genglossary.models import Scope

STEPS_SQL = """
SELECT run_id, id, name, completed_at IS NOT NULL,
  (SELECT count(*) FROM genglossary_candidate WHERE step_id = step.id)
  + (SELECT count(*) FROM genglossary_definition WHERE step_id = step.id)
FROM genglossary_runstep step ORDER BY id
"""
# Published: its term has left the status "new". Shown: a definition of its, the way that people's pages choose them.
RUNS_SQL = """
SELECT id, status, epoch, beat, attempts, stopped_at IS NOT NULL,
  EXISTS (SELECT 1 FROM genglossary_term WHERE text = 'term of run ' || run.id AND status <> 'new'),
  EXISTS (SELECT 1 FROM genglossary_definition d JOIN genglossary_runstep s ON s.id = d.step_id
          WHERE s.run_id = run.id AND s.completed_at IS NOT NULL AND d.withdrawn_at IS NULL)
FROM genglossary_run run ORDER BY id
"""


@dataclass(frozen=True, kw_only=True)
class RunPicture:
    """One run. `published` and `shown` are what people see of it, `rows` what is stored, seen or not."""

    status: str
    attempts: int
    stopped: bool
    steps: tuple[tuple[str, bool, int], ...]  # name, completed, rows
    published: bool
    shown: bool
    # Only ever compared for "the same as before", so not part of what makes two pictures equal.
    pk: int = field(compare=False)
    step_ids: frozenset[int] = field(compare=False)
    epoch: int = field(compare=False)
    beat: int = field(compare=False)

    @property
    def visible(self) -> tuple[bool, bool]:
        return self.published, self.shown

    @property
    def has_completed(self) -> tuple[bool, bool]:
        completed = {name for name, done, _ in self.steps if done}
        return Scope.EXTRACT in completed, Scope.DEFINE in completed

    @property
    def rows(self) -> tuple[int, ...]:
        return tuple(count for _, _, count in self.steps)


@dataclass(frozen=True, kw_only=True)
class Picture:
    runs: tuple[RunPicture, ...]
    wake_ups: int = field(compare=False)

    def run(self, pk: int) -> RunPicture:
        return next(run for run in self.runs if run.pk == pk)


def term_text(run_id: int) -> str:
    """The one term that each run of the checker finds: its own, so that one sees whose results are visible."""
    return f"term of run {run_id}"


def take_picture() -> Picture:
    """In plain SQL: a picture is taken thousands of times, and should not trust the code that it judges."""
    with connection.cursor() as cursor:
        cursor.execute(STEPS_SQL)
        steps = defaultdict(list)
        for run, *step in cursor.fetchall():
            steps[run].append(tuple(step))
        cursor.execute(RUNS_SQL)
        runs = tuple(_run(row, steps[row[0]]) for row in cursor.fetchall())
        cursor.execute("SELECT count(*) FROM django_q_ormq")
        [(wake_ups,)] = cursor.fetchall()
    return Picture(runs=runs, wake_ups=wake_ups)


def _run(row: tuple, steps: list[tuple]) -> RunPicture:
    pk, status, epoch, beat, attempts, stopped, published, shown = row
    return RunPicture(
        pk=pk, status=status, epoch=epoch, beat=beat, attempts=attempts, stopped=bool(stopped),
        steps=tuple((name, bool(done), count) for _, name, done, count in steps),
        step_ids=frozenset(step[0] for step in steps), published=bool(published), shown=bool(shown),
    )  # fmt: skip
