"""Alignments of earlier runs as bytes: documents that nobody changed are not aligned again."""

import zlib
from array import array
from collections.abc import Mapping, Sequence
from typing import Any, cast

from msgpack import UnpackException, packb, unpackb

from genglossary.pipeline.bilingual.alignment import Anchors, align
from genglossary.pipeline.bilingual.types import AlignedPassage, AnalysedDocument
from genglossary.pipeline.text.sentence import Sentence
from genglossary.pipeline.types import OFFSETS, StaleBytes

Keys = tuple[int, int]
"""An original and its translation."""

Alignments = dict[bytes, bytes]
"""The passages of two documents, packed, by what anchors told of them (`Anchors.told`)."""


class KeptAlignments:
    """Aligns documents as `alignment.align` does, and keeps what it found.

    `before` are bytes by the keys of both documents, as `packed` gave them, made by the code that `version` names;
    others are passed over. Whoever has them promises that a document with the same key has not changed.
    """

    def __init__(self, before: Mapping[Keys, bytes], version: str) -> None:
        self._before, self._version = before, version
        self._used: dict[Keys, Alignments] = {}

    def align(self, source: AnalysedDocument, target: AnalysedDocument, anchors: Anchors) -> list[AlignedPassage]:
        """Align as `alignment.align` does, from what is kept where that is possible."""
        keys, told = (source.source.key, target.source.key), anchors.told(source, target)
        used = self._used.setdefault(keys, {})
        try:
            used[told] = self._of(keys)[told]
            return _unpacked(used[told], source, target)
        except (KeyError, StaleBytes):
            found = align(source, target, anchors)
            used[told] = _packed(found, source, target)
            return found

    def packed(self, keys: Keys) -> bytes:
        """All that was asked for of two documents, for the next run; nothing where nothing was."""
        return zlib.compress(packb([self._version, self._used[keys]]), 1) if keys in self._used else b""

    def _of(self, keys: Keys) -> Alignments:
        """Raises KeyError for documents that were not aligned, StaleBytes for bytes of other code, or of none."""
        try:
            made_by, found = cast("list[Any]", unpackb(zlib.decompress(self._before[keys])))
        except (ValueError, TypeError, zlib.error, UnpackException) as error:
            raise StaleBytes("These bytes are no alignments.") from error
        if made_by != self._version:
            raise StaleBytes(f"The alignments were made by {made_by}, not by {self._version}.")
        return cast("Alignments", found)


def _packed(passages: Sequence[AlignedPassage], source: AnalysedDocument, target: AnalysedDocument) -> bytes:
    """Five numbers a passage: the first and the last of its one or two sentences on both sides, and the confidence."""
    here, there = _numbers(source.sentences), _numbers(target.sentences)
    places = array(OFFSETS)
    for own, other, _ in passages:
        places.extend((here[own[0].start], here[own[-1].start], there[other[0].start], there[other[-1].start]))
    return packb([places.tobytes(), array("d", [each.confidence for each in passages]).tobytes()])


def _numbers(sentences: Sequence[Sentence]) -> dict[int, int]:
    return {sentence.start: number for number, sentence in enumerate(sentences)}


def _unpacked(data: bytes, source: AnalysedDocument, target: AnalysedDocument) -> list[AlignedPassage]:
    """The inverse of `_packed`. Raises StaleBytes for what is none."""
    places, confidences = array(OFFSETS), array("d")
    try:
        packed = cast("list[bytes]", unpackb(data))
        places.frombytes(packed[0])
        confidences.frombytes(packed[1])
        rows = zip(*(places[at::4] for at in range(4)), confidences, strict=True)
        return [_passage(source, target, *row) for row in rows]
    except (ValueError, TypeError, IndexError, UnpackException) as error:
        raise StaleBytes("These bytes are no passages.") from error


def _passage(
    source: AnalysedDocument, target: AnalysedDocument, first: int, last: int, other: int, its_last: int, sure: float
) -> AlignedPassage:
    own = tuple(source.sentences[number] for number in sorted({first, last}))
    return AlignedPassage(own, tuple(target.sentences[number] for number in sorted({other, its_last})), sure)
