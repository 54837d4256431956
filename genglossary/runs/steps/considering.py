"""Candidates of a run's documents. A document that did not change is not analysed again."""

from collections.abc import Iterator

from genglossary.models import Analysis
from genglossary.pipeline import packing, types
from genglossary.pipeline.analysis import Analysis as Analysed
from genglossary.pipeline.analysis import analyse
from genglossary.pipeline.extraction import select
from genglossary.runs.crew import Crew
from genglossary.runs.inserting import bulk_insert
from genglossary.runs.steps.known import known_terms
from genglossary.runs.work import Work

PIPELINE = str(packing.VERSION)


def considered(work: Work, max_terms: int | None) -> list[types.Candidate]:
    """Everything considered, best first (see pipeline.extraction); new analyses are kept for later runs."""
    known = known_terms(work.run)
    kept = {} if work.run.options.get("fresh") else _kept(work)
    new: list[Analysis] = []
    with work.lease.computing(), _crew(work, kept) as crew:
        candidates = select(
            work.corpus,
            _analyses(work, kept, crew, new),
            known=known,
            max_terms=max_terms,
            check=work.check,
            search=crew.find,
        )
    work.publish(new, _keep)
    return candidates


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
