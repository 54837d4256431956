"""Candidates of a run's documents. A document that did not change is neither analysed nor searched again."""

from collections.abc import Collection, Iterator
from contextlib import suppress
from functools import partial
from typing import NamedTuple

from django.db.models import Q

from genglossary.models import Analysis, Search, SearchedVersion
from genglossary.pipeline.occurrences import index
from genglossary.pipeline.parallel.pool import WorkerPool
from genglossary.pipeline.terms import counts_codec
from genglossary.pipeline.terms.document_counts import DocumentCounts as Analysed
from genglossary.pipeline.terms.extraction import Selection, select
from genglossary.pipeline.types import StaleBytes
from genglossary.runs.reuse.code_version import code
from genglossary.runs.stored.corpus import PIPELINE
from genglossary.runs.stored.decided_terms import known_terms
from genglossary.runs.work import Work
from genglossary.runs.writing.bulk import bulk_insert

# New analyses are stored when they come to so many bytes.
KEPT_TOGETHER = 1_000_000

NOTHING = index.EarlierSearch(frozenset(), {})


class Considered(NamedTuple):
    """Everything considered, and the versions in which the last completed extraction had not found the same."""

    selection: Selection
    changed: frozenset[int]


def considered(work: Work, max_terms: int | None) -> Considered:
    """What the documents propose (see pipeline.terms.extraction); new analyses are kept for later runs."""
    known = known_terms(work.run)
    fresh = work.run.options.get("fresh")
    kept = set[int]() if fresh else _kept(work)
    before = NOTHING if fresh else _searched(work)
    corpus = work.corpus
    with work.lease.computing(), _crew(work, kept) as crew:
        selection = select(
            corpus,
            _analyses(work, kept, crew),
            known=known,
            max_terms=max_terms,
            check=work.check,
            look_for=partial(index.search_again, before, crew.search),
        )
    pieces = selection.found.pieces.items()
    return Considered(selection, frozenset(key for key, piece in pieces if before.pieces.get(key) != piece))


def _searched(work: Work) -> index.EarlierSearch:
    """What the newest completed extraction found in versions that this run reads too."""
    row = Search.objects.filter(project=work.run.project, pipeline=code()).first()
    rows = SearchedVersion.objects.filter(version__in=work.run.versions.all(), step__completed_at__isnull=False)
    with suppress(StaleBytes):
        if row:
            pieces = rows.order_by("step_id").values_list("version_id", "data")
            newest = {version: bytes(data) for version, data in pieces}
            whole = {version: data for version, data in newest.items() if index.is_whole(data)}
            return index.EarlierSearch(index.from_bytes(bytes(row.data)), whole)
    return NOTHING


def publish_search(work: Work, result: Considered) -> None:
    """Store what was found, as far as it is not stored already, and let go of it."""
    found = result.selection.found
    rows = (SearchedVersion(step=work.step, version_id=key, data=found.pieces[key]) for key in sorted(result.changed))
    work.publish(rows, bulk_insert(SearchedVersion))
    found.stored(work.corpus.pieces(work.step))


def keep_search(work: Work, surfaces: frozenset[str]) -> None:
    """For the next run; with the completion of the step, so that it tells of the same places as stored rows.

    What was kept of versions that this run did not read has served its time.
    """
    run, data = work.run, index.to_bytes(surfaces)
    Search.objects.update_or_create(project=run.project, defaults={"pipeline": code(), "data": data})
    others = SearchedVersion.objects.filter(step__run__project=run.project).exclude(step=work.step)
    replaced = SearchedVersion.objects.filter(step=work.step).values("version")
    others.filter(Q(version__in=replaced) | Q(step__completed_at=None)).delete()
    if not run.options.get("fresh"):
        others.exclude(version__in=run.versions.all()).delete()
        outdated = Analysis.objects.filter(version__document__project=run.project)
        outdated.exclude(version__in=run.versions.all()).delete()


def _crew(work: Work, kept: Collection[int]) -> WorkerPool:
    return WorkerPool(work.corpus, work.corpus.sources.keys() - kept, jobs=work.jobs)


def _kept(work: Work) -> set[int]:
    """The versions whose analysis by this version of the pipeline is stored."""
    rows = Analysis.objects.filter(version__in=work.run.versions.all(), pipeline=PIPELINE)
    return set(rows.values_list("version_id", flat=True))


def _analyses(work: Work, kept: Collection[int], crew: WorkerPool) -> Iterator[Analysed]:
    """What each document says, of some of them added up; the analyses that were not kept are stored meanwhile."""
    for version in sorted(kept):
        work.check.alive()
        try:
            yield counts_codec.from_bytes(work.corpus.analyses[version])
        except (KeyError, StaleBytes):  # deleted or damaged: it is made again
            crew.want(version)
    new: list[Analysis] = []

    def keep(key: int, data: bytes, sentences: bytes) -> None:
        new.append(Analysis(version_id=key, pipeline=PIPELINE, data=data, sentences=sentences))
        if sum(len(row.data) for row in new) >= KEPT_TOGETHER:
            _publish(work, new)
            new.clear()

    yield from crew.analyses(work.check, keep)
    _publish(work, new)
    work.corpus.has_analyses = True


def _publish(work: Work, rows: list[Analysis]) -> None:
    """In place of damaged ones, and of what other versions of the pipeline left."""
    with work.lease.pausing():
        work.publish(rows, _replace)


def _replace(rows: list[Analysis]) -> None:
    Analysis.objects.filter(version__in=[row.version_id for row in rows]).delete()
    bulk_insert(Analysis, ignore_conflicts=True)(rows)
