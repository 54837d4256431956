"""The claimed run that a step works on, with its lease, its engine and its documents."""

from array import array
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from django.conf import settings

from genglossary.engines.protocol import Engine
from genglossary.models import Run, RunStep
from genglossary.pipeline.types import Check, Passage
from genglossary.runs.lifecycle.claim import Claim
from genglossary.runs.lifecycle.lease import Lease
from genglossary.runs.stored.corpus import StoredCorpus
from genglossary.runs.writing import fenced

Row = TypeVar("Row")


class StepRefused(Exception):
    """A step has nothing to work on. The message says what to do first."""


@dataclass(kw_only=True, slots=True)
class StepResult:
    """The result of a step: counts for people, and `finish`, which is called in the transaction that completes it."""

    summary: dict[str, int]
    finish: Callable[[], None] = lambda: None


@dataclass(kw_only=True)
class Work:
    """One claimed run in one process: made once for all its steps."""

    claim: Claim
    lease: Lease
    engine: Engine
    step: RunStep = field(init=False)

    # The earlier run whose results all steps so far took over; None as soon as one was performed.
    repeats: int | None = None

    # Term ids → for each of them version id → flat offsets, where this process found them itself; None where they have
    # to be read.
    places: "Callable[[Iterable[int]], Mapping[int, Mapping[int, array[int]]]] | None" = None

    # Term id → the spellings that were looked for, and the passages that speak of them.
    passages: dict[int, tuple[tuple[str, ...], tuple[Passage, ...]]] = field(
        default_factory=dict[int, tuple[tuple[str, ...], tuple[Passage, ...]]]
    )

    @property
    def run(self) -> Run:
        return self.claim.run

    @property
    def check(self) -> Check:
        return Check(alive=self.lease.check, progress=self.lease.progress)

    @property
    def jobs(self) -> int:
        """The number of processes that may work on this run."""
        return self.run.options.get("jobs") or settings.JOBS

    @cached_property
    def corpus(self) -> StoredCorpus:
        """The versions that the run pinned when it was made."""
        return StoredCorpus(self.run.versions, self.lease.pausing, has_analyses=not self.run.options.get("fresh"))

    def publish(self, rows: Iterable[Row], write: Callable[[list[Row]], None]) -> None:
        """Write rows in fenced chunks (see runs.writing.fenced)."""
        fenced.publish(self.claim, rows, write, check=self.lease.check)
