"""Lists of words in a PDF: short lines at the margin, each with its explanation indented below it.

A PDF has no mark for them, so several in a row are asked for: a heading above one indented line is none.
"""

import re
from collections.abc import Iterator, Sequence

from genglossary.readers.pdf_page import Line

ITEM = re.compile(r"(?:[•◦▪●○■□◆・‣⁃–]|[-*](?=\s)|\(?\d{1,3}[.)](?=\s))\s*(?=\S)")
"""The mark with which an item of another list begins."""

_LONGEST = 60  # characters of a term
_FEWEST = 2  # entries of a list
_INDENTED = (0.8, 8.0)  # of the size of the letters
_NO_TERM = re.compile(r"[.!?:,;。．！？：、，]\s*$")

Paragraph = Sequence[Line]


def entries(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """The places in `paragraphs` of terms whose explanation is the next paragraph."""
    pairs = [at for at in range(len(paragraphs) - 1) if _is_entry(paragraphs[at], paragraphs[at + 1])]
    return frozenset(at for row in _rows(pairs, paragraphs) if len(row) >= _FEWEST for at in row)


def _is_entry(term: Paragraph, text: Paragraph) -> bool:
    first = term[0]
    if len(term) > 1 or first.cell or len(first.text.strip()) > _LONGEST or _NO_TERM.search(first.text):
        return False
    if ITEM.match(first.text) or ITEM.match(text[0].text):
        return False
    least, most = (times * first.size for times in _INDENTED)
    alike = all(abs(line.size - first.size) < first.size / 5 and not line.cell for line in text)
    return alike and all(least < line.start - first.start < most for line in text)


def _rows(pairs: Sequence[int], paragraphs: Sequence[Paragraph]) -> Iterator[list[int]]:
    """Entries that follow each other and begin at the same margins."""
    row: list[int] = []
    for at in pairs:
        if row and not (at == row[-1] + 2 and _margins(paragraphs, at) == _margins(paragraphs, row[-1])):
            yield row
            row = []
        row.append(at)
    yield row


def _margins(paragraphs: Sequence[Paragraph], at: int) -> int:
    return round(paragraphs[at + 1][0].start - paragraphs[at][0].start)
