"""The sentences of a document as bytes: splitting a text again takes ten times as long as unpacking them."""

import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from typing import Any, cast, get_args, overload

from msgpack import UnpackException, packb, unpackb

from genglossary.pipeline.text.sentence import Sentence
from genglossary.pipeline.types import OFFSETS, BlockKind, Source, StaleBytes

_KINDS: tuple[BlockKind, ...] = get_args(BlockKind)


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
        [index, sentence.prose, _jumps(sentence.offsets), list(chain(*(sentence.ends or {}).items()))]
        for index, sentence in enumerate(sentences)
        if sentence.offsets is not None
    ]
    return zlib.compress(packb([languages, headings, columns, mapped]), 1)


def from_bytes(data: bytes, source: Source) -> Sequence[Sentence]:
    """The inverse of `to_bytes`; `source` is the document that the sentences were made from. Raises `StaleBytes`.

    Each sentence is made when it is first asked for: often only a few are.
    """
    try:
        languages, headings, columns, mapped = cast("list[Any]", unpackb(zlib.decompress(data)))
        return _Packed(source, languages, headings, columns, {index: rest for index, *rest in mapped})
    except (ValueError, TypeError, IndexError, zlib.error, UnpackException) as error:
        raise StaleBytes("These bytes are no sentences.") from error


class _Packed(Sequence[Sentence]):
    def __init__(
        self, source: Source, languages: list[str], headings: list[str], columns: list[Any], mapped: dict[int, Any]
    ) -> None:
        self._key, self._text = source.key, source.text
        self._languages, self._headings, self._mapped = languages, headings, mapped
        self._rows = list(zip(*columns, strict=True))
        self._made: list[Sentence | None] = [None] * len(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, index: int) -> Sentence: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Sentence]: ...
    def __getitem__(self, index: int | slice) -> Sentence | Sequence[Sentence]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        return self._made[index] or self._make(range(len(self))[index])

    def __iter__(self) -> Iterator[Sentence]:
        return map(self.__getitem__, range(len(self._rows)))

    def _make(self, index: int) -> Sentence:
        start, size, kind, language, heading, flags, block = self._rows[index]
        prose, offsets, ends = self._text[start : start + size], None, None
        if index in self._mapped:
            prose, jumps, pairs = self._mapped[index]
            ends = dict(zip(pairs[::2], pairs[1::2], strict=True)) or None
            offsets = _offsets(jumps, len(prose))
        made = Sentence(
            self._key, start, start + size, _KINDS[kind], self._languages[language], prose, offsets,
            self._headings[heading], bool(flags & 1), bool(flags & 2), bool(flags & 4), block, ends,
        )  # fmt: skip
        self._made[index] = made
        return made


def _jumps(offsets: "array[int]") -> list[int]:
    """The jumps in the offsets of a prose, which else count on: an index and the offset there, one after the other."""
    jumps = [0, offsets[0]] if offsets else []
    for index, (before, offset) in enumerate(pairwise(offsets), start=1):
        if offset != before + 1:
            jumps += [index, offset]
    return jumps


def _offsets(jumps: list[int], size: int) -> "array[int]":
    return array(OFFSETS, _counted(jumps[::2], jumps[1::2], size))


def _counted(indexes: list[int], offsets: list[int], size: int) -> Iterator[int]:
    for index, following, offset in zip(indexes, [*indexes[1:], size], offsets, strict=True):
        yield from cast("Iterable[int]", range(offset, offset + following - index))
