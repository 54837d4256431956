"""Definition scores of the sentences of each version, kept beside its analysis (see
pipeline.definitions.score_cache)."""

from collections.abc import Generator
from contextlib import contextmanager

from genglossary.models import Analysis
from genglossary.pipeline.definitions.score_cache import ScoreCache
from genglossary.runs.reuse.code_version import code
from genglossary.runs.stored.corpus import PIPELINE
from genglossary.runs.work import Work
from genglossary.runs.writing.bulk import update_values

# New scores are stored when they come to so many bytes.
KEPT_TOGETHER = 1_000_000

Kept = tuple[bytes, int, str]
"""The scores of a version as bytes, its id, and the pipeline of the analysis that they stand beside."""


@contextmanager
def judgements(work: Work) -> Generator[ScoreCache]:
    """A context with the scores of earlier runs for the versions of this run; those that are new are stored on the
    way."""
    rows: list[Kept] = []

    def store() -> None:
        with work.lease.pausing():
            work.publish(rows, _write)
        rows.clear()

    def keep(version: int, data: bytes) -> None:
        rows.append((data, version, PIPELINE))
        if sum(len(data) for data, *_ in rows) >= KEPT_TOGETHER:
            store()

    yield ScoreCache({} if work.run.options.get("fresh") else work.corpus.judged, code(), keep)
    store()


def _write(rows: list[Kept]) -> None:
    """Store them, except where the analysis was deleted meanwhile: that version is judged again next time."""
    update_values(Analysis, ("judged",), ("version_id", "pipeline"), rows)
