"""The cells of tables of reStructuredText: drawn ones, and the directive csv-table."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from genglossary.pipeline.types import Span

_OPTION = re.compile(r":(?P<name>[\w-]+):[ \t]*")
_CELL = r'[ \t]*(?:"(?P<quoted>(?:[^"]|"")*)"[ \t]*|(?P<plain>[^{sign}\n"]*))(?:{sign}|(?=\n)|\Z)'
_GRID_CELL = re.compile(r"[^|+\s](?:[^|\n]*[^|\s])?")
_BORDER = re.compile(r"=+")
_SIGNS = {"tab": "\t", "space": " "}


def cells_of(text: str, lines: Sequence[Span]) -> Iterator[Span]:
    """The spans in `text` of the words of each cell, row by row, those of the option `:header:` first.

    `lines` are what the directive holds, without empty ones. A cell may have several lines.
    """
    sign, at, head = ",", 0, Span(0, 0)
    while at < len(lines) and (option := _OPTION.match(text, *lines[at])):
        value = Span(option.end(), lines[at].end)
        if option["name"] == "header":
            head = value
        elif option["name"] == "delim" and value.end > value.start:
            written = text[value.start : value.end]
            sign = _SIGNS.get(written, written[0])
        at += 1
    cell = re.compile(_CELL.format(sign=re.escape(sign)))
    yield from _cells(text, cell, *head)
    if at < len(lines):
        yield from _cells(text, cell, lines[at].start, lines[-1].end)


def _cells(text: str, cell: re.Pattern[str], start: int, end: int) -> Iterator[Span]:
    while start < end:
        found = cell.match(text, start, end)
        if found is None:  # an open quotation mark
            start += 1
            continue
        span = Span(*found.span("quoted" if found["quoted"] is not None else "plain"))
        words = text[span.start : span.end]
        if words.strip():
            yield Span(span.start + len(words) - len(words.lstrip()), span.start + len(words.rstrip()))
        start = max(found.end(), start + 1)


def columns_of(border: str) -> list[int]:
    """The indexes at which the columns of a simple table begin, of which this is the border."""
    return [found.start() for found in _BORDER.finditer(border)]


def cells_in(row: str, columns: list[int]) -> Iterator[tuple[int, int]]:
    """The cells of a line of a grid, or of a simple table with these columns."""
    if row[0] in "|+":
        return (found.span() for found in _GRID_CELL.finditer(row))
    return _simple_cells(row, columns)


def _simple_cells(row: str, columns: list[int]) -> Iterator[tuple[int, int]]:
    """The cells of a row whose columns begin at these places on a screen, where a Japanese character is two wide."""
    starts: list[int] = []
    place = 0
    for at, character in enumerate(row):
        if len(starts) < len(columns) and place >= columns[len(starts)]:
            starts.append(at)
        place += 1 + (unicodedata.east_asian_width(character) in "WF")
    for start, end in pairwise([*starts, len(row)]):
        cell = row[start:end]
        yield start + len(cell) - len(cell.lstrip()), start + len(cell.rstrip())
