"""The alignment of two documents as bytes, for keeping it as long as neither changes."""

import zlib
from collections.abc import Sequence
from typing import Any, cast

from msgpack import UnpackException, packb, unpackb

from genglossary.pipeline.bilingual.types import AlignedPassage
from genglossary.pipeline.text.sentence import Sentence
from genglossary.pipeline.types import StaleBytes

VERSION = 1
"""Raised when the same documents would be aligned differently."""

_WHOLE = 1000  # of confidence


def to_bytes(aligned: Sequence[AlignedPassage], source: Sequence[Sentence], target: Sequence[Sentence]) -> bytes:
    """Pack what `align` made of the sentences of two documents."""
    numbers = [{(each.start, each.end): number for number, each in enumerate(side)} for side in (source, target)]
    rows = [
        [
            numbers[0][each.source[0].start, each.source[0].end],
            len(each.source),
            numbers[1][each.target[0].start, each.target[0].end],
            len(each.target),
            round(_WHOLE * each.confidence),
        ]
        for each in aligned
    ]
    return zlib.compress(packb([VERSION, _sign(source), _sign(target), rows]), 1)


def from_bytes(data: bytes, source: Sequence[Sentence], target: Sequence[Sentence]) -> list[AlignedPassage]:
    """The inverse of `to_bytes`. Raises `StaleBytes` for bytes of another version or of other sentences."""
    try:
        version, first, second, rows = cast("list[Any]", unpackb(zlib.decompress(data)))
    except (ValueError, TypeError, zlib.error, UnpackException) as error:
        raise StaleBytes("These bytes are no alignment.") from error
    if [version, first, second] != [VERSION, _sign(source), _sign(target)]:
        raise StaleBytes("This alignment is of another version or of other sentences.")
    return [
        AlignedPassage(tuple(source[at : at + size]), tuple(target[other : other + length]), sure / _WHOLE)
        for at, size, other, length, sure in rows
    ]


def _sign(sentences: Sequence[Sentence]) -> int:
    """A number that is another one for other sentences."""
    sign = 0
    for sentence in sentences:
        sign = zlib.crc32(f"{sentence.start} {sentence.end} {sentence.prose}\n".encode("utf-8", "replace"), sign)
    return sign
