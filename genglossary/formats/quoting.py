"""The quotation marks around the cells of a table, which files of several kinds have or have not."""

import csv
import io
import re
from collections.abc import Iterator

_SAMPLE = 30  # rows


def rows_of(text: str, delimiter: str) -> Iterator[list[str]]:
    """The rows of a table one by one. Raises `csv.Error` at a row that is broken."""
    return _reader(io.StringIO(text, newline=""), delimiter, _sign(text, delimiter))


def _reader(lines: io.StringIO, delimiter: str, sign: str) -> Iterator[list[str]]:
    quoting = csv.QUOTE_MINIMAL if sign else csv.QUOTE_NONE
    return csv.reader(lines, delimiter=delimiter, strict=True, quoting=quoting, quotechar=sign or None)


def _sign(text: str, delimiter: str) -> str:
    """The sign around cells; "" for glossaries of translators, where a quotation mark is a quotation mark."""
    if _is_in_apostrophes(text, delimiter):
        return "'"
    return '"' if delimiter != "\t" or _is_quoted(text) else ""


def _is_quoted(text: str) -> bool:
    """Whether a table with tabs quotes cells as spreadsheets do."""
    return '\t"' in text or text.startswith('"') or '\n"' in text


def _is_in_apostrophes(text: str, delimiter: str) -> bool:
    """Whether as many cells as rows, but for their names, are between apostrophes, and all rows have as many cells."""
    lines = io.StringIO(text, newline="")
    try:
        rows = [row for _, row in zip(range(_SAMPLE), _reader(lines, delimiter, "'"), strict=False) if row]
    except csv.Error:
        return False
    read = text[: lines.tell()]
    opened = len(re.findall(rf"(?:^|{re.escape(delimiter)})'", read, re.M))
    return opened + 1 >= len(rows) > 1 and len({len(row) for row in rows}) == 1 < len(rows[0])
