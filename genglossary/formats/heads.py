"""The names of the columns of a table that people laid out: below a title, in two rows, again on each page."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from genglossary.formats.column_names import FIELD_OF, OTHERS, key_of
from genglossary.formats.columns import guessed, is_header, language_tag
from genglossary.formats.order import place_of
from genglossary.formats.pages.headed import LETTER
from genglossary.pipeline.text.stated import stated

Rows = tuple[tuple[int, tuple[str, ...]], ...]
"""Numbers and cells."""

_DEEPEST = 15
"""Rows that may stand above the names of the columns."""
_LINE = re.compile(r"[^:：—–\n]{1,60}?(?:[:：]\s*|\s+[—–]\s+|――)(?!//)\S")
_HEAD = re.compile(r"【[^】]{1,60}】|[■□◆◇●○▼▽★☆◎▪]\s*[^\s。]{1,60}$")
_RULE = re.compile(r"\s*:?(?:-{2,}|={2,}):?\s*|\s*")
"""A cell of a line that is drawn between rows, as in a table of Markdown."""
_MOSTLY = 0.8
_FEWEST = 2
"""Names that are known, of a row below others."""


def under_its_head(rows: Rows) -> tuple[Rows, Rows]:
    """The rows from the one that names the columns on, with that in one row; and those that are no entries: above it,
    and where the names stand again. Tables without such a row are as they were."""
    at = next((at for at in range(min(_DEEPEST, len(rows))) if _names_columns(rows, at)), 0)
    if not rows or (at == 0 and not is_header(rows[0][1])):
        return rows, ()
    (number, names), body = rows[at], rows[at + 1 :]
    if body and (joined := _joined(names, body[0][1])):
        names, body = joined, body[1:]
    again = [each for each in body if each[1] in (names, rows[at][1]) or all(map(_RULE.fullmatch, each[1]))]
    again += _letters_in(body)
    body = tuple(each for each in body if each not in again)
    return ((number, names), *body), (*rows[:at], *again)


def _letters_in(rows: Rows) -> list[tuple[int, tuple[str, ...]]]:
    """The rows that have a letter alone, below which rows of that letter stand. There is none unless there are several,
    for one may be a term."""
    found = [row for row, below in pairwise(rows) if _is_letter(row[1]) and _stands_under(row[1], below[1])]
    return found if len(found) >= _FEWEST else []


def _is_letter(cells: Sequence[str]) -> bool:
    return _filled(cells) == 1 and bool(LETTER.fullmatch("".join(cells).strip()))


def _stands_under(letter: Sequence[str], cells: Sequence[str]) -> bool:
    wanted = place_of("".join(letter).strip()).letter
    return _filled(cells) > 1 and any(place_of(cell.strip()).letter == wanted for cell in cells if cell.strip())


def _names_columns(rows: Rows, at: int) -> bool:
    """Whether this is the first row of names: of a lower one more must be known, and titles fill fewer cells."""
    cells = rows[at][1]
    if at == 0:
        return is_header(cells)
    below = rows[at + 1][1] if at + 1 < len(rows) else ()
    names = _joined(cells, below) or cells
    return is_header(cells) and names_several(names) and all(_filled(above) < _filled(names) for _, above in rows[:at])


def names_several(cells: Sequence[str]) -> bool:
    """Whether a row names columns, of which more than one is known."""
    return is_header(cells) and sum(each.field != OTHERS for each in guessed(cells)) >= _FEWEST


def _filled(cells: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in cells)


def _joined(above: Sequence[str], below: Sequence[str]) -> tuple[str, ...]:
    """One row of names of two: languages or fields below what holds for several columns. Empty where these are not
    two rows of names."""
    width = max(len(above), len(below))
    upper, lower = ([each.strip() for each in (*cells, *[""] * (width - len(cells)))] for cells in (above, below))
    shared = [not one and bool(other) for one, other in zip(upper, lower, strict=True)]
    said = [cell for cell in lower if cell]
    if not any(shared) or not all(language_tag(cell) or key_of(cell) in FIELD_OF or cell in upper for cell in said):
        return ()
    return tuple(_name(one, other) for one, other in zip(_spread(upper, lower), lower, strict=True))


def _spread(upper: Sequence[str], lower: Sequence[str]) -> Iterator[str]:
    """Names stand above all columns to their right that have a name below and none above."""
    last = ""
    for one, other in zip(upper, lower, strict=True):
        last = one or (last if other else "")
        yield last


def _name(above: str, below: str) -> str:
    if not below or not above or above == below:
        return above or below
    if language_tag(below):
        return f"{above} [{below}]"
    return f"{below} [{above}]" if language_tag(above) else below


def widened(rows: Rows) -> Rows:
    """The same with as many names as there are columns with words: sheets have remarks right of the named ones."""
    if not rows:
        return rows
    width = max(len("".join("x" if cell.strip() else " " for cell in cells).rstrip()) for _, cells in rows)
    (number, names), *body = rows
    return ((number, (*names, *[""] * (width - len(names)))), *body)


def no_entry(row: int, cells: Sequence[str]) -> str:
    """Say that a row with words is none of the table's entries."""
    words = " | ".join(filter(None, map(str.strip, cells)))
    return stated("Row %(row)s is no entry: “%(words)s”.", row=row, words=words[:80])


def pairs_in_comments(rows: Rows) -> Iterator[str]:
    """Say which comments of OmegaT look like terms: tables of other tools, which have such, are read as its own."""
    yield from (no_entry(*row) for row in rows if row[1][0].startswith("#") and _filled(row[1]) > 1)


def has_lines(rows: Rows, delimiter: str) -> bool:
    """Whether these are no rows, but lines with a term and what it is: “term: definition”, or what it is below it in
    【brackets】 or behind ■. A title may stand above them."""
    if delimiter == "\t" or not rows or is_header(rows[0][1]):
        return False
    firsts = [cells[0].strip() for _, cells in rows]
    heads = [at for at, first in enumerate(firsts) if _HEAD.match(first)]
    said = [bool(_LINE.match(first)) for first in firsts]
    if len(heads) >= _FEWEST and heads[0] <= 1:
        return True
    return sum(said) >= max(_FEWEST, _MOSTLY * len(said[0 if said[0] else 1 :]))
