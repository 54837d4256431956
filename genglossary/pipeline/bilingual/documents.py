"""Which document is the translation of which: by path, and by content where names differ."""

from collections.abc import Iterable, Sequence

from genglossary.pipeline.bilingual.types import DocumentKey, DocumentPair
from genglossary.pipeline.text.sentence import Sentence


def pair_documents(documents: Sequence[DocumentKey], source: str, target: str) -> list[DocumentPair]:
    """The pairs among `documents` of the languages `source` and `target` (ISO 639-1), in order of source key.

    By path first: folders (`en/x`, `ja/x`; `docs/x`, `i18n/ja/…/current/x`; `locale/ja/…`), suffixes (`x.ja.md`,
    `x_ja.rst`, `x-ja.txt`) with or without one on the original. Then by content (`DocumentKey.signs`). Each document is
    in one pair at most; whatever has no counterpart is in none. The order of `documents` makes no difference.
    """
    raise NotImplementedError


def signs_of(sentences: Iterable[Sentence]) -> frozenset[int]:
    """Hashes of what a translation has as its original has it: numbers, names, code, addresses."""
    raise NotImplementedError
