"""The rows of a workbook (xlsx), within the limits that documents have: nothing in it is executed or calculated."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from itertools import islice
from typing import Any

from genglossary.formats.columns import is_header
from genglossary.formats.heads import no_entry
from genglossary.formats.table import newlines
from genglossary.formats.types import Unusable
from genglossary.formats.workbook_comments import comments_of, with_comments
from genglossary.pipeline.text.controls import shown
from genglossary.pipeline.text.stated import stated
from genglossary.readers.archive import UNPACKED, Archive
from genglossary.readers.types import Unreadable

_SHEET = "Terms"
_HEAD = 4096
LONGEST_CELL = 131_072
"""Characters; what is longer is a document."""
_TOP = 15
"""Rows in which the names of columns are looked for."""
_TAIL = 4_000_000
"""Bytes at the end of a sheet that may tell which cells are joined."""
_JOINED = re.compile(rb'<(?:\w+:)?mergeCell ref="([A-Z]{1,3})(\d{1,7}):\1(\d{1,7})"')
_HIDDEN = re.compile(rb'<(?:\w+:)?row r="(\d{1,7})"(?: [^<>]*)? hidden="(?:1|true)"')
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")  # ST_Xstring: how a workbook writes what XML cannot, and itself

_CONSTANTS = {"=TRUE()": "TRUE", "=FALSE()": "FALSE"}
"""Formulas that LibreOffice makes of yes and no when it saves a workbook."""

Rows = list[tuple[int, tuple[str, ...]]]
Wrong = list[tuple[int, str]]


def workbook_rows(data: bytes, most: int) -> tuple[Rows, Wrong, tuple[str, ...]]:
    """The rows of the sheet "Terms", else of the first one that names its columns, else of the first one; what is wrong
    with others, each by its number; and sentences about what else is in the file.

    Sheets with the same names of columns follow each other. Raises `Unusable` for what is no workbook, and for more
    than `most` rows.
    """
    _check(data)
    from openpyxl import load_workbook  # which takes a moment to import

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            return _of_sheets(book.worksheets, parts, most)
    except Unusable:
        raise
    except Exception as error:  # whatever it stumbles over in a file that is no good
        raise Unusable(stated("The workbook is damaged: %(error)s.", error=type(error).__name__)) from None


def _of_sheets(sheets: Sequence[Any], parts: zipfile.ZipFile, most: int) -> tuple[Rows, Wrong, tuple[str, ...]]:
    for sheet in sheets:
        sheet.reset_dimensions()  # which a file may state wrongly
    first = _first(sheets)
    rows, wrong = _read(first, most)
    comments = comments_of(parts, first._worksheet_path)
    head = _names(rows)[1]
    unread: list[str] = []
    unread += _hidden(first)
    for sheet in sheets:
        if sheet is first or not (top := _top(sheet)):
            continue
        if sheet.sheet_state != "visible" or _names(top)[1] != head:
            unread.append(stated("The sheet “%(name)s” is not read.", name=sheet.title))
            continue
        last = max(rows[-1][0], *(number for number, _ in wrong), 0)
        more, also_wrong = _read(sheet, most - last)
        at = _names(more)[0]
        unread += [no_entry(number + last, cells) for number, cells in more[:at]]
        rows += [(number + last, cells) for number, cells in more[at + 1 :]]
        comments |= {number + last: said for number, said in comments_of(parts, sheet._worksheet_path).items()}
        wrong += [(number + last, reason) for number, reason in also_wrong]
        unread.append(
            stated("The rows of the sheet “%(name)s” count on from row %(row)s.", name=sheet.title, row=last + 1)
        )
    return with_comments(rows, comments), wrong, tuple(unread)


def _hidden(sheet: Any) -> Iterator[str]:
    """Say which rows are read though nobody sees them."""
    with sheet._get_source() as source:
        found = [row.decode() for row in _HIDDEN.findall(source.read())]
    if found:
        numbers = ", ".join(found[:_TOP]) + ("…" if len(found) > _TOP else "")
        yield stated("These rows are hidden, and read as the others: %(rows)s.", rows=numbers)


def _names(rows: Rows) -> tuple[int, tuple[str, ...]]:
    """The place of the row that names the columns, among the first ones, and its names; else the first row."""
    at = next((at for at, (_, cells) in enumerate(rows[:_TOP]) if is_header(cells)), 0)
    names = [cell.strip() for cell in rows[at][1]] if rows else []
    while names and not names[-1]:
        names.pop()
    return at, tuple(names)


def _first(sheets: Sequence[Any]) -> Any:
    visible = [sheet for sheet in sheets if sheet.sheet_state == "visible"] or sheets
    named = (sheet for sheet in visible if sheet.title == _SHEET)
    with_names = (sheet for sheet in visible if any(is_header(cells) for _, cells in _top(sheet)))
    filled = (sheet for sheet in visible if _top(sheet))
    return next(named, None) or next(with_names, None) or next(filled, visible[0])


def _top(sheet: Any) -> Rows:
    """The first rows with words."""
    return _rows(islice(sheet.iter_rows(), _TOP), _TOP)[0]


def _read(sheet: Any, most: int) -> tuple[Rows, Wrong]:
    """The rows of a sheet. Cells that are joined over several rows say the same in each of them."""
    rows, wrong = _rows(sheet.iter_rows(), most)
    with sheet._get_source() as source:
        ends = source.seek(0, io.SEEK_END)
        source.seek(max(0, ends - _TAIL))
        joined = _JOINED.findall(source.read())
    from openpyxl.utils import column_index_from_string

    places = {number: at for at, (number, _) in enumerate(rows)}
    for column, first, last in joined:
        at = column_index_from_string(column.decode()) - 1
        for number in range(int(first) + 1, min(int(last), rows[-1][0] if rows else 0) + 1):
            if int(first) in places and number in places:
                rows[places[number]] = (number, _with(rows[places[number]][1], at, rows[places[int(first)]][1]))
    return rows, wrong


def _with(cells: tuple[str, ...], at: int, above: tuple[str, ...]) -> tuple[str, ...]:
    if at >= len(above) or (at < len(cells) and cells[at]):
        return cells
    return (*cells[:at], *[""] * (at - len(cells)), above[at], *cells[at + 1 :])


def _check(data: bytes) -> None:
    """Refuse what unpacks to too much, and XML that declares anything: entities are how XML explodes."""
    try:
        archive = Archive(data)
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            if sum(part.file_size for part in parts.infolist()) > UNPACKED:
                raise Unusable(stated("The workbook unpacks to more than %(n)s MB.", n=UNPACKED // 1024 // 1024))
            if "xl/workbook.xml" not in archive.names:
                raise Unusable(stated("This is no workbook (.xlsx)."))
            for name in archive.names:
                if name.endswith((".xml", ".rels")) and b"<!" in _head(parts, name).replace(b"<!--", b""):
                    raise Unusable(stated("The workbook declares entities, which none needs: it is not read."))
    except Unreadable as error:
        raise Unusable(error.reason) from None
    except Unusable:
        raise
    except Exception as error:  # each way of packing has errors of its own
        raise Unusable(stated("The workbook is damaged: %(error)s.", error=error)) from None


def _head(parts: zipfile.ZipFile, name: str) -> bytes:
    with parts.open(name) as part:
        return part.read(_HEAD)


def _rows(cells: Iterable[Any], most: int) -> tuple[Rows, Wrong]:
    rows: Rows = []
    problems: Wrong = []
    for number, row in enumerate(cells, 1):
        if reason := next(_wrong(row), ""):
            problems.append((number, reason))
        elif any(values := tuple(shown(_text(cell)) for cell in row)):
            rows.append((number, values))
        if number > most:
            raise Unusable(stated("The table has more than %(n)s rows: import it in parts.", n=f"{most:,}"))
    return rows, problems


def _wrong(row: Iterable[Any]) -> Iterator[str]:
    for place, cell in enumerate(row, 1):
        if cell.data_type == "f" and cell.value not in _CONSTANTS:
            yield stated("Its cell %(place)s is a formula: put the words there that it shows.", place=place)
        elif isinstance(cell.value, str) and len(cell.value) > LONGEST_CELL:
            yield stated("It has a cell of more than %(n)s characters.", n=f"{LONGEST_CELL:,}")


def _text(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        return _CONSTANTS[value]
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, (int, float)) and "%" in cell.number_format:
        return f"{value * 100:.10g}%"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, (date, time)):
        return value.isoformat()
    unescaped = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(value))
    return newlines(unescaped)
