"""CSV for spreadsheets: one term a row, UTF-8 with a byte order mark (without it Excel garbles Japanese).

Text that a spreadsheet would take for a formula is guarded (see `formulas`).
"""

import csv
import io
from collections.abc import Iterator

from genglossary.formats.formulas import guarded, unguarded
from genglossary.formats.order import best_first
from genglossary.formats.table import COLUMNS, cells_of, columns_in, entries_of
from genglossary.formats.types import Glossary, Unusable
from genglossary.pipeline.text.stated import stated
from genglossary.readers.encoding import decode
from genglossary.readers.types import Unreadable


def write(glossary: Glossary, delimiter: str = ",") -> Iterator[bytes]:
    """The best term first, row by row. Line ends inside a cell are \\n; a missing definition is an empty cell."""
    row = io.StringIO(newline="")
    writer = csv.writer(row, delimiter=delimiter)
    writer.writerow(COLUMNS)
    yield row.getvalue().encode("utf-8-sig")
    for entry in best_first(glossary):
        row.seek(0)
        row.truncate()
        cells = cells_of(entry)
        writer.writerow([guarded(cells[column]) for column in COLUMNS])
        yield row.getvalue().encode()


def read(data: bytes) -> Glossary:
    """A file that `write` made or a spreadsheet saved: the first row names the columns, of which only "text" is
    needed; comma, semicolon or tab between them; any encoding that is read. Other columns are left out."""
    try:
        text = decode(data, of_data=True).text
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
        header = columns_in(next(rows, list[str]()))
        return Glossary(entries=tuple(entries_of(_rows(header, rows))))
    except Unreadable as error:
        raise Unusable(error.reason) from None
    except csv.Error as error:
        raise Unusable(stated("This is not CSV: %(error)s.", error=error)) from None


def _rows(header: list[str], rows: Iterator[list[str]]) -> Iterator[tuple[int, dict[str, str]]]:
    for number, row in enumerate(rows, start=2):
        yield number, {name: unguarded(cell) for name, cell in zip(header, row, strict=False) if name in COLUMNS}


def _delimiter(text: str) -> str:
    header = text.split("\n", 1)[0]
    return max(",;\t", key=header.count)
