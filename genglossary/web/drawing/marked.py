"""Mentions of terms in a document, and a text cut into pieces at their marks.

Everything is text and offsets here (half-open characters of the stored text); templates make the markup.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from typing import TypeVar

from genglossary.web.drawing.inline import InlineSpan

# Characters of a part: with many terms in it its page still stays below 200 KB.
PART = 12_000

_START, _END = attrgetter("start"), attrgetter("end")


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
    """Text to show as it is; `hot` belongs to the passage that a link points at, `begins` is its first piece.

    `tags` and `href` are the markup around it: see `inline.InlineSpan`. `reading` is how it is pronounced, "" mostly.
    """

    text: str
    mark: Mark | None = None
    hot: bool = False
    begins: bool = False
    tags: tuple[str, ...] = ()
    href: str = ""
    reading: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """Characters that are shown as others (`words`), or with their `reading` above them."""

    start: int
    end: int
    words: str = ""
    reading: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Mentions:
    """The mentions of terms in one version: starts, ends and the ids of the terms, in order of the starts."""

    starts: "array[int]"
    ends: "array[int]"
    terms: "array[int]"

    @classmethod
    def of(cls, flats: Iterable[tuple[int, "array[int]"]]) -> "Mentions":
        """Make marks from ids of terms with their flat starts and ends."""
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


def as_text(text: str, part: tuple[int, int], marks: Sequence[Mark], hot: tuple[int, int] | None) -> list[Piece]:
    """A part with every character that is stored."""
    return list(pieces(text, [part], marks, hot))


def pieces(
    text: str,
    ranges: Iterable[tuple[int, int]],
    marks: Sequence[Mark],
    hot: tuple[int, int] | None,
    runs: Sequence[InlineSpan] = (),
    said: Sequence[Said] = (),
) -> Iterator[Piece]:
    """Cut each range where a mark, the passage, a run of markup or what is said otherwise begins and ends."""
    begun = False
    for start, end in ranges:
        near, styled, own = _within(marks, start, end), _within(runs, start, end), _within(said, start, end)
        inner = {edge for each in (*near, *styled, *own) for edge in (each.start, each.end)} | {*(hot or ())}
        for first, last in pairwise(sorted({start, end, *(edge for edge in inner if start < edge < end)})):
            run, is_hot = _around(styled, first), hot is not None and hot[0] <= first < hot[1]
            how = _around(own, first)
            whole = how if how and (how.start, how.end) == (first, last) else None
            yield Piece(
                text=(whole and whole.words) or text[first:last], mark=_around(near, first),
                hot=is_hot, begins=is_hot and not begun,
                tags=run.tags if run else (), href=run.href if run else "", reading=whole.reading if whole else "",
            )  # fmt: skip
            begun = begun or is_hot


_Spanning = TypeVar("_Spanning", Mark, InlineSpan, Said)


def _within(spans: Sequence[_Spanning], start: int, end: int) -> Sequence[_Spanning]:
    """Those of the sorted spans, none over another, that have a character of the range."""
    return spans[bisect_right(spans, start, key=_END) : bisect_left(spans, end, key=_START)]


def _around(spans: Sequence[_Spanning], at: int) -> _Spanning | None:
    """The span that has the character."""
    found = bisect_right(spans, at, key=_START) - 1
    return spans[found] if found >= 0 and spans[found].end > at else None
