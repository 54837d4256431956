"""A part of a document as people read it: its blocks in pieces, with the terms marked where they stand.

Everything is text and offsets here (half-open characters of the stored text); templates make the markup.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from genglossary.pipeline.types import Block

# Characters of a part: with many terms in it its page still stays below 200 KB.
PART = 12_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Marked:
    """A term to mark: `term` is its entry, `status` names its colour."""

    term: int
    status: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """One mention. `first` says that it is the first of its term under its heading."""

    start: int
    end: int
    what: Marked
    first: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """Text to show as it is; `hot` belongs to the passage that a link points at, `begins` is its first piece."""

    text: str
    mark: Mark | None = None
    hot: bool = False
    begins: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class BlockShown:
    """A block of the document's structure; `page` is set where a new page begins."""

    kind: str
    level: int
    start: int
    page: int | None
    pieces: Sequence[Piece]


@dataclass(kw_only=True, slots=True)
class Mentions:
    """Where terms stand in one version: for each term the starts and ends, which rise, of each of its spellings."""

    spans: Mapping[Marked, Sequence["array[int]"]]
    headings: Sequence[int]
    _starts: dict[Marked, list[int]] = field(default_factory=dict)

    def within(self, start: int, end: int) -> list[Mark]:
        """The marks that begin in the range: leftmost first, then longest, none over another."""
        found = sorted(self._all(start, end), key=lambda each: (each[0], -each[1]))
        marks: list[Mark] = []
        at = start
        for first, last, what in found:
            if first >= at:
                marks.append(Mark(start=first, end=last, what=what, first=self._is_first(what, first)))
                at = last
        return marks

    def _all(self, start: int, end: int) -> Iterator[tuple[int, int, Marked]]:
        for what, flats in self.spans.items():
            for flat in flats:
                starts = flat[::2]
                for at in range(bisect_left(starts, start), bisect_left(starts, end)):
                    yield flat[2 * at], flat[2 * at + 1], what

    def _is_first(self, what: Marked, start: int) -> bool:
        """No earlier mention of the term, in any spelling, since the last heading."""
        at = bisect_right(self.headings, start)
        section = self.headings[at - 1] if at else 0
        if what not in self._starts:
            self._starts[what] = sorted(at for flat in self.spans[what] for at in flat[::2])
        starts = self._starts[what]
        return bisect_left(starts, start) == bisect_left(starts, section)


def parts_of(length: int, blocks: Sequence[Block], size: int = PART) -> list[tuple[int, int]]:
    """The document in parts of about `size` characters that begin with blocks; a longer block is cut."""
    edges = [0]
    for at in [*(block.start for block in blocks), length]:
        while at - edges[-1] > size:
            # The last block that fits, or where there is none a cut through the block.
            edges.append(edges[-1] + size)
        if at - edges[-1] > size * 3 // 4 and at < length:
            edges.append(at)
    return [(start, end) for start, end in zip(edges, [*edges[1:], length], strict=True) if start < end] or [(0, 0)]


def part_at(parts: Sequence[tuple[int, int]], offset: int) -> int:
    """The number (from 0) of the part that has the character; the last one for an offset behind the end."""
    return min(len(parts) - 1, max(0, bisect_right([start for start, _ in parts], offset) - 1))


def as_blocks(
    text: str, blocks: Sequence[Block], part: tuple[int, int], marks: Sequence[Mark], hot: tuple[int, int] | None
) -> list[BlockShown]:
    """The structure of a part, without the markup between and inside the blocks."""
    shown: list[BlockShown] = []
    page = None
    for block in blocks:
        if block.end <= part[0] or block.start >= part[1]:
            continue
        pieces = list(_pieces(text, _prose(block, part), marks, hot))
        if not pieces:
            continue
        new_page = block.page if block.page != page else None
        page = block.page
        shown.append(BlockShown(kind=block.kind, level=block.level, start=block.start, page=new_page, pieces=pieces))
    return shown


def as_text(text: str, part: tuple[int, int], marks: Sequence[Mark], hot: tuple[int, int] | None) -> list[Piece]:
    """A part with every character that is stored."""
    return list(_pieces(text, [part], marks, hot))


def _prose(block: Block, part: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """What is left of the block in the part when what is no prose is skipped."""
    at, end = max(block.start, part[0]), min(block.end, part[1])
    for skip in block.skips:
        if skip.start > at:
            yield at, min(skip.start, end)
        at = max(at, skip.end)
        if at >= end:
            return
    yield at, end


def _pieces(
    text: str, ranges: Iterable[tuple[int, int]], marks: Sequence[Mark], hot: tuple[int, int] | None
) -> Iterator[Piece]:
    """Each range cut where a mark or the passage begins and ends."""
    starts, ends = [mark.start for mark in marks], [mark.end for mark in marks]
    begun = False
    for start, end in ranges:
        near = marks[bisect_right(ends, start) : bisect_left(starts, end)]
        inner = {edge for mark in near for edge in (mark.start, mark.end)} | {*(hot or ())}
        edges = sorted({start, end, *(edge for edge in inner if start < edge < end)})
        for first, last in pairwise(edges):
            at = bisect_right(starts, first) - 1
            mark = marks[at] if at >= 0 and marks[at].end > first else None
            is_hot = hot is not None and hot[0] <= first < hot[1]
            yield Piece(text=text[first:last], mark=mark, hot=is_hot, begins=is_hot and not begun)
            begun = begun or is_hot
