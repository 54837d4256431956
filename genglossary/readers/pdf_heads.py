"""The lines of a PDF that belong to its pages and not to its text: running heads, page numbers, its contents."""

import re
from collections import Counter
from typing import NamedTuple

from genglossary.pipeline.types import Span
from genglossary.readers.pdf_page import Line
from genglossary.readers.plain_pages import PAGE_NUMBER, is_contents

_HEADS = 3  # lines of a running head or foot
_FULL_STOP = re.compile(r"[.!?。！？]\s*$")
_DIGITS = re.compile(r"\d+")


class Placed(NamedTuple):
    """A line with its page, which counts from 1."""

    page: int
    line: Line


def without_running_heads(pages: list[list[Line]]) -> list[Placed]:
    """All lines but those at the top or bottom of a page that stand on many pages, with other numbers at most, page
    numbers, and lines of a table of contents."""
    for depth in range(_HEADS):
        repeated = _repeated(pages, outermost=depth == 0)
        peeled = [_peeled(lines, repeated) for lines in pages]
        if peeled == pages:
            break
        pages = peeled
    return [
        Placed(number, line)
        for number, lines in enumerate(pages, start=1)
        for line in lines
        if not is_contents(line.text.rstrip(), Span(0, len(line.text.rstrip())))
    ]


def _repeated(pages: list[list[Line]], *, outermost: bool) -> frozenset[int]:
    """The lines at edges, by their `id`, that are repeated or count the pages. A whole sentence is no running head,
    unless it stands `outermost` on a page of several lines."""
    edges = [
        (at, line) for at, lines in enumerate(pages) for line in {id(x): x for x in lines[:1] + lines[-1:]}.values()
    ]
    counts = Counter(_edge_key(line) for _, line in edges)
    often = max(2.0, len(pages) * 0.4)
    numbers = {id(line): int(found[0]) - at for at, line in edges if (found := _number(line.text))}
    steps = Counter(numbers.values())
    return frozenset(
        id(line)
        for at, line in edges
        if (
            counts[_edge_key(line)] >= often
            and ((outermost and len(pages[at]) > 3) or not _FULL_STOP.search(line.text))
        )
        or (id(line) in numbers and steps[numbers[id(line)]] >= often)
    )


def _number(text: str) -> re.Match[str] | None:
    """The number of a line that says nothing but which page this is."""
    return _DIGITS.search(text) if PAGE_NUMBER.fullmatch(text.strip()) else None


def _peeled(lines: list[Line], repeated: frozenset[int]) -> list[Line]:
    """A page without its repeated edges; one that has nothing else stays."""
    return [line for line in lines if id(line) not in repeated] or lines


def _edge_key(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("0", line.text.strip()), round(line.across)
