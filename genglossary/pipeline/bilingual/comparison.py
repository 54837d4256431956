"""Everything about documents and their translation, from the documents to the inconsistencies."""

from collections.abc import Iterable, Sequence

from genglossary.pipeline.bilingual.types import AlignedPassage, Comparison, DocumentPair, TermSpellings
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
    raise NotImplementedError
