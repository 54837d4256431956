"""The lines of a PDF page in reading order: horizontal or vertical, in one column or more.

A line is measured in points along its direction and across it, so that a vertical page (縦書き) looks to the rest of
the reader like a horizontal one: `start` and `end` grow with the text, `across` from line to line.
"""

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib import import_module
from itertools import groupby
from typing import Any

_raw: Any = import_module("pypdfium2.raw")

_WRITTEN = re.compile(r"[^\r\n]+")
_ODD = re.compile(r"[\ud800-\udfff\ufffe]")
_GUTTER = 1.5  # spaces wider than so many times the size of the letters may part columns
_COLUMN = 12  # characters of an average line of a column


@dataclass(frozen=True, slots=True)
class Line:
    """One line, or the part of it in one column; `places` has the number in its page, as pdfium counts, of each
    character of `text`. `readings` are ruby: half-open characters of `text` and how they are pronounced.
    """

    text: str
    places: tuple[int, ...]
    start: float
    end: float
    across: float
    size: float
    vertical: bool
    readings: tuple[tuple[int, int, str], ...] = ()


class Page:
    """One page of a pypdfium2 document."""

    def __init__(self, page: Any) -> None:
        self._text = page.get_textpage()
        self._width, self._height = page.get_size()
        # pdfium counts UTF-16 units: one character here for each of them.
        self._units = "".join(map(chr, array("H", self._text.get_text_range().encode("utf-16-le", "surrogatepass"))))

    def lines(self) -> list[Line]:
        """The lines that have letters, in the order in which a person reads them."""
        found = [self.line(*span) for span in map(re.Match[str].span, _WRITTEN.finditer(self._units))]
        lines = [line for line in found if line.text.strip()]
        upright = sum(len(line.text) for line in lines if line.vertical)
        return _tiers(lines) if upright * 2 > sum(len(line.text) for line in lines) else self._columns(lines)

    def line(self, first: int, after: int) -> Line:
        """The line of these characters of the page."""
        a, b = self._box(first), self._box(after - 1)
        vertical = after - first > 1 and abs(b.top - a.top) > abs(b.left - a.left)
        text, places = _characters(self._units[first:after], first)
        if vertical:
            start, end = self._height - a.top, self._height - b.bottom
            return Line(text, places, start, end, self._width - a.right, max(1.0, a.right - a.left), True)
        return Line(text, places, a.left, b.right, self._height - a.top, max(1.0, a.top - a.bottom), False)

    def middles(self, line: Line) -> list[float]:
        """Where the middle of each character of a line is, along its direction."""
        boxes = map(self._box, line.places)
        if line.vertical:
            return [self._height - (box.top + box.bottom) / 2 for box in boxes]
        return [(box.left + box.right) / 2 for box in boxes]

    def parts(self, line: Line) -> list[Line]:
        """A line cut at its wide spaces."""
        first, after = line.places[0], line.places[-1] + 1
        wide = [at for at in range(first + 1, after - 1) if self._units[at] == " " and self._is_wide(at, line.size)]
        return [
            self.line(a, b) for a, b in zip([first, *(at + 1 for at in wide)], [*wide, after], strict=True) if a < b
        ]

    def _is_wide(self, space: int, size: float) -> bool:
        return self._box(space + 1).left - self._box(space - 1).right > _GUTTER * size

    def _box(self, at: int) -> Any:
        box = _raw.FS_RECTF()
        _raw.FPDFText_GetLooseCharBox(self._text, at, box)
        return box

    def _columns(self, lines: list[Line]) -> list[Line]:
        """Two columns that were drawn line by line come back as lefts, then rights; a table stays as it is."""
        parted = [self.parts(line) if not line.vertical and " " in line.text else [line] for line in lines]
        parted = [parts if len(parts) == 2 else [line] for parts, line in zip(parted, lines, strict=True)]
        pairs = [parts for parts in parted if len(parts) == 2]
        if len(pairs) < 3 or len(pairs) * 2 < len(lines) or not _is_gutter(pairs):
            return lines
        ordered: list[Line] = []
        for _, group in groupby(parted, key=len):
            for column in zip(*group, strict=True):
                ordered += column
        return ordered


def _characters(units: str, first: int) -> tuple[str, tuple[int, ...]]:
    """UTF-16 units, one a character, as text, and the number of each of its characters. U+FFFE stands where pdfium
    joined a word that was hyphenated at a line's end."""
    if not _ODD.search(units):
        return units, tuple(range(first, first + len(units)))
    places = [at for at, unit in enumerate(units, first) if unit != "\ufffe" and not "\udc00" <= unit <= "\udfff"]
    text = units.replace("\ufffe", "").encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text, tuple(places)


def _is_gutter(pairs: list[list[Line]]) -> bool:
    wide = sum(len(part.text) for pair in pairs for part in pair) >= 2 * _COLUMN * len(pairs)
    return wide and max(left.end for left, _ in pairs) <= min(right.start for _, right in pairs)


def _tiers(lines: list[Line]) -> list[Line]:
    """Vertical lines from right to left, those of an upper tier (段) before those of a lower one; horizontal ones,
    such as page numbers, at the end."""
    upright = [line for line in lines if line.vertical]
    top, bottom = min(line.start for line in upright), max(line.end for line in upright)
    middle = (top + bottom) / 2
    tiers = not any(line.start < middle < line.end for line in upright)
    upright.sort(key=lambda line: (tiers and line.start > middle, line.across))
    return upright + [line for line in lines if not line.vertical]


_KANA = re.compile(r"[ぁ-ゖァ-ヺー・\s]+")
_KANJI = re.compile(r"[々〆ヶ㐀-鿿豈-﫿𠀀-𯿿]")
_SMALL = 0.65  # of the size of the text below


def with_ruby(page: Page, lines: list[Line]) -> list[Line]:
    """The lines without those of ruby, whose words become readings of the line that they stand at."""
    small = [line for line in lines if _KANA.fullmatch(line.text) and any(_is_beside(line, base) for base in lines)]
    if not small:
        return lines
    rest = list(_rejoined([line for line in lines if line not in small]))
    for ruby in small:
        for at, base in enumerate(rest):
            if _is_beside(ruby, base) and (span := _covered(page, ruby, base)):
                said = "".join(ruby.text.split())
                rest[at] = replace(base, readings=tuple(sorted((*base.readings, (*span, said)))))
                break
    return rest


def _is_beside(ruby: Line, base: Line) -> bool:
    distance = base.across - ruby.across
    overlap = min(ruby.end, base.end) - max(ruby.start, base.start)
    return ruby.size <= _SMALL * base.size and 0 < distance < base.size and overlap > 0


def _rejoined(lines: list[Line]) -> Iterator[Line]:
    """Lines that a ruby in their middle had cut."""
    before = None
    for line in lines:
        if before and abs(line.across - before.across) < 1 and abs(line.start - before.end) < before.size / 2:
            line = replace(line, text=before.text + line.text, places=before.places + line.places, start=before.start)
        elif before:
            yield before
        before = line
    if before:
        yield before


def _covered(page: Page, ruby: Line, base: Line) -> tuple[int, int] | None:
    """The kanji of `base` that stand at `ruby`."""
    middles = page.middles(base)
    if len(middles) != len(base.text):
        return None  # halves of characters outside of the basic plane
    reach = base.size / 4
    at = [
        index
        for index, middle in enumerate(middles)
        if ruby.start - reach < middle < ruby.end + reach and _KANJI.match(base.text[index])
    ]
    return (at[0], at[-1] + 1) if at else None
