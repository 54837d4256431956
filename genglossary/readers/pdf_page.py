"""The lines of a PDF page in reading order: horizontal or vertical, in one column or more.

A line is measured in points along its direction and across it, so that a vertical page (縦書き) looks to the rest of
the reader like a horizontal one: `start` and `end` grow with the text, `across` from line to line.
"""

import re
from array import array
from collections.abc import Iterator
from ctypes import c_double
from dataclasses import dataclass, replace
from importlib import import_module
from itertools import groupby
from typing import Any

from genglossary.readers.pdf_flat import text_page
from genglossary.readers.pdf_raised import raised_figures

_raw: Any = import_module("pypdfium2.raw")

_WRITTEN = re.compile(r"[^\r\n]+")
_ODD = re.compile(r"[\ud800-\udfff\ufffe]")
_GUTTER = 1.5  # spaces wider than so many times the size of the letters may part columns
_COLUMN = 12  # characters of an average line of a column


@dataclass(frozen=True, slots=True)
class Line:
    """One line, or the part of it in one column; `places` has the number in its page, as pdfium counts, of each
    character of `text`. `cell` says that it is one of a table. `readings` are ruby: half-open characters of `text`
    and how they are pronounced. `raised` are those of `places` that are the marks of notes. `depth` is how far
    the last of several lines is below the first that pdfium took for one with it, where a word was cut.
    """

    text: str
    places: tuple[int, ...]
    start: float
    end: float
    across: float
    size: float
    vertical: bool
    readings: tuple[tuple[int, int, str], ...] = ()
    cell: bool = False
    raised: frozenset[int] = frozenset()
    depth: float = 0.0


class Page:
    """One page of a pypdfium2 document."""

    def __init__(self, page: Any) -> None:
        self._text = text_page(page)
        self._width, self._height = page.get_size()
        # pdfium counts UTF-16 units: one character here for each of them.
        self._units = "".join(map(chr, array("H", self._text.get_text_range().encode("utf-16-le", "surrogatepass"))))

    def lines(self) -> list[Line]:
        """The lines that have letters, in the order in which a person reads them."""
        found = [self.line(*span) for span in map(re.Match[str].span, _WRITTEN.finditer(self._units))]
        lines = list(_unbroken([line for line in found if line.text.strip()]))
        upright = sum(len(line.text) for line in lines if line.vertical)
        return _tiers(lines) if upright * 2 > sum(len(line.text) for line in lines) else self._columns(lines)

    def line(self, first: int, after: int) -> Line:
        """The line of these characters of the page."""
        boxes = [self._box(at) for at in (first, after - 1, *range(first + 1, after - 1, 1 + (after - first) // 8))]
        a, b = boxes[:2]
        vertical = after - first > 1 and abs(b.top - a.top) > abs(b.left - a.left)
        text, places = _characters(self._units[first:after], first)
        x, y = self._origin(first)
        if vertical:
            size = max(box.right - box.left for box in boxes)
            start, end, across = self._height - a.top, self._height - b.bottom, self._width - x
        else:
            size = max(box.top - box.bottom for box in boxes)
            start, end, across = a.left, b.right, self._height - y
        raised = frozenset[int]() if vertical else raised_figures(self._text, text, places)
        cut = "\ufffe" in self._units[first:after] and not vertical
        depth = max(0.0, y - self._origin(after - 1)[1]) if cut else 0.0
        return Line(text, places, start, end, across, max(1.0, size), vertical, raised=raised, depth=depth)

    def is_unclear(self, line: Line) -> bool:
        """Whether no character is known of those looked at; single ones, such as bullets, are not worth a word."""
        count = len(line.places)
        looked_at = (line.places[count // 4], line.places[count // 2], line.places[count * 3 // 4])
        return count > 3 and all(_raw.FPDFText_HasUnicodeMapError(self._text, at) == 1 for at in looked_at)

    def middles(self, line: Line) -> list[float]:
        """The middles of the characters of a line along its direction, in points."""
        boxes = map(self._box, line.places)
        if line.vertical:
            return [self._height - (box.top + box.bottom) / 2 for box in boxes]
        return [(box.left + box.right) / 2 for box in boxes]

    def parts(self, line: Line, starts: frozenset[int] = frozenset()) -> list[Line]:
        """A line cut at its wide spaces, and at narrower ones behind which a column of a table starts."""
        if line.vertical or " " not in line.text:
            return [line]
        first, after = line.places[0], line.places[-1] + 1
        spaces = [at for at in range(first + 1, after - 1) if self._units[at] == " "]
        cuts = [at for at in spaces if self._is_cut(at, line.size, starts)]
        return [
            self.line(a, b) for a, b in zip([first, *(at + 1 for at in cuts)], [*cuts, after], strict=True) if a < b
        ]

    def _is_cut(self, space: int, size: float, starts: frozenset[int]) -> bool:
        """Only spaces that no letter makes part anything: the next word was put somewhere else."""
        if not _raw.FPDFText_IsGenerated(self._text, space):
            return False
        start = self._box(space + 1).left
        gap = start - self._box(space - 1).right
        return gap > _GUTTER * size or (round(start) in starts and gap > size / 2)

    def _box(self, at: int) -> Any:
        box = _raw.FS_RECTF()
        _raw.FPDFText_GetLooseCharBox(self._text, at, box)
        return box

    def _origin(self, at: int) -> tuple[float, float]:
        """The point where a letter sits on its line, the same for all letters of a line, whatever their shape."""
        x, y = c_double(), c_double()
        _raw.FPDFText_GetCharOrigin(self._text, at, x, y)
        return x.value, y.value

    def _columns(self, lines: list[Line]) -> list[Line]:
        """Two columns that were drawn line by line come back as lefts, then rights; rows of a table as its cells."""
        parted = [self.parts(line) for line in lines]
        if _is_gutter([parts for parts in parted if len(parts) == 2], len(lines)):
            return [line for parts in _by_column(parted) for line in parts]
        starts = frozenset(round(part.start) + off for parts in parted for part in parts[1:] for off in (-1, 0, 1))
        rows = [self.parts(line, starts) for line in lines] if starts else parted
        ordered: list[Line] = []
        for tabular, group in groupby(rows, key=lambda parts: len(parts) > 1):
            table = list(group)
            cell = tabular and len(table) > 1
            ordered += [replace(part, cell=cell) for parts in table for part in parts]
        return ordered


def _unbroken(lines: list[Line]) -> Iterator[Line]:
    """The lines; those that the mark of a note had cut are one again."""
    before = None
    for line in lines:
        if before and before.places[-1] in before.raised and continues(before, line):
            line = with_more(before, line)
        elif before:
            yield before
        before = line
    if before:
        yield before


def continues(before: Line, line: Line) -> bool:
    """Whether `line` goes on right where `before` ends."""
    return abs(line.across - before.across) < 1 and abs(line.start - before.end) < before.size / 2


def with_more(before: Line, line: Line) -> Line:
    """Both as one line."""
    return replace(
        line,
        text=before.text + line.text,
        places=before.places + line.places,
        start=before.start,
        raised=before.raised | line.raised,
    )


def _by_column(parted: list[list[Line]]) -> Iterator[tuple[Line, ...]]:
    """The lines of each column together, as long as lines in two columns follow each other."""
    for _, group in groupby(parted, key=len):
        yield from zip(*group, strict=True)


def _characters(units: str, first: int) -> tuple[str, tuple[int, ...]]:
    """UTF-16 units, one a character, as text, and the number of each of its characters. U+FFFE stands for the hyphen
    at a line's end, where pdfium joined two lines: whether it belongs to the word is told later."""
    if not _ODD.search(units):
        return units, tuple(range(first, first + len(units)))
    places = [
        at
        for at, unit in enumerate(units, first)
        if not "\udc00" <= unit <= "\udfff"
        for _ in range(2 if unit == "\ufffe" else 1)
    ]
    text = units.replace("\ufffe", "-\n").encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text, tuple(places)


def _is_gutter(pairs: list[list[Line]], lines: int) -> bool:
    """Whether most lines are pairs with one and the same gap between them, and long enough to be text."""
    if len(pairs) < 3 or len(pairs) * 2 < lines:
        return False
    long = sum(len(part.text) for pair in pairs for part in pair) >= 2 * _COLUMN * len(pairs)
    return long and max(left.end for left, _ in pairs) <= min(right.start for _, right in pairs)


def _tiers(lines: list[Line]) -> list[Line]:
    """Vertical lines from right to left, those of an upper tier (段) before those of a lower one; horizontal ones,
    such as page numbers, at the end."""
    upright = [line for line in lines if line.vertical]
    top, bottom = min(line.start for line in upright), max(line.end for line in upright)
    middle = (top + bottom) / 2
    tiers = not any(line.start < middle < line.end for line in upright)
    upright.sort(key=lambda line: (tiers and line.start > middle, line.across))
    return upright + [line for line in lines if not line.vertical]
