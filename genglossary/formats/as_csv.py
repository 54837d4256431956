"""CSV for spreadsheets: one term a row, UTF-8 with a byte order mark (without it Excel garbles Japanese).

Lists stand in one cell, an item a line. Text that a spreadsheet would take for a formula gets an apostrophe in
front (https://owasp.org/www-community/attacks/CSV_Injection), which reading takes away again.
"""

import csv
import io
import re
from collections.abc import Callable, Iterator
from typing import Any

from pydantic import TypeAdapter, ValidationError

from genglossary.formats.types import Entry, Glossary, SourceReference, Unusable
from genglossary.readers.encoding import decode
from genglossary.readers.types import Unreadable

_COLUMNS = (
    *("text", "reading", "variants", "definition", "confidence", "category", "status", "required", "origin"),
    *("language", "part_of_speech", "score", "frequency", "documents", "issues", "notes", "evidence"),
)
_LISTS = ("variants", "issues", "evidence")
_NUMBERS = ("confidence", "score", "frequency", "documents", "required")
_FORMULA = re.compile(r"'*[=+\-@\t\r\n|%＝＋－＠]")
_EVIDENCE = re.compile(r"(?P<document>.*?) \[(?P<start>\d+)-(?P<end>\d+)\] (?P<text>.*)", re.S)


def write(glossary: Glossary) -> bytes:
    """The best term first. Line ends inside a cell are \\n; a missing definition is an empty cell."""
    rows = io.StringIO(newline="")
    writer = csv.writer(rows)
    writer.writerow(_COLUMNS)
    for entry in sorted(glossary.entries, key=lambda entry: -entry.score):
        writer.writerow([_cell(entry, column) for column in _COLUMNS])
    return rows.getvalue().encode("utf-8-sig")


def _cell(entry: Entry, column: str) -> str:
    value: Any = getattr(entry, column)
    if column in _NUMBERS:
        return str(value).lower()
    if column == "evidence":
        value = [f"{each.document} [{each.start}-{each.end}] {each.text}" for each in entry.evidence]
    return _guarded("\n".join(map(_one_line, value)) if column in _LISTS else _newlines(value or ""))


def _newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _one_line(item: str) -> str:
    return _newlines(item).replace("\\", "\\\\").replace("\n", "\\n")


def _guarded(text: str) -> str:
    return "'" + text if _FORMULA.match(text) else text


def _unguarded(text: str) -> str:
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def read(data: bytes) -> Glossary:
    """A file that `write` made or a spreadsheet saved: the first row names the columns, of which only "text" is
    needed; comma, semicolon or tab between them; any encoding that is read. Other columns are left out."""
    try:
        text = decode(data).text
        rows = [*csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)]
        return Glossary(entries=tuple(_entries(rows)))
    except Unreadable as error:
        raise Unusable(error.reason) from None
    except csv.Error as error:
        raise Unusable(f"This is not CSV: {error}.") from None


def _delimiter(text: str) -> str:
    header = text.split("\n", 1)[0]
    return max(",;\t", key=header.count)


def _entries(rows: list[list[str]]) -> Iterator[Entry]:
    header = [name.strip().lower() for name in rows[0]] if rows else []
    if "text" not in header:
        raise Unusable('The first row must name the columns, and one of them must be "text".')
    adapter = TypeAdapter(Entry)
    for number, row in enumerate(rows[1:], start=2):
        cells = {name: _unguarded(cell) for name, cell in zip(header, row, strict=False) if name in _COLUMNS}
        if not any(cells.values()):
            continue
        try:
            values = {name: _value(name, cell) for name, cell in cells.items() if cell}
            yield adapter.validate_python(values | {"spellings": values.pop("variants", [])})
        except ValidationError as error:
            problem = error.errors()[0]
            column = ".".join(map(str, problem["loc"]))
            raise Unusable(f'Row {number}, column "{column}": {problem["msg"]}.') from None


def _value(column: str, cell: str) -> object:
    if column not in _LISTS:
        return cell
    items = [re.sub(r"\\(.)", _unescaped, line) for line in cell.split("\n")]
    if column == "variants":
        return [{"text": item} for item in items]
    return [_evidence(item) for item in items] if column == "evidence" else items


_unescaped: Callable[[re.Match[str]], str] = lambda found: "\n" if found[1] == "n" else found[1]  # noqa: E731


def _evidence(item: str) -> SourceReference | str:
    found = _EVIDENCE.fullmatch(item)
    if found is None:
        return item  # which is then refused, with its row
    return SourceReference(
        document=found["document"], start=int(found["start"]), end=int(found["end"]), text=found["text"]
    )
