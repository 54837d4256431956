"""Extract: which terms the documents use, in which spellings, where, and which of them a reader needs explained."""

from functools import partial

from genglossary.pipeline.terms.extraction import Selection, find_occurrences, rank_concepts, select_candidates
from genglossary.runs.reuse.extraction import EarlierExtraction
from genglossary.runs.reuse.occurrences import new_rows
from genglossary.runs.steps.candidates import publish_candidates, publish_failures, publish_identities
from genglossary.runs.steps.judging import judge, worth_keeping
from genglossary.runs.steps.occurrences import ids_of, places_of
from genglossary.runs.steps.translations import Translations, find_translations
from genglossary.runs.stored.decided_terms import known_terms
from genglossary.runs.work import StepResult, Work
from genglossary.runs.writing.occurrences import insert
from genglossary.runs.writing.terms import publish_in_terms


def perform(work: Work) -> StepResult:
    """Publish candidates and occurrences; at completion the terms of the project follow them.

    A run without documents publishes that there is nothing. `reference` has the same without anything kept.
    """
    max_terms = work.run.options.get("max_terms") or work.run.project.max_terms
    earlier = EarlierExtraction(work)
    selection = _selected(work, earlier, max_terms)
    kept = selection.described(worth_keeping(work.run, selection.candidates))
    judged = judge(work, kept, selection.found, max_terms)

    ids = publish_identities(work, kept)
    accepted = publish_candidates(work, kept, judged, ids)
    changed = earlier.publish_search(selection.found)
    own = ids_of(kept, ids)
    work.publish(new_rows(work, selection.found, changed, own), insert)
    publish_failures(work, kept, judged, ids)
    work.places = partial(places_of, selection.found, own)
    translated = find_translations(work, kept, ids)
    numbers = {"considered": selection.considered, "terms": accepted, "documents": len(work.corpus.sources)}
    return StepResult(
        summary={**numbers, **translated.summary},
        finish=partial(_finish, work, earlier, selection.found.surfaces, translated),
    )


def _selected(work: Work, earlier: EarlierExtraction, max_terms: int | None) -> Selection:
    """Load or count, rank, find, select. What `earlier` runs left of a document is neither counted nor searched."""
    known = known_terms(work.run)
    with work.lease.computing(), earlier:
        ranked = rank_concepts(earlier.counts())
        found = find_occurrences(work.corpus, ranked, known, work.check, earlier.search)
        return select_candidates(work.corpus, ranked, found, known=known, max_terms=max_terms, check=work.check)


def _finish(work: Work, earlier: EarlierExtraction, surfaces: frozenset[str], translated: Translations) -> None:
    publish_in_terms(work.step)
    earlier.replace_search(surfaces)
    translated.finish()
