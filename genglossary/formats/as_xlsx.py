"""Workbooks (xlsx): the sheet "Terms" with the columns of CSV, and "Passages", one a row, to read and filter; where
documents were compared with their translations also "Translations", with the passages that prove each.

Every text is typed as text, so that nothing in it is ever a formula and "0120" keeps its zero. Numbers have the 16
digits that a workbook holds; text the 32,767 characters of a cell, and none of the characters that XML does not have.
"""

import tempfile
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from genglossary.formats.order import best_first
from genglossary.formats.sheets import MOST_ROWS
from genglossary.formats.table import COLUMNS, FLAGS, NUMBERS, cells_of, columns_in, entries_of
from genglossary.formats.types import Entry, Glossary, Unusable
from genglossary.formats.workbooks import workbook_rows
from genglossary.formats.xml_characters import legal
from genglossary.pipeline.text.stated import stated

MOST_UNITS = 32_767
"""UTF-16 code units that a cell can have."""
_PASSAGES = ("text", "passage", "document", "start", "end")
_PROOFS = (
    *("text", "language", "translation", "count", "confidence"),
    *("passage", "document", "translated passage", "translated document"),
)
_WIDE = {
    **dict.fromkeys(("definition", "evidence", "passage", "translated passage"), 60),
    **dict.fromkeys(("text", "variants", "translations", "translation"), 24),
    "notes": 30,
}
_LONG_AGO = datetime(1980, 1, 1)  # the same bytes for the same glossary
_PIECE = 1 << 16


def write(glossary: Glossary) -> Iterator[bytes]:
    """The best term first. The workbook grows in a file of the system, not in memory."""
    from xlsxwriter import Workbook  # pyright: ignore[reportMissingTypeStubs]  # imported when it is needed

    with tempfile.TemporaryFile() as file:
        book: Any = Workbook(file, {"constant_memory": True})
        book.set_properties({"created": _LONG_AGO, "comments": "Made by GenGlossary."})
        _Sheet(book, "Terms", COLUMNS).fill(_terms(glossary))
        _Sheet(book, "Passages", _PASSAGES).fill(_passages(glossary))
        if glossary.proofs:
            _Sheet(book, "Translations", _PROOFS).fill(_proofs(glossary))
        book.close()
        file.seek(0)
        while piece := file.read(_PIECE):
            yield piece


def shortened(glossary: Glossary) -> list[str]:
    """The terms of which a text does not fit into a cell."""
    return [entry.text for entry in glossary.entries if any(map(_overflows, cells_of(entry).values()))]


class _Sheet:
    """A sheet with a frozen, filtered header; `columns` are its names."""

    def __init__(self, book: Any, name: str, columns: tuple[str, ...]) -> None:
        self._columns = columns
        self._text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        self._plain = book.add_format({"valign": "top"})
        self._sheet = book.add_worksheet(name)
        header = book.add_format({"bold": True, "bottom": 1, "num_format": "@"})
        self._sheet.freeze_panes(1, 1)
        for at, column in enumerate(columns):
            self._sheet.set_column(at, at, _WIDE.get(column, 14))
            self._sheet.write_string(0, at, column, header)

    def fill(self, rows: Iterator[Mapping[str, str | float | bool]]) -> None:
        last = 0
        for last, row in enumerate(rows, 1):
            for at, column in enumerate(self._columns):
                self._write(last, at, row[column])
        self._sheet.autofilter(0, 0, last, len(self._columns) - 1)

    def _write(self, row: int, at: int, value: str | float | bool) -> None:
        match value:
            case "":
                pass
            case str():
                self._sheet.write_string(row, at, _fitting(value), self._text)
            case bool():
                self._sheet.write_boolean(row, at, value, self._plain)
            case _:
                self._sheet.write_number(row, at, value, self._plain)


def _terms(glossary: Glossary) -> Iterator[Mapping[str, str | float | bool]]:
    for entry in best_first(glossary):
        yield cells_of(entry) | {name: _typed(entry, name) for name in (*NUMBERS, *FLAGS)}


def _typed(entry: Entry, column: str) -> str | float | bool:
    """A number or a flag; "" for a flag that nobody set."""
    value = getattr(entry, column)
    if value is None or (value is False and column != "as_written"):
        return ""
    return value if isinstance(value, bool) else value + 0  # a workbook knows no negative zero


def _passages(glossary: Glossary) -> Iterator[Mapping[str, str | float | bool]]:
    for entry in best_first(glossary):
        for each in entry.evidence:
            values = (entry.text, each.text, each.document, each.start, each.end)
            yield dict(zip(_PASSAGES, values, strict=True))


def _proofs(glossary: Glossary) -> Iterator[Mapping[str, str | float | bool]]:
    for each in glossary.proofs:
        of = (each.entry, each.language, each.text, each.count, each.confidence)
        values = (*of, each.own.shown, each.own.document, each.other.shown, each.other.document)
        yield dict(zip(_PROOFS, values, strict=True))


def _fitting(text: str) -> str:
    """As much of a text as a cell can have, with a sign for characters that XML does not have."""
    text = legal(text)
    if not _overflows(text):
        return text
    return text.encode("utf-16-le")[: 2 * MOST_UNITS].decode("utf-16-le", "ignore")


def _overflows(text: str) -> bool:
    return len(text) > MOST_UNITS // 2 and len(text.encode("utf-16-le")) > 2 * MOST_UNITS


def read(data: bytes) -> Glossary:
    """A workbook that `write` made or a spreadsheet saved: the first row of the sheet "Terms", else of the first one,
    names the columns, of which only "text" is needed. Other columns are left out."""
    rows, problems, _ = workbook_rows(data, MOST_ROWS)
    if problems:
        number, reason = problems[0]
        raise Unusable(stated("Row %(row)s: %(reason)s", row=number, reason=reason))
    header = columns_in(rows[0][1] if rows else ())
    return Glossary(entries=tuple(entries_of(_named(header, row) for row in rows[1:])))


def _named(header: list[str], row: tuple[int, tuple[str, ...]]) -> tuple[int, dict[str, str]]:
    number, cells = row
    return number, {name: cell for name, cell in zip(header, cells, strict=False) if name in COLUMNS}
