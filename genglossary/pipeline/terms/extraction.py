"""From documents to candidates: everything considered, best first, with a proposal which to accept."""

import gc
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import NamedTuple

from genglossary.pipeline.documents.corpus import Corpus
from genglossary.pipeline.occurrences.index import LookFor, OccurrenceIndex, search
from genglossary.pipeline.occurrences.surface import surface_of
from genglossary.pipeline.terms.categories import describe, is_person, looks_beside
from genglossary.pipeline.terms.contexts import Contexts
from genglossary.pipeline.terms.decided import counted, spelling, with_known
from genglossary.pipeline.terms.document_counts import DocumentCounts, count_document
from genglossary.pipeline.terms.personal_names import join_names
from genglossary.pipeline.terms.ranking import rank
from genglossary.pipeline.terms.readings import chosen
from genglossary.pipeline.terms.selection import Describe, accept, completed
from genglossary.pipeline.terms.stories import weaken_plain_words
from genglossary.pipeline.terms.termhood import named
from genglossary.pipeline.terms.variants import Concept, concepts_of
from genglossary.pipeline.types import Check, DecidedTerm, TermCandidate

CONSIDERED = 4000
"""At most this many candidates are looked at; what scores lower never is a term that people look up."""


def extract(
    corpus: Corpus,
    *,
    known: Sequence[DecidedTerm] = (),
    max_terms: int | None = None,
    check: Check = Check(),
) -> list[TermCandidate]:
    """All candidates of `corpus`, best first; `accepted` and `reason` are set by the cut.

    `known` terms are looked for whether or not statistics propose them: required ones are always accepted,
    excluded ones never. `max_terms` bounds how many are accepted (None: what a
    glossary holds); required ones do not count against it.
    """
    selected = select(corpus, analyses_of(corpus, check), known=known, max_terms=max_terms, check=check)
    return selected.described(selected.candidates)


@contextmanager
def _collector_at_rest() -> Generator[None]:
    """Counting makes hundreds of thousands of objects that stay, and no cycles: walking them again and again to
    find garbage would take a tenth of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def analyses_of(corpus: Corpus, check: Check = Check()) -> Iterator[DocumentCounts]:
    """The analysis of each document, in order of key."""
    for done, key in enumerate(sorted(corpus.sources)):
        check.progress(done, len(corpus.sources), corpus.names[key])
        yield count_document(corpus.sources[key], corpus.sentences(key))
        check.alive()


class Selection(NamedTuple):
    """The candidates considered, best first, and where they occur. Only `described` describes those not accepted."""

    candidates: list[TermCandidate]
    found: OccurrenceIndex
    describing: Describe

    def described(self, candidates: Iterable[TermCandidate]) -> list[TermCandidate]:
        """Some of the `candidates`, each with its category, part of speech and reading."""
        return [completed(candidate, self.describing) for candidate in candidates]


class Ranked(NamedTuple):
    """The candidates to look at, best first, the number of running words, and the readings that authors give."""

    concepts: list[Concept]
    running_words: int
    readings: Mapping[str, str]


def select(
    corpus: Corpus,
    analyses: Iterable[DocumentCounts],
    *,
    known: Sequence[DecidedTerm] = (),
    max_terms: int | None = None,
    check: Check = Check(),
    look_for: LookFor = search,
) -> Selection:
    """The candidates that `analyses` (of the documents of `corpus`, in any order) add up to: all three parts at once.

    `look_for` may do what `search` does in another way.
    """
    with _collector_at_rest():
        ranked = rank_concepts(analyses)
        check.alive()
        found = find_occurrences(corpus, ranked, known, check, look_for)
        return select_candidates(corpus, ranked, found, known=known, max_terms=max_terms, check=check)


def rank_concepts(analyses: Iterable[DocumentCounts]) -> Ranked:
    """Add `analyses` up, rank what they propose, and let go of all other evidence."""
    combined = rank(analyses)
    return Ranked(concepts_of(combined, CONSIDERED), combined.running_words, chosen(combined.readings))


def find_occurrences(
    corpus: Corpus, ranked: Ranked, known: Sequence[DecidedTerm], check: Check = Check(), look_for: LookFor = search
) -> OccurrenceIndex:
    """Find every spelling of the ranked concepts and the `known` terms in all documents of `corpus`."""
    spellings = {each for concept in ranked.concepts for each in (concept.text, *concept.variants)}
    spellings.update(each for term in known for each in (term.text, *term.variants))
    decided = {spelling: way for term in known for spelling, way in term.as_written.items()}
    surfaces = sorted(surface_of(spelling, decided.get(spelling)) for spelling in spellings)
    found = OccurrenceIndex(surfaces)
    for some in look_for(corpus, corpus.sources.keys(), surfaces, check):
        found.add(some)
    return found


def select_candidates(
    corpus: Corpus,
    ranked: Ranked,
    found: OccurrenceIndex,
    *,
    known: Sequence[DecidedTerm],
    max_terms: int | None,
    check: Check = Check(),
) -> Selection:
    """Make candidates of the concepts that were `found`, follow people about `known` terms, and propose the best."""
    made = (_candidate(concept, found, ranked.readings) for concept in ranked.concepts)
    candidates = [candidate for candidate in made if candidate.frequency]
    beside = Contexts(corpus, found, [each.text for each in candidates if looks_beside(each)], check)
    are_persons = partial(is_person, surroundings=beside)
    describing = partial(describe, surroundings=beside)
    candidates = join_names(candidates, are_persons, describing, partial(counted, found=found))
    candidates = weaken_plain_words(candidates, are_persons)
    candidates = with_known(candidates, known, found, describing)
    return Selection(accept(candidates, known, max_terms, ranked.running_words, describing), found, describing)


def _candidate(concept: Concept, found: OccurrenceIndex, readings: Mapping[str, str]) -> TermCandidate:
    candidate = TermCandidate(
        text=concept.text,
        language=concept.best.language,
        variants=tuple(spelling(text, kind, found) for text, kind in concept.variants.items()),
        reading=readings.get(concept.text, ""),
        score=concept.best.score,
        parts=named(concept.best.parts),
        reason="nested" if concept.best.is_piece and not concept.variants else "",
    )
    return counted(candidate, found)
