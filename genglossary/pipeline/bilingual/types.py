"""Values that go in and out of the comparison of documents with their translation.

Offsets are half-open and count characters of the stored text of the document they name.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from genglossary.pipeline.text.sentence import Sentence
from genglossary.pipeline.types import Source, Span

PairedBy = Literal["path", "content", "person"]
"""The way in which two documents were found to belong together."""

PairEvidence = Literal["together", "transliteration", "same", "parts", "abbreviation", "brackets", "alone"]
"""The reason why two terms are taken for translations of each other.

together: they stand in the same aligned sentences more often than chance has it. transliteration: one is the other's
sound in katakana. same: the word was kept as it is. parts: it is made of the translations of its parts. abbreviation:
both sides introduce it with the same short form. brackets: a bracket after one gives the other. alone: a heading, cell
or item of a list that says no more than the one stands where one stands that says no more than the other.
"""

InconsistencyKind = Literal["translations", "originals"]
"""translations: one term of the source has several in the target. originals: one of the target stands for several."""

PROPOSED = 0.6
"""Pairs that are at least so sure are proposed to people; what lies below is only evidence of what else was seen."""


class DocumentKey(NamedTuple):
    """A document to be paired: the caller's `key` for it, its path with slashes, and its language.

    `language` is an ISO 639-1 code, or "" where only the path tells. `signs` are what translators leave as it is
    (see `documents.signs_of`), for documents whose names do not tell; empty: by path only.
    """

    key: int
    name: str
    language: str = ""
    signs: frozenset[int] = frozenset()


class DocumentPair(NamedTuple):
    """A document and its translation, by key. `confidence` is in 0..1; 1 where names agree or a person said so."""

    source: int
    target: int
    by: PairedBy = "path"
    confidence: float = 1.0


class AnalysedDocument(NamedTuple):
    """A document with its sentences (see `documents.sentences`)."""

    source: Source
    sentences: Sequence[Sentence]


class AlignedPassage(NamedTuple):
    """One or two sentences in a row that say what one or two sentences of the other language say.

    All of a side are of one document, and follow each other there. `confidence` is in 0..1.
    """

    source: tuple[Sentence, ...]
    target: tuple[Sentence, ...]
    confidence: float

    @property
    def source_span(self) -> Span:
        """The stored range of the source sentences, in the document `source[0].source`."""
        return Span(self.source[0].start, self.source[-1].end)

    @property
    def target_span(self) -> Span:
        """The stored range of the target sentences, in the document `target[0].source`."""
        return Span(self.target[0].start, self.target[-1].end)

    @property
    def turned(self) -> "AlignedPassage":
        """The passage with source and target exchanged."""
        return AlignedPassage(self.target, self.source, self.confidence)


class TermSpellings(NamedTuple):
    """A term of one side with all ways of writing it; `text` is one of them whether or not `others` has it."""

    text: str
    others: tuple[str, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        """The term itself and its other spellings, each once."""
        return tuple(dict.fromkeys((self.text, *self.others)))


class PairProof(NamedTuple):
    """An aligned passage in which both terms of a pair stand, and where they stand in the stored texts."""

    passage: AlignedPassage
    source: Span
    target: Span


@dataclass(frozen=True, kw_only=True, slots=True)
class TermPair:
    """Two terms that translate each other.

    `source` and `target` are texts of terms where they were given (`source_given`, `target_given`; at least one is),
    else the spelling that the documents have. `places` counts aligned passages in which the one stands for the other,
    `source_places` and `target_places` those in which either stands at all. `confidence` in 0..1 is the share of pairs
    with such evidence that are right (see docs/quality.md). `first` says that it is the best translation of its
    source term. `proofs` are up to three, from different documents where there are some.
    """

    source: str
    target: str
    places: int
    source_places: int
    target_places: int
    confidence: float
    evidence: tuple[PairEvidence, ...]
    proofs: tuple[PairProof, ...]
    source_given: bool = True
    target_given: bool = True
    first: bool = True


class Rendering(NamedTuple):
    """One of several ways to write a term in the other language, how often it was taken, and up to three proofs."""

    text: str
    places: int
    proofs: tuple[PairProof, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Inconsistency:
    """A term that is not always translated the same way, or one translation of several terms.

    `text` is the term, of the source where `kind` is "translations" and of the target where it is "originals";
    `renderings` are of the other side, the most frequent first, at least two.
    """

    kind: InconsistencyKind
    text: str
    renderings: tuple[Rendering, ...]


class Comparison(NamedTuple):
    """All that was found about documents and their translation."""

    documents: list[DocumentPair]
    passages: list[AlignedPassage]
    pairs: list[TermPair]
    inconsistencies: list[Inconsistency]
