"""From documents to candidates: everything considered, best first, with a proposal which to accept."""

import gc
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial

from genglossary.pipeline.analysis import Analysis, analyse
from genglossary.pipeline.categories import describe
from genglossary.pipeline.combining import combine
from genglossary.pipeline.corpus import Corpus
from genglossary.pipeline.cut import accept, completed
from genglossary.pipeline.known import with_known
from genglossary.pipeline.occurrences import Places, find
from genglossary.pipeline.scoring import named
from genglossary.pipeline.searching import Search
from genglossary.pipeline.types import Candidate, Check, KnownTerm, Variant
from genglossary.pipeline.variants import Concept, concepts_of

CONSIDERED = 4000
"""At most this many candidates are looked at; what scores lower never is a term that people look up."""


def extract(
    corpus: Corpus,
    *,
    known: Sequence[KnownTerm] = (),
    max_terms: int | None = None,
    check: Check = Check(),
) -> list[Candidate]:
    """All candidates of `corpus`, best first; `accepted` and `reason` are set by the cut.

    `known` terms are looked for whether or not statistics propose them: required ones are always accepted,
    excluded ones never. `max_terms` bounds how many are accepted (None: what a
    glossary holds); required ones do not count against it.
    """
    with _collector_at_rest():
        return described(
            select(corpus, analyses_of(corpus, check), known=known, max_terms=max_terms, check=check), corpus
        )


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


def analyses_of(corpus: Corpus, check: Check = Check()) -> Iterator[Analysis]:
    """The analysis of each document, in order of key."""
    for done, (key, source) in enumerate(sorted(corpus.sources.items())):
        check.progress(done, len(corpus.sources), source.name)
        yield analyse(source, corpus.sentences(key))
        check.alive()


def select(
    corpus: Corpus,
    analyses: Iterable[Analysis],
    *,
    known: Sequence[KnownTerm] = (),
    max_terms: int | None = None,
    check: Check = Check(),
    search: Search = find,
) -> list[Candidate]:
    """The candidates that `analyses` (of the documents of `corpus`, in any order) add up to.

    `search` may do what `find` does in another way. What is not accepted is described by `described` only.
    """
    concepts, running_words = _concepts(analyses)
    check.alive()
    surfaces = {form for concept in concepts for form in (concept.text, *concept.variants)}
    surfaces.update(form for term in known for form in (term.text, *term.variants))
    found = search(corpus, sorted(surfaces), check)
    candidates = [candidate for concept in concepts if (candidate := _candidate(concept, found)).frequency]
    describing = partial(describe, sources=corpus.sources)
    return accept(with_known(candidates, known, found, describing), known, max_terms, running_words, describing)


def described(candidates: Iterable[Candidate], corpus: Corpus) -> list[Candidate]:
    """`candidates` that `select` gave, each with its category, part of speech and reading."""
    describing = partial(describe, sources=corpus.sources)
    return [completed(candidate, describing) for candidate in candidates]


def _concepts(analyses: Iterable[Analysis]) -> tuple[list[Concept], int]:
    """What is looked at, and how many running words there are; all other evidence is let go."""
    combined = combine(analyses)
    return concepts_of(combined, CONSIDERED), combined.running_words


def _candidate(concept: Concept, found: Mapping[str, Places]) -> Candidate:
    variants = tuple(
        Variant(text=text, kind=kind, occurrences=found.get(text, {})) for text, kind in concept.variants.items()
    )
    own = found.get(concept.text, {})
    places = [own, *(variant.occurrences for variant in variants)]
    return Candidate(
        text=concept.text,
        language=concept.best.language,
        variants=variants,
        score=concept.best.score,
        parts=named(concept.best.parts),
        frequency=sum(len(spans) for each in places for spans in each.values()) // 2,
        documents=len({key for each in places for key in each}),
        occurrences=own,
    )
