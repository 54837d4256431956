"""The cells of tables of AsciiDoc.

https://docs.asciidoctor.org/asciidoc/latest/tables/build-a-basic-table/
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from genglossary.readers.rst_lines import Line

_SPEC = re.compile(r"(?:(?:\d{1,3}(?:\.\d{0,3})?|\.\d{1,3})[*+])?(?:[<^>](?:\.[<^>])?|\.[<^>])?(?P<style>[adehlmsv])?$")
_COLUMNS = re.compile(r"\bcols=(?:\"([^\"\]]*)\"|'([^'\]]*)'|([^,\]]*))")
_COLUMN = re.compile(r"\s*(?:(?P<times>\d{1,2})\*)?[<^>.\d%~]*(?P<style>[a-z])?\s*")
_SEPARATOR = re.compile(r"\bseparator=\"?([^\s,\]\"])")
_LONGEST = 16  # characters of what stands before the sign of a cell
_MOST = 100  # columns


class Cell(NamedTuple):
    """`style` is a letter of AsciiDoc ("a" for what has blocks of its own) or ""."""

    style: str
    lines: list[Line]


def cells_of(text: str, lines: Sequence[Line], sign: str, attributes: str) -> Iterator[Cell]:
    """The cells of a table, row by row; `sign` stands before each, unless `attributes` name another."""
    if found := _SEPARATOR.search(attributes):
        sign = found[1]
    columns = _columns(attributes)
    made: list[Cell] = []
    for line in lines:
        at = line.at
        for found in re.finditer(rf"(?<!\\){re.escape(sign)}", text[line.at : line.end]):
            start = line.at + found.start()
            end, style = _before_spec(text, at, start, is_first=at == line.at)
            if made:
                made[-1].lines.append(_trimmed(text, at, end, line))
            made.append(Cell(style or (columns[len(made) % len(columns)] if columns else ""), []))
            at = start + len(sign)
        if made:
            made[-1].lines.append(_trimmed(text, at, line.end, line))
    yield from made


def _columns(attributes: str) -> list[str]:
    """The style of each column."""
    found = _COLUMNS.search(attributes)
    styles: list[str] = []
    for column in re.split("[,;]", found[1] or found[2] or found[3] or "") if found else ():
        each = _COLUMN.fullmatch(column)
        styles += [(each["style"] or "") if each else ""] * min(_MOST, int((each and each["times"]) or 1))
    return styles[:_MOST]


def _before_spec(text: str, at: int, end: int, *, is_first: bool) -> tuple[int, str]:
    """The end of the cell before a sign at `end`, without what that sign's cell has before it, and the style there."""
    tail = text[max(at, end - _LONGEST) : end]
    begin = max(tail.rfind(" "), tail.rfind("\t")) + 1
    spec = _SPEC.match(tail, begin)
    if spec is None or not spec[0] or not (begin or (is_first and end - at <= _LONGEST)):
        return end, ""
    return end - len(spec[0]), spec["style"] or ""


def _trimmed(text: str, at: int, end: int, line: Line) -> Line:
    """The words of `text[at:end]` as a line."""
    words = text[at:end]
    start = at + len(words) - len(words.lstrip())
    return Line(start, start + len(words.strip()), (line.indent if at == line.at else 0) if words.strip() else -1)
