"""The sentences of a document as bytes: splitting a text again takes ten times as long as unpacking them."""

import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, cast, get_args

from msgpack import UnpackException, packb, unpackb

from genglossary.pipeline.sentences import Sentence
from genglossary.pipeline.types import BlockKind, Source

_KINDS: tuple[BlockKind, ...] = get_args(BlockKind)


class Damaged(ValueError):
    """The bytes are no sentences: make them from the text again."""


def to_bytes(sentences: Sequence[Sentence]) -> bytes:
    """`sentences`, all those of one document, without what its text says already."""
    languages = sorted({sentence.language for sentence in sentences})
    headings = list(dict.fromkeys(sentence.heading for sentence in sentences))
    number_of = {heading: number for number, heading in enumerate(headings)}
    columns = [
        [sentence.start for sentence in sentences],
        [sentence.end - sentence.start for sentence in sentences],
        bytes(_KINDS.index(sentence.kind) for sentence in sentences),
        [languages.index(sentence.language) for sentence in sentences],
        [number_of[sentence.heading] for sentence in sentences],
        bytes(sentence.headline | sentence.title << 1 | sentence.opening << 2 for sentence in sentences),
        [sentence.block for sentence in sentences],
    ]
    mapped = [
        [place, sentence.prose, _jumps(sentence.offsets)]
        for place, sentence in enumerate(sentences)
        if sentence.offsets is not None
    ]
    return zlib.compress(packb([languages, headings, columns, mapped]), 1)


def from_bytes(data: bytes, source: Source) -> tuple[Sentence, ...]:
    """The inverse of `to_bytes`; `source` is the document that the sentences were made from. Raises `Damaged`."""
    try:
        return tuple(_unpacked(source, *cast("list[Any]", unpackb(zlib.decompress(data)))))
    except (ValueError, TypeError, IndexError, zlib.error, UnpackException) as error:
        raise Damaged("These bytes are no sentences.") from error


def _unpacked(
    source: Source, languages: list[str], headings: list[str], columns: list[Any], mapped: list[Any]
) -> list[Sentence]:
    key, text = source.key, source.text
    special = {place: (prose, _offsets(jumps, len(prose))) for place, prose, jumps in mapped}
    sentences: list[Sentence] = []
    for start, size, kind, language, heading, flags, block in zip(*columns, strict=True):
        prose, offsets = special.get(len(sentences)) or (text[start : start + size], None)
        sentences.append(
            Sentence(
                key, start, start + size, _KINDS[kind], languages[language], prose, offsets,
                headings[heading], bool(flags & 1), bool(flags & 2), bool(flags & 4), block,
            )
        )  # fmt: skip
    return sentences


def _jumps(offsets: "array[int]") -> list[int]:
    """Where the offsets of a prose do not simply count on: pairs of a place and the offset there."""
    jumps = [0, offsets[0]] if offsets else []
    for place, (before, offset) in enumerate(pairwise(offsets), start=1):
        if offset != before + 1:
            jumps += [place, offset]
    return jumps


def _offsets(jumps: list[int], size: int) -> "array[int]":
    return array("l", _counted(jumps[::2], jumps[1::2], size))


def _counted(places: list[int], offsets: list[int], size: int) -> Iterator[int]:
    for place, following, offset in zip(places, [*places[1:], size], offsets, strict=True):
        yield from cast("Iterable[int]", range(offset, offset + following - place))
