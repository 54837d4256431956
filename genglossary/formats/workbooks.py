"""The rows of a workbook (xlsx), within the limits that documents have: nothing in it is executed or calculated."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, time
from typing import Any

from genglossary.formats.table import newlines
from genglossary.formats.types import Unusable
from genglossary.pipeline.text.controls import shown
from genglossary.pipeline.text.stated import stated
from genglossary.readers.archive import UNPACKED, Archive
from genglossary.readers.types import Unreadable

_SHEET = "Terms"
_HEAD = 4096
LONGEST_CELL = 131_072
"""Characters; what is longer is a document."""
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")  # ST_Xstring: how a workbook writes what XML cannot, and itself

_CONSTANTS = {"=TRUE()": "yes", "=FALSE()": "no"}
"""Formulas that LibreOffice makes of yes and no when it saves a workbook."""

Rows = list[tuple[int, tuple[str, ...]]]


def workbook_rows(data: bytes, most: int) -> tuple[Rows, list[tuple[int, str]]]:
    """The rows of the sheet "Terms", else of the first one, and what is wrong with others, each by its number.

    Raises `Unusable` for what is no workbook, and for more than `most` rows.
    """
    _check(data)
    from openpyxl import load_workbook  # which takes a moment to import

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
        sheet = book[_SHEET] if _SHEET in book.sheetnames else book.worksheets[0]
        sheet.reset_dimensions()  # which a file may state wrongly
        return _rows(sheet.iter_rows(), most)
    except Unusable:
        raise
    except Exception as error:  # whatever it stumbles over in a file that is no good
        raise Unusable(stated("The workbook is damaged: %(error)s.", error=type(error).__name__)) from None


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


def _rows(cells: Iterable[Any], most: int) -> tuple[Rows, list[tuple[int, str]]]:
    rows: Rows = []
    problems: list[tuple[int, str]] = []
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
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, (date, time)):
        return value.isoformat()
    unescaped = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(value))
    return newlines(unescaped)
