"""A part of a document as people read it: its blocks in pieces, with the terms marked where they stand.

Everything is text and offsets here (half-open characters of the stored text); templates make the markup.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, kw_only=True, slots=True)
class Mentions:
    """Where terms stand in one version: starts, ends and the ids of the terms, in order of the starts."""

    starts: "array[int]"
    ends: "array[int]"
    terms: "array[int]"

    @classmethod
    def of(cls, flats: Iterable[tuple[int, "array[int]"]]) -> "Mentions":
        """From ids of terms with their flat starts and ends."""
        found = sorted((flat[at], flat[at + 1], term) for term, flat in flats for at in range(0, len(flat), 2))
        columns = zip(*found, strict=True) if found else ((), (), ())
        starts, ends, terms = (array("l", column) for column in columns)
        return cls(starts=starts, ends=ends, terms=terms)

    def terms_within(self, start: int, end: int) -> set[int]:
        """The terms that are mentioned in the range."""
        return set(self.terms[bisect_left(self.starts, start) : bisect_left(self.starts, end)])

    def marks(self, start: int, end: int, marked: Mapping[int, Marked], headings: Sequence[int]) -> list[Mark]:
        """The marks that begin in the range: leftmost first, then longest, none over another.

        `marked` says how each term is marked; others are not. `headings` are where sections begin.
        """
        under = bisect_right(headings, start)
        first = bisect_left(self.starts, headings[under - 1] if under else 0)
        chosen: dict[int, Mark] = {}
        seen: set[int] = set()
        for at in range(first, bisect_left(self.starts, end)):
            begin, what = self.starts[at], marked.get(self.terms[at])
            if under < len(headings) and begin >= headings[under]:
                under = bisect_right(headings, begin)
                seen.clear()
            if what is None:
                continue
            # Of those that begin together the last one is the longest.
            if begin >= start:
                chosen[begin] = Mark(start=begin, end=self.ends[at], what=what, first=what.term not in seen)
            if at + 1 == len(self.starts) or self.starts[at + 1] != begin:
                seen.update(each.term for each in self._marked_at(begin, marked))
        return list(_without_overlaps(chosen.values()))

    def _marked_at(self, begin: int, marked: Mapping[int, Marked]) -> Iterator[Marked]:
        for at in range(bisect_left(self.starts, begin), bisect_right(self.starts, begin)):
            if what := marked.get(self.terms[at]):
                yield what


def _without_overlaps(marks: Iterable[Mark]) -> Iterator[Mark]:
    at = -1
    for mark in marks:
        if mark.start >= at:
            yield mark
            at = mark.end


def parts_of(length: int, starts: Iterable[int], size: int = PART) -> list[tuple[int, int]]:
    """A document in parts of about `size` characters that begin where blocks start; a longer block is cut."""
    edges = [0]
    for at in (*starts, length):
        while at - edges[-1] > size:
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
