"""Everything about documents and their translation, from the documents to the inconsistencies."""

from collections.abc import Iterator, Sequence
from itertools import chain

from genglossary.pipeline.bilingual.alignment import Anchors, align, improved
from genglossary.pipeline.bilingual.inconsistencies import inconsistencies
from genglossary.pipeline.bilingual.pairs import find_pairs
from genglossary.pipeline.bilingual.types import (
    AlignedPassage,
    AnalysedDocument,
    Comparison,
    DocumentPair,
    TermSpellings,
)
from genglossary.pipeline.documents.corpus import Corpus
from genglossary.pipeline.text.folding import fold_key
from genglossary.pipeline.types import Check

_SURE = 0.95  # of passages from which terms are learnt for a second look at all
_ENOUGH = 2000  # of them
_CERTAIN, _OFTEN = 0.8, 3  # confidence and places of pairs that passages are measured by


def compare(
    corpus: Corpus,
    documents: Sequence[DocumentPair],
    source_terms: Sequence[TermSpellings],
    target_terms: Sequence[TermSpellings],
    *,
    known: Sequence[tuple[str, str]] = (),
    catalogs: Sequence[AlignedPassage] = (),
    check: Check = Check(),
) -> Comparison:
    """Align the pairs of `documents` of `corpus`, find the pairs of terms, and what was translated in several ways.

    `known` are pairs of spellings that people decided on: they anchor the alignment. `catalogs` are passages that are
    aligned already (gettext, TMX, XLIFF).
    """
    pairs, anchors = sorted(documents), Anchors(known)
    aligned = [list(each) for each in align_documents(corpus, pairs, anchors, check)]
    anchors = Anchors([*known, *_sure(_some(aligned), source_terms)])
    for pair, passages in zip(pairs, aligned, strict=True):
        passages[:] = improved(passages, document(corpus, pair.source), document(corpus, pair.target), anchors)
        check.alive()
    together = [*catalogs, *chain.from_iterable(aligned)]
    found = find_pairs(together, source_terms, target_terms)
    check.alive()
    return Comparison(pairs, together, found, inconsistencies(found, together))


def align_documents(
    corpus: Corpus, documents: Sequence[DocumentPair], anchors: Anchors, check: Check = Check()
) -> Iterator[list[AlignedPassage]]:
    """The passages of each pair of `documents`."""
    for done, pair in enumerate(documents):
        check.progress(done, len(documents), corpus.names[pair.source])
        yield align(document(corpus, pair.source), document(corpus, pair.target), anchors)
        check.alive()


def _some(aligned: Sequence[Sequence[AlignedPassage]]) -> list[AlignedPassage]:
    """So many of the surest passages as tell the translations of the most frequent terms."""
    sure = [each for passages in aligned for each in passages if each.confidence >= _SURE]
    return sure[:: len(sure) // _ENOUGH + 1]


def _sure(aligned: Sequence[AlignedPassage], terms: Sequence[TermSpellings]) -> Iterator[tuple[str, str]]:
    """Pairs of terms that are as good as certain, for aligning by them."""
    for pair in find_pairs(aligned, terms, []):
        if pair.confidence >= _CERTAIN and pair.places >= _OFTEN and fold_key(pair.source) != fold_key(pair.target):
            yield pair.source, pair.target


def document(corpus: Corpus, key: int) -> AnalysedDocument:
    """The document `key` of `corpus` with its sentences."""
    return AnalysedDocument(corpus.sources[key], corpus.sentences(key))
