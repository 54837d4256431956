"""Counts and occurrences of a run's documents. A document that did not change is neither counted nor searched again."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress

from django.db.models import Q

from genglossary.models import Analysis, Search, SearchedVersion
from genglossary.pipeline.documents.corpus import Corpus
from genglossary.pipeline.occurrences import index
from genglossary.pipeline.parallel.pool import WorkerPool
from genglossary.pipeline.terms import counts_codec
from genglossary.pipeline.terms.document_counts import DocumentCounts
from genglossary.pipeline.types import Check, StaleBytes
from genglossary.runs.reuse.code_version import code
from genglossary.runs.stored.corpus import PIPELINE
from genglossary.runs.work import Work
from genglossary.runs.writing.bulk import bulk_insert

# New analyses are stored when they come to so many bytes.
KEPT_TOGETHER = 1_000_000

NOTHING = index.EarlierSearch(frozenset(), {})


class EarlierExtraction:
    """Counts and searches the documents of a run, except for what earlier runs left of them.

    A context manager around `counts` and `search`, which do the same as `analyses_of` and `search` of the pipeline
    do without it: worker processes are there for as long as it lasts. A fresh run finds nothing left.
    """

    def __init__(self, work: Work) -> None:
        self._work = work
        fresh = work.run.options.get("fresh")
        self._counted = set[int]() if fresh else _counted(work)
        self._searched = NOTHING if fresh else _searched(work)

    def __enter__(self) -> "EarlierExtraction":
        corpus = self._work.corpus
        self._pool = WorkerPool(corpus, corpus.sources.keys() - self._counted, jobs=self._work.jobs)
        self._pool.__enter__()
        return self

    def __exit__(self, *exc_info: object) -> None:
        self._pool.__exit__(*exc_info)

    def counts(self) -> Iterator[DocumentCounts]:
        """The counts of all documents, of one or of several added up; those that were not stored are stored."""
        for version in sorted(self._counted):
            self._work.check.alive()
            try:
                yield counts_codec.from_bytes(self._work.corpus.analyses[version])
            except (KeyError, StaleBytes):  # deleted or damaged: it is made again
                self._pool.want(version)
        new = _NewAnalyses(self._work)
        yield from self._pool.analyses(self._work.check, new.keep)
        new.publish()
        self._work.corpus.has_analyses = True

    def search(
        self, corpus: Corpus, keys: Collection[int], surfaces: Sequence[str], check: Check
    ) -> Iterator[index.SearchResult]:
        """Search as `pipeline.occurrences.index.search` does."""
        return index.search_again(self._searched, self._pool.search, corpus, keys, surfaces, check)

    def publish_search(self, found: index.OccurrenceIndex) -> frozenset[int]:
        """Store what was `found`, as far as it is not stored already, and have it read from there.

        Returns the versions in which the last completed extraction had not found the same.
        """
        before, self._searched = self._searched.pieces, NOTHING
        changed = frozenset(key for key, piece in found.pieces.items() if before.get(key) != piece)
        step = self._work.step
        rows = (SearchedVersion(step=step, version_id=key, data=found.pieces[key]) for key in sorted(changed))
        self._work.publish(rows, bulk_insert(SearchedVersion))
        found.stored(self._work.corpus.pieces(step))
        return changed

    def replace_search(self, surfaces: frozenset[str]) -> None:
        """Have the next run start from this search for `surfaces`, and delete what no run will ask for.

        In the transaction that completes the step, so that it tells of the same places as stored occurrences.
        """
        run, step, data = self._work.run, self._work.step, index.to_bytes(surfaces)
        Search.objects.update_or_create(project=run.project, defaults={"pipeline": code(), "data": data})
        others = SearchedVersion.objects.filter(step__run__project=run.project).exclude(step=step)
        replaced = SearchedVersion.objects.filter(step=step).values("version")
        others.filter(Q(version__in=replaced) | Q(step__completed_at=None)).delete()
        if not run.options.get("fresh"):
            others.exclude(version__in=run.versions.all()).delete()
            outdated = Analysis.objects.filter(version__document__project=run.project)
            outdated.exclude(version__in=run.versions.all()).delete()


def _counted(work: Work) -> set[int]:
    """The versions whose analysis by this version of the pipeline is stored."""
    rows = Analysis.objects.filter(version__in=work.run.versions.all(), pipeline=PIPELINE)
    return set(rows.values_list("version_id", flat=True))


def _searched(work: Work) -> index.EarlierSearch:
    """Read what the newest completed extraction found in versions that this run reads too."""
    row = Search.objects.filter(project=work.run.project, pipeline=code()).first()
    rows = SearchedVersion.objects.filter(version__in=work.run.versions.all(), step__completed_at__isnull=False)
    with suppress(StaleBytes):
        if row:
            pieces = rows.order_by("step_id").values_list("version_id", "data")
            newest = {version: bytes(data) for version, data in pieces}
            whole = {version: data for version, data in newest.items() if index.is_whole(data)}
            return index.EarlierSearch(index.from_bytes(bytes(row.data)), whole)
    return NOTHING


class _NewAnalyses:
    """Analyses on their way to the database, in chunks of KEPT_TOGETHER."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._rows: list[Analysis] = []

    def keep(self, key: int, data: bytes, sentences: bytes) -> None:
        """Take the analysis of one version; called by the pool, once for each."""
        self._rows.append(Analysis(version_id=key, pipeline=PIPELINE, data=data, sentences=sentences))
        if sum(len(row.data) for row in self._rows) >= KEPT_TOGETHER:
            self.publish()

    def publish(self) -> None:
        """Store them in place of damaged ones, and of what other versions of the pipeline left."""
        with self._work.lease.pausing():
            self._work.publish(self._rows, _replace)
        self._rows.clear()


def _replace(rows: list[Analysis]) -> None:
    Analysis.objects.filter(version__in=[row.version_id for row in rows]).delete()
    bulk_insert(Analysis, ignore_conflicts=True)(rows)
