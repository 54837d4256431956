"""Tables of plain text: columns that are set apart by spaces, or drawn with "|" and "+"."""

import re
from collections.abc import Iterator, Sequence

from genglossary.pipeline.types import Span

_GAP = re.compile(r"(?<=\S)(?<![.!?:] ) {3,}(?=\S)")
_DRAWN = re.compile(r"\s*[|+].*[|+]\s*")
_CELL = re.compile(r"[^|\s](?:[^|\n]*?[^|\s])??(?=\s*\||\s*$| {3}|\t)")
_BORDER = re.compile(r"[-+=~_.:\d\s]*")
_LEAST = 2  # lines
_SHARE = 0.6  # of the lines


def is_table(text: str, lines: Sequence[Span]) -> bool:
    """Whether most of some lines one below the other are rows of columns."""
    if len(lines) < _LEAST or not any(
        "   " in text[start:end].strip() or "|" in text[start:end] for start, end in lines
    ):
        return False
    rows = sum(1 for line in lines if _DRAWN.fullmatch(text, *line) or _GAP.search(text, *line))
    return rows >= max(_LEAST, _SHARE * len(lines))


def cells_of(text: str, lines: Sequence[Span]) -> Iterator[Span]:
    """The cells that say something, in order."""
    for start, end in lines:
        for match in _CELL.finditer(text, start, end):
            if not _BORDER.fullmatch(match[0]):
                yield Span(*match.span())
