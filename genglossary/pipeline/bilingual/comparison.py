"""Everything about documents and their translation, from the documents to the inconsistencies."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from genglossary.pipeline.bilingual.alignment import Aligner, Anchors, align, improved
from genglossary.pipeline.bilingual.association import Association
from genglossary.pipeline.bilingual.catalogs import aligned_catalog, is_catalog
from genglossary.pipeline.bilingual.cutting import Cutters
from genglossary.pipeline.bilingual.inconsistencies import inconsistencies
from genglossary.pipeline.bilingual.pairs import find_pairs
from genglossary.pipeline.bilingual.spans import SideIndex, language_of
from genglossary.pipeline.bilingual.types import (
    AlignedPassage,
    AnalysedDocument,
    Comparison,
    DocumentPair,
    TermSpellings,
)
from genglossary.pipeline.documents.corpus import Corpus
from genglossary.pipeline.garbage import collector_at_rest
from genglossary.pipeline.text.folding import fold_key
from genglossary.pipeline.types import Check

_SURE = 0.95  # of passages from which terms are learnt for a second look at all
_ENOUGH = 2000  # of them
_OFTEN = 3  # places of a pair that passages are measured by
_STRONG, _MUTUAL = 0.6, 0.95  # its strength, also as a share of that of the best pair with the same translation


def compare(
    corpus: Corpus,
    documents: Sequence[DocumentPair],
    source_terms: Sequence[TermSpellings],
    target_terms: Sequence[TermSpellings],
    *,
    known: Sequence[tuple[str, str]] = (),
    catalogs: Sequence[AlignedPassage] = (),
    aligner: Aligner = align,
    check: Check = Check(),
) -> Comparison:
    """Align the pairs of `documents` of `corpus`, find the pairs of terms, and what was translated in several ways.

    `known` are pairs of spellings that people decided on: they anchor the alignment. `catalogs` are passages that are
    aligned already: `catalog_passages`, or a translation memory. `aligner` may know how documents were aligned before
    (`KeptAlignments.align`), which makes no difference but in time.
    """
    with collector_at_rest():
        pairs = sorted(documents)
        cutters = Cutters()
        learn = partial(_learnt, terms=source_terms, known=known, cutters=cutters)
        passages = [*catalogs, *_passages(corpus, pairs, Anchors(known), learn, aligner, check)]
        found = find_pairs(passages, source_terms, target_terms, cutters)
        check.alive()
        return Comparison(pairs, passages, found, inconsistencies(found))


def _passages(
    corpus: Corpus,
    pairs: Sequence[DocumentPair],
    anchors: Anchors,
    learn: Callable[[Sequence[Sequence[AlignedPassage]]], Anchors],
    aligner: Aligner,
    check: Check,
) -> Iterator[AlignedPassage]:
    """The passages of all documents, looked at a second time with the terms that the first time told."""
    aligned = list(align_documents(corpus, pairs, anchors, check, aligner))
    learnt = learn(aligned)
    for pair, passages in zip(pairs, aligned, strict=True):
        yield from improved(passages, document(corpus, pair.source), document(corpus, pair.target), learnt, aligner)
        check.alive()


def _learnt(
    aligned: Sequence[Sequence[AlignedPassage]],
    terms: Sequence[TermSpellings],
    known: Sequence[tuple[str, str]],
    cutters: Cutters,
) -> Anchors:
    """The pairs that people decided on and those that are as good as certain."""
    return Anchors([*known, *_whole(list(_sure(_some(aligned), terms, cutters)))])


def _whole(pairs: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Those of `pairs` of terms that are no piece of a longer term with the same translation: where two names are used
    for that, all its pieces would say so again ("drip", "line" and "drip line" beside 点滴ホース)."""
    for term, text in pairs:
        if not any(text == other and len(term) < len(longer) and term in longer for longer, other in pairs):
            yield term, text


def catalog_passages(corpus: Corpus, source: str, target: str, check: Check = Check()) -> Iterator[AlignedPassage]:
    """The passages of all gettext catalogs of `corpus` that translate `source` into `target` (ISO 639-1), or back."""
    return from_to(aligned_catalogs(corpus, check), source, target)


def aligned_catalogs(corpus: Corpus, check: Check = Check()) -> Iterator[AlignedPassage]:
    """The passages of all gettext catalogs of `corpus`, whatever languages they are in, by the key of the document."""
    for key in sorted(key for key, name in corpus.names.items() if is_catalog(name)):
        yield from aligned_catalog(document(corpus, key))
        check.alive()


def from_to(passages: Iterable[AlignedPassage], source: str, target: str) -> Iterator[AlignedPassage]:
    """The passages among `passages` that translate `source` into `target`, and those the other way, turned."""
    for passage in passages:
        languages = passage.source[0].language, passage.target[0].language
        if languages[1] == target or languages[0] == source:
            yield passage
        elif languages[1] == source or languages[0] == target:
            yield passage.turned


def align_documents(
    corpus: Corpus,
    documents: Sequence[DocumentPair],
    anchors: Anchors,
    check: Check = Check(),
    aligner: Aligner = align,
) -> Iterator[list[AlignedPassage]]:
    """The passages of each pair of `documents`."""
    for done, pair in enumerate(documents):
        check.progress(done, len(documents), corpus.names[pair.source])
        yield aligner(document(corpus, pair.source), document(corpus, pair.target), anchors)
        check.alive()


def _some(aligned: Sequence[Sequence[AlignedPassage]]) -> list[AlignedPassage]:
    """So many of the surest passages as tell the translations of the most frequent terms."""
    sure = [each for passages in aligned for each in passages if each.confidence >= _SURE]
    return sure[:: len(sure) // _ENOUGH + 1]


def _sure(
    aligned: Sequence[AlignedPassage], terms: Sequence[TermSpellings], cutters: Cutters
) -> Iterator[tuple[str, str]]:
    """Pairs of terms that are as good as certain, for aligning by them."""
    sides = [each.source for each in aligned], [each.target for each in aligned]
    here, there = (cutters.of(language_of(side)) for side in sides)
    source, target = SideIndex(sides[0], sorted(set(terms)), here), SideIndex(sides[1], [], there)
    association = Association(source, target)
    for number, term in enumerate(source.given):
        for best in association.candidates(number, source.places[number])[:1]:
            text = target.text(best.target)
            is_best = best.strength >= max(_STRONG, _MUTUAL * association.rival(best.target)[0])
            if is_best and best.places >= _OFTEN and fold_key(text) != fold_key(term.text):
                yield term.text, text


def document(corpus: Corpus, key: int) -> AnalysedDocument:
    """The document `key` of `corpus` with its sentences."""
    return AnalysedDocument(corpus.sources[key], corpus.sentences(key))
