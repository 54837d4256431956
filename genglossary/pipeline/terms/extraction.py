"""From documents to candidates: everything considered, best first, with a proposal which to accept."""

import gc
from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import NamedTuple

from genglossary.pipeline.documents.corpus import Corpus
from genglossary.pipeline.occurrences.index import LookFor, OccurrenceIndex, search
from genglossary.pipeline.terms.categories import describe, looks_beside
from genglossary.pipeline.terms.contexts import Contexts
from genglossary.pipeline.terms.decided import counted, spelling, with_known
from genglossary.pipeline.terms.document_counts import DocumentCounts, count_document
from genglossary.pipeline.terms.ranking import rank
from genglossary.pipeline.terms.readings import chosen
from genglossary.pipeline.terms.selection import accept, completed
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
    """What was considered, best first, and where it stands. What is not accepted is described by `described` only."""

    candidates: list[TermCandidate]
    found: OccurrenceIndex
    surroundings: Contexts

    def described(self, candidates: Iterable[TermCandidate]) -> list[TermCandidate]:
        """Some of the `candidates`, each with its category, part of speech and reading."""
        describing = partial(describe, surroundings=self.surroundings)
        return [completed(candidate, describing) for candidate in candidates]


def select(
    corpus: Corpus,
    analyses: Iterable[DocumentCounts],
    *,
    known: Sequence[DecidedTerm] = (),
    max_terms: int | None = None,
    check: Check = Check(),
    look_for: LookFor = search,
) -> Selection:
    """The candidates that `analyses` (of the documents of `corpus`, in any order) add up to.

    `look_for` may do what `search` does in another way.
    """
    with _collector_at_rest():
        concepts, running_words, readings = _concepts(analyses)
        check.alive()
        found = _found(corpus, concepts, known, check, look_for)
        said = chosen(readings)
        candidates = [candidate for each in concepts if (candidate := _candidate(each, found, said)).frequency]
        beside = Contexts(corpus, found, [each.text for each in candidates if looks_beside(each)], check)
        describing = partial(describe, surroundings=beside)
        candidates = with_known(candidates, known, found, describing)
        return Selection(accept(candidates, known, max_terms, running_words, describing), found, beside)


def _concepts(analyses: Iterable[DocumentCounts]) -> tuple[list[Concept], int, Counter[tuple[str, str]]]:
    """What is looked at, how many running words there are, and how words are read; other evidence is let go."""
    combined = rank(analyses)
    return concepts_of(combined, CONSIDERED), combined.running_words, combined.readings


def _found(
    corpus: Corpus, concepts: Sequence[Concept], known: Sequence[DecidedTerm], check: Check, look_for: LookFor
) -> OccurrenceIndex:
    surfaces = {form for concept in concepts for form in (concept.text, *concept.variants)}
    surfaces.update(form for term in known for form in (term.text, *term.variants))
    found = OccurrenceIndex(surfaces)
    for some in look_for(corpus, corpus.sources.keys(), sorted(surfaces), check):
        found.add(some)
    return found


def _candidate(concept: Concept, found: OccurrenceIndex, readings: Mapping[str, str]) -> TermCandidate:
    candidate = TermCandidate(
        text=concept.text,
        language=concept.best.language,
        variants=tuple(spelling(text, kind, found) for text, kind in concept.variants.items()),
        reading=readings.get(concept.text, ""),
        score=concept.best.score,
        parts=named(concept.best.parts),
    )
    return counted(candidate, found)
