"""Candidates of a run's documents. A document that did not change is not analysed again."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import NamedTuple

from genglossary.models import Analysis, Run, Search
from genglossary.pipeline import packing, searching, types
from genglossary.pipeline.analysis import Analysis as Analysed
from genglossary.pipeline.analysis import analyse
from genglossary.pipeline.corpus import Corpus
from genglossary.pipeline.extraction import select
from genglossary.pipeline.occurrences import Places, find
from genglossary.runs.crew import Crew
from genglossary.runs.inserting import bulk_insert
from genglossary.runs.steps.known import known_terms
from genglossary.runs.steps.repeating import code
from genglossary.runs.work import Work

PIPELINE = str(packing.VERSION)


class Considered(NamedTuple):
    """Everything considered, best first, and what the search for it found, as bytes."""

    candidates: list[types.Candidate]
    searched: bytes


def considered(work: Work, max_terms: int | None) -> Considered:
    """What the documents propose (see pipeline.extraction); new analyses are kept for later runs."""
    known = known_terms(work.run)
    fresh = work.run.options.get("fresh")
    kept = {} if fresh else _kept(work)
    search = _Searching(None if fresh else _searched(work))
    new: list[Analysis] = []
    with work.lease.computing(), _crew(work, kept) as crew:
        candidates = select(
            work.corpus,
            _analyses(work, kept, crew, new),
            known=known,
            max_terms=max_terms,
            check=work.check,
            search=partial(search, crew),
        )
        searched = searching.to_bytes(search.found)
    work.publish(new, _keep)
    return Considered(candidates, searched)


class _Searching:
    """Searches as the crew does, but only for what the last completed extraction did not look for."""

    found: searching.Found

    def __init__(self, before: searching.Found | None) -> None:
        self._before = before

    def __call__(self, crew: Crew, corpus: Corpus, surfaces: Sequence[str], check: types.Check) -> Mapping[str, Places]:
        before, self._before = self._before, None
        if before is None or crew.has_help:
            keys = frozenset(corpus.sources)
            self.found = searching.Found(frozenset(surfaces), keys, crew.find(corpus, surfaces, check))
        else:
            self.found = searching.search_again(before, corpus, surfaces, check, find)
        return self.found.places


def _searched(work: Work) -> searching.Found | None:
    """What the newest completed extraction found in versions that this run reads too."""
    row = Search.objects.filter(project=work.run.project, pipeline=code()).first()
    with suppress(ValueError):
        return searching.from_bytes(bytes(row.data), work.corpus.sources.keys()) if row else None
    return None


def keep_search(run: Run, data: bytes) -> None:
    """For the next run; with the completion of the step, so that it tells of the same places as stored rows.

    The analyses of versions that this run did not read have served their time.
    """
    Search.objects.update_or_create(project=run.project, defaults={"pipeline": code(), "data": data})
    if not run.options.get("fresh"):
        outdated = Analysis.objects.filter(version__document__project=run.project)
        outdated.exclude(version__in=run.versions.all()).delete()


def _crew(work: Work, kept: dict[int, bytes]) -> Crew:
    return Crew(work.corpus, work.corpus.sources.keys() - kept.keys(), jobs=work.jobs)


def _kept(work: Work) -> dict[int, bytes]:
    """Version id → its analysis by this version of the pipeline, as bytes."""
    rows = Analysis.objects.filter(version__in=work.run.versions.all(), pipeline=PIPELINE)
    return {version: bytes(data) for version, data in rows.values_list("version_id", "data")}


def _analyses(work: Work, kept: dict[int, bytes], crew: Crew, new: list[Analysis]) -> Iterator[Analysed]:
    """The analysis of each document; those that were not kept are also added to `new`."""
    for version, data in kept.items():
        try:
            analysis, sentences = packing.from_bytes(data)
            work.corpus.remember(version, sentences)
        except packing.OtherVersion:  # damaged: it is made again
            analysis = analyse(work.corpus.sources[version], work.corpus.sentences(version))
            new.append(_row(version, packing.to_bytes(analysis, work.corpus.packed(version))))
        yield analysis
    for version, analysis, data in crew.analyses(work.check):
        new.append(_row(version, data))
        yield analysis


def _row(version: int, data: bytes) -> Analysis:
    return Analysis(version_id=version, pipeline=PIPELINE, data=data)


def _keep(rows: list[Analysis]) -> None:
    """In place of damaged ones, and of what other versions of the pipeline left."""
    Analysis.objects.filter(version__in=[row.version_id for row in rows]).delete()
    bulk_insert(Analysis, ignore_conflicts=True)(rows)
