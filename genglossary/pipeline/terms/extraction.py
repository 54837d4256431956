"""From documents to candidates: everything considered, best first, with a proposal which to accept."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from genglossary.pipeline.documents.corpus import Corpus
from genglossary.pipeline.garbage import collector_at_rest
from genglossary.pipeline.occurrences.index import LookFor, OccurrenceIndex, search
from genglossary.pipeline.occurrences.surface import surface_of
from genglossary.pipeline.terms.categories import describe, is_person, looks_beside
from genglossary.pipeline.terms.contexts import Contexts
from genglossary.pipeline.terms.decided import spelling, with_found_counts, with_known
from genglossary.pipeline.terms.document_counts import DocumentCounts, count_document
from genglossary.pipeline.terms.learnt import weigh
from genglossary.pipeline.terms.personal_names import join_names
from genglossary.pipeline.terms.pieces import without_pieces
from genglossary.pipeline.terms.ranking import rank
from genglossary.pipeline.terms.readings import chosen
from genglossary.pipeline.terms.selection import Describe, accept, completed
from genglossary.pipeline.terms.stories import tell_story, weaken_plain_words
from genglossary.pipeline.terms.variants import Concept, concepts_of
from genglossary.pipeline.types import Check, DecidedTerm, TermCandidate, Variant

CONSIDERED = 3000
"""This many candidates are looked for in the documents, the best; in short texts that is all."""

WEIGHED = 8000
"""So many of the best by their first score are weighed, and all that documents name."""


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


def analyses_of(corpus: Corpus, check: Check = Check()) -> Iterator[DocumentCounts]:
    """The analysis of each document, in order of key."""
    for done, key in enumerate(sorted(corpus.sources)):
        check.progress(done, len(corpus.sources), corpus.names[key])
        yield count_document(corpus.sources[key], corpus.sentences(key))
        check.alive()


class Selection(NamedTuple):
    """The candidates considered, best first, and where they occur. Only `described` describes those not accepted. The
    `others` were weighed too, but stand too low to be looked for."""

    candidates: list[TermCandidate]
    found: OccurrenceIndex
    describing: Describe
    others: Sequence[Concept] = ()

    @property
    def considered(self) -> int:
        """The number of candidates that were weighed."""
        return len(self.candidates) + len(self.others)

    def lower(self) -> Iterator[TermCandidate]:
        """The `others` as candidates, with how often they were counted: not accepted, and not described."""
        for concept in self.others:
            variants = tuple(Variant(text=text, kind=kind) for text, kind in concept.variants.items())
            yield TermCandidate(
                text=concept.text, language=concept.best.language, variants=variants, score=concept.score,
                parts=concept.evidence, frequency=concept.best.evidence.total, accepted=False, reason="weak",
            )  # fmt: skip

    def described(self, candidates: Iterable[TermCandidate]) -> list[TermCandidate]:
        """Some of the `candidates`, each with its category, part of speech and reading."""
        return [completed(candidate, self.describing) for candidate in candidates]


class Ranked(NamedTuple):
    """The candidates to look for, best first, the number of running words, and the readings that authors give; the
    `others` stand lower."""

    concepts: list[Concept]
    running_words: int
    readings: Mapping[str, str]
    others: Sequence[Concept] = ()


def select(
    corpus: Corpus,
    analyses: Iterable[DocumentCounts],
    *,
    known: Sequence[DecidedTerm] = (),
    max_terms: int | None = None,
    check: Check = Check(),
    look_for: LookFor = search,
    everything: bool = False,
) -> Selection:
    """The candidates that `analyses` (of the documents of `corpus`, in any order) add up to: all three parts at once.

    `look_for` may do what `search` does in another way. For `everything` see `rank_concepts`.
    """
    with collector_at_rest():
        ranked = rank_concepts(analyses, everything=everything)
        check.alive()
        found = find_occurrences(corpus, ranked, known, check, look_for)
        return select_candidates(corpus, ranked, found, known=known, max_terms=max_terms, check=check)


def rank_concepts(analyses: Iterable[DocumentCounts], *, everything: bool = False) -> Ranked:
    """Add `analyses` up, rank what they propose, and let go of all other evidence. `everything` is for who wants to see
    all that could be ranked: no entry comes from so far below."""
    combined = rank(analyses)
    concepts = weigh(concepts_of(combined, len(combined.candidates) if everything else WEIGHED), combined)
    best, others = concepts[:CONSIDERED], concepts[CONSIDERED:]
    return Ranked(best, combined.running_words, chosen(combined.readings), others)


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
    candidates = without_pieces([candidate for candidate in made if candidate.frequency])
    beside = Contexts(corpus, found, [each.text for each in candidates if looks_beside(each)], check)
    are_persons = partial(is_person, surroundings=beside)
    describing = partial(describe, surroundings=beside)
    candidates = join_names(candidates, are_persons, describing, partial(with_found_counts, found=found))
    is_story = tell_story(corpus, candidates, are_persons, describing)
    candidates = weaken_plain_words(candidates) if is_story else candidates
    candidates = with_known(candidates, known, found, describing)
    judged = accept(candidates, known, max_terms, ranked.running_words, describing, is_story=is_story)
    return Selection(judged, found, describing, ranked.others)


def _candidate(concept: Concept, found: OccurrenceIndex, readings: Mapping[str, str]) -> TermCandidate:
    spellings = (concept.text, *concept.variants)
    return TermCandidate(
        text=concept.text,
        language=concept.best.language,
        variants=tuple(spelling(text, kind, found) for text, kind in concept.variants.items()),
        reading=readings.get(concept.text, ""),
        score=concept.score,
        parts=concept.evidence,
        frequency=found.frequency(spellings),
        documents=found.documents(spellings),
        reason="nested" if concept.best.is_piece and not concept.variants else "",
    )
