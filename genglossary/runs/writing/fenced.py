"""Writing results: bulk rows in short fenced chunks that stay invisible until their step is completed."""

import time
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import contextmanager
from itertools import islice
from operator import attrgetter
from typing import Any, TypeVar

from django.db import IntegrityError, connection, models, transaction
from django.db.models.functions import Now

from genglossary.models import (
    Candidate,
    Definition,
    Evidence,
    Issue,
    LeaseLost,
    Occurrence,
    RunStatus,
    RunStep,
    SearchedVersion,
    Term,
)
from genglossary.models.deleting import delete_rows
from genglossary.models.stated import stated_of_many
from genglossary.runs.lifecycle.claim import Claim
from genglossary.runs.lifecycle.lost_commits import CONNECTION_LOST, reread

# A chunk holds the database's write lock (SQLite) this long: short enough for a cancel to get in between, also where
# eight workers publish at once.
CHUNK_SECONDS = 0.05
FIRST_CHUNK = 200
LARGEST_CHUNK = 5000

Row = TypeVar("Row")

# What a step writes, with the way to the step; what points at others comes before them.
RESULTS: tuple[tuple[type[models.Model], str], ...] = (
    (Evidence, "definition__step"),
    (Definition, "step"),
    (Issue, "step"),
    (Occurrence, "step"),
    (SearchedVersion, "step"),
    (Candidate, "step"),
)


def begin_step(claim: Claim, name: str, inputs: str = "") -> RunStep | None:
    """Start a step, without the rows of an earlier attempt; None when it is completed already. Raises `LeaseLost`."""
    if earlier := RunStep.objects.filter(run=claim.run, name=name).first():
        if earlier.completed_at:
            return None
        _delete_results(claim, earlier)
    with claim.run.fenced(claim.epoch):
        RunStep.objects.filter(run=claim.run, name=name).delete()
        return RunStep.objects.create(run=claim.run, name=name, inputs=inputs)


def _delete_results(claim: Claim, step: RunStep) -> None:
    """Delete what an earlier attempt of `step` wrote, in fenced chunks as it was written."""
    for model, path in RESULTS:
        rows = models.QuerySet[Any](model).filter(**{path: step})
        pace = _Pace()
        while rows.exists():
            with pace.chunk(), claim.run.fenced(claim.epoch):
                delete_rows(models.QuerySet[Any](model).filter(pk__in=rows.values("pk")[: pace.rows]))


def publish(
    claim: Claim, rows: Iterable[Row], write: Callable[[list[Row]], None], *, check: Callable[[], None]
) -> None:
    """Hand `rows` (all of one kind) to `write` in fenced chunks whose size follows the clock. Raises `LeaseLost`."""
    left, pace, living = iter(rows), _Pace(), set[int]()
    while chunk := list(islice(left, pace.rows)):
        check()
        with pace.chunk():
            _write_chunk(claim, chunk, write, living)


class _Pace:
    """Counts how many `rows` make a chunk of CHUNK_SECONDS, from how long the chunks before took."""

    def __init__(self) -> None:
        self.rows = FIRST_CHUNK
        self._seconds = self._ended = 0.0

    @contextmanager
    def chunk(self) -> Generator[None]:
        free = time.monotonic() - self._ended  # others had the lock for themselves while rows were computed
        _let_others_in(self._seconds - free)
        began = time.monotonic()
        yield
        self._ended = time.monotonic()
        self._seconds = self._ended - began
        self.rows = _next_size(self.rows, self._seconds)


def _let_others_in(seconds: float) -> None:
    """Wait up to `seconds`: SQLite has no queue for its lock, others try again every 25 to 100 ms and must find it
    free."""
    if connection.vendor == "sqlite":
        time.sleep(max(0.0, min(seconds, CHUNK_SECONDS)))


def _next_size(size: int, seconds: float) -> int:
    """The number of rows of the next chunk: towards CHUNK_SECONDS, at most twice as many as before."""
    ratio = min(2.0, CHUNK_SECONDS / max(seconds, 0.001))
    return max(20, min(LARGEST_CHUNK, int(size * ratio)))


def _write_chunk(claim: Claim, chunk: list[Row], write: Callable[[list[Row]], None], living: set[int]) -> None:
    """Write a chunk, and again without the rows of a term that a person deleted before the commit."""
    try:
        _write_fenced(claim, chunk, write, living)
    except IntegrityError:
        living.clear()
        for row in chunk:
            if isinstance(row, models.Model):
                row.pk = None  # given by an insert that was rolled back; another row may have it by now
        _write_fenced(claim, chunk, write, living)


def _write_fenced(claim: Claim, chunk: list[Row], write: Callable[[list[Row]], None], living: set[int]) -> None:
    with claim.run.fenced(claim.epoch):
        write(_of_living_terms(claim, chunk, living))


def _of_living_terms(claim: Claim, rows: list[Row], living: set[int]) -> list[Row]:
    """The rows whose terms are still there. What a person deleted meanwhile stays deleted, with an event.

    `living` are those that were there for an earlier chunk, to which the new ones are added: thousands of rows are
    about the same terms. Of one that went since then the database knows: it refuses the chunk.
    """
    unknown = _terms_of(rows) - living
    if not unknown:
        return rows
    found = set(Term.objects.filter(pk__in=unknown).values_list("pk", flat=True))
    living |= found
    gone = unknown - found
    if not gone:
        return rows
    deleted = stated_of_many(len(gone), "Deleted meanwhile: %(n)d term.", "Deleted meanwhile: %(n)d terms.")
    claim.run.remark(deleted, source="worker", terms=sorted(gone))
    return [row for row in rows if gone.isdisjoint(_terms_of([row]))]


def _terms_of(rows: Sequence[object]) -> set[int]:
    """The terms that the rows (all of one kind) point at: their own, and the preferred ones of variants."""
    columns = [name for name in ("term_id", "preferred_id") if hasattr(rows[0], name)]
    return {pk for name in columns for pk in map(attrgetter(name), rows) if pk is not None}


def complete_step(
    claim: Claim, step: RunStep, summary: dict[str, int], *, finish: Callable[[], None], last: bool
) -> None:
    """Make the step's results visible: one short transaction, in which the last step also completes the run.

    `finish` is called first, for what becomes visible together with the rows. Raises `LeaseLost`. A connection that
    is lost on the way is no failure when the commit turns out to have landed.
    """
    try:
        _complete(claim, step, summary, finish, last)
    except CONNECTION_LOST:
        # This row can only have been completed by this claim: another one would have begun with a row of its own.
        if not reread(RunStep.objects.filter(pk=step.pk, completed_at__isnull=False).exists):
            raise


def _complete(claim: Claim, step: RunStep, summary: dict[str, int], finish: Callable[[], None], last: bool) -> None:
    with transaction.atomic(durable=True):
        finish()
        RunStep.objects.filter(pk=step.pk).update(completed_at=Now(), summary=summary)
        if not last:
            claim.run.pass_fence(claim.epoch, attempts=0)
        elif not claim.run.transition(RunStatus.COMPLETED, epoch=claim.epoch, source="worker"):
            raise LeaseLost(f"Run {claim.run.pk} ended before its last step was published.")
