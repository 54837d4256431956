"""The lines of a text file whose indentation says what belongs to what, as in reStructuredText."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from genglossary.pipeline.types import Block, Span


class Line(NamedTuple):
    """A line from its first character that is no space (`at`) to its end; `indent` in columns, -1 of an empty one."""

    at: int
    end: int
    indent: int


NOTHING = Line(0, 0, -1)


def lines_of(text: str) -> list[Line]:
    """The lines of a whole text."""
    lines: list[Line] = []
    start = 0
    for raw in text.split("\n"):
        bare = raw.lstrip(" \t")
        at, indent = start + len(raw) - len(bare), len(raw[: len(raw) - len(bare)].expandtabs())
        lines.append(Line(at, at + len(bare.rstrip()), indent if bare.strip() else -1))
        start += len(raw) + 1
    return lines


def is_indented_after(lines: list[Line], at: int) -> bool:
    """Whether the line after this one is indented by more."""
    return at + 1 < len(lines) and lines[at + 1].indent > lines[at].indent


def after_indented(lines: list[Line], at: int, indent: int) -> int:
    """The index after the lines from `at` on that are empty or indented by more than `indent`."""
    while at < len(lines) and (lines[at].indent < 0 or lines[at].indent > indent):
        at += 1
    return at


def margins(text: str, lines: Sequence[Line]) -> list[Span]:
    """All between the lines of one text but the ends of them: what nobody sees, borders of tables, and white space."""
    ends = [(text.find("\n", before.end), before, line) for before, line in pairwise(lines)]
    return [span for end, before, line in ends for span in (Span(before.end, end), Span(end + 1, line.at))]


def code_block(lines: Sequence[Line]) -> Iterator[Block]:
    """The block of lines of code, without empty ones around them; none where all are empty."""
    written = [line for line in lines if line.indent >= 0]
    if written:
        yield Block(kind="code", start=written[0].at, end=written[-1].end)
