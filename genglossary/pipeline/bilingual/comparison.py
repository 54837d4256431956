"""Everything about documents and their translation, from the documents to the inconsistencies."""

from collections.abc import Iterable, Iterator, Sequence

from genglossary.pipeline.bilingual.alignment import Anchors, align
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
from genglossary.pipeline.types import Check


def compare(
    corpus: Corpus,
    documents: Sequence[DocumentPair],
    source_terms: Sequence[TermSpellings],
    target_terms: Sequence[TermSpellings],
    *,
    known: Iterable[tuple[str, str]] = (),
    catalogs: Sequence[AlignedPassage] = (),
    check: Check = Check(),
) -> Comparison:
    """Align the pairs of `documents` of `corpus`, find the pairs of terms, and what was translated in several ways.

    `known` are pairs of spellings that people decided on: they anchor the alignment. `catalogs` are passages that are
    aligned already (gettext, TMX, XLIFF).
    """
    pairs = sorted(documents)
    aligned = [*catalogs, *align_documents(corpus, pairs, Anchors(known), check)]
    check.alive()
    found = find_pairs(aligned, source_terms, target_terms)
    check.alive()
    return Comparison(pairs, aligned, found, inconsistencies(found, aligned))


def align_documents(
    corpus: Corpus, documents: Sequence[DocumentPair], anchors: Anchors, check: Check = Check()
) -> Iterator[AlignedPassage]:
    """The passages of all pairs of `documents`."""
    for done, pair in enumerate(documents):
        check.progress(done, len(documents), corpus.names[pair.source])
        yield from align(document(corpus, pair.source), document(corpus, pair.target), anchors)
        check.alive()


def document(corpus: Corpus, key: int) -> AnalysedDocument:
    """The document `key` of `corpus` with its sentences."""
    return AnalysedDocument(corpus.sources[key], corpus.sentences(key))
