"""Tables as rows of text: csv and tsv in any encoding and with any delimiter, and workbooks (xlsx).

What is guessed is said, so that a person can correct it.
"""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from genglossary.formats.table import newlines
from genglossary.formats.types import Problem, Unusable
from genglossary.formats.workbooks import workbook_rows
from genglossary.pipeline.text.controls import shown
from genglossary.pipeline.text.stated import stated
from genglossary.readers.encoding import decode
from genglossary.readers.types import Unreadable

MOST_ROWS = 100_000
ENCODINGS = ("utf-8", "utf-16", "cp932", "euc_jp", "cp1252")
"""That people may choose where the guess was wrong."""
DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "vertical bar"}
TABLES = (".csv", ".tsv", ".txt", ".tab", ".utf8", ".xlsx")
"""Suffixes of files that are read as tables."""

_SAMPLE_ROWS = 30
_SAMPLE = 10_000  # bytes
_SEPARATOR = re.compile(r"sep=.\n")


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """`rows` are (number, cells); `directives` are the lines with # in front of them. `encoding` and `delimiter` are
    what it was read with, empty for workbooks."""

    rows: tuple[tuple[int, tuple[str, ...]], ...]
    encoding: str = ""
    delimiter: str = ""
    directives: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = field(default=())


def read_sheet(suffix: str, data: bytes, *, encoding: str = "", delimiter: str = "") -> Sheet:
    """Read a table; `encoding` and `delimiter` are guessed unless they are given. Raises `Unusable`."""
    if suffix == ".xlsx" or data.startswith(b"PK\x03\x04"):
        rows, problems = workbook_rows(data, MOST_ROWS)
        return Sheet(rows=tuple(rows), problems=tuple(Problem(row=row, reason=reason) for row, reason in problems))
    text, encoding = _decoded(data, encoding)
    directives, skipped, body = _without_directives(text)
    delimiter = delimiter or _declared_delimiter(directives) or _guessed_delimiter(body, suffix)
    rows, problems = _parsed(body, delimiter, skipped)
    return Sheet(
        rows=tuple(rows), encoding=encoding, delimiter=delimiter, directives=directives, problems=tuple(problems)
    )


def _decoded(data: bytes, encoding: str) -> tuple[str, str]:
    try:
        if not encoding:
            found = decode(_with_mark(data))
            return shown(found.text), found.encoding
        text = data.decode("utf-8-sig" if encoding == "utf-8" else encoding)
        text = text.removeprefix("\ufeff")
        return shown(newlines(text)), encoding
    except Unreadable as error:
        raise Unusable(error.reason) from None
    except (UnicodeError, LookupError):
        raise Unusable(
            stated("The file is not text in %(encoding)s: choose another encoding.", encoding=encoding)
        ) from None


def _with_mark(data: bytes) -> bytes:
    """The same, with the mark of UTF-16 where a table has none: of each tab, comma and end of line one byte is zero."""
    for mark, high in ((codecs.BOM_UTF16_LE, 1), (codecs.BOM_UTF16_BE, 0)):
        pairs = zip(data[high:_SAMPLE:2], data[1 - high : _SAMPLE : 2], strict=False)
        if len(data) % 2 == 0 and any(not zero and sign in b"\t,;\n" for zero, sign in pairs):
            return mark + data
    return data


def _without_directives(text: str) -> tuple[tuple[str, ...], int, str]:
    """Lines with # in front of them, as UTX and Anki begin their files, and "sep=;" as Excel does; how many lines these
    are, and the rest."""
    found: list[str] = []
    while text.startswith("#") or _SEPARATOR.match(text):
        line, _, text = text.partition("\n")
        found.append(line[1:] if line.startswith("#") else f"separator:{line[4:]}")
    return tuple(found), len(found), text


def _declared_delimiter(directives: tuple[str, ...]) -> str:
    named = {"tab": "\t", "comma": ",", "semicolon": ";", "pipe": "|"}
    said = [line.partition(":")[2].strip(" \n") for line in directives if line.lower().startswith("separator:")]
    if said and said[0]:
        delimiter = named.get(said[0].lower(), said[0][:1])
        return delimiter if delimiter in DELIMITERS else ""
    return "\t" if any("\t" in line for line in directives) else ""


def _guessed_delimiter(text: str, suffix: str) -> str:
    """The one that makes the most rows have the same number of cells, more than one."""
    if suffix in (".tsv", ".tab", ".utf8") and "\t" in text[:100_000]:
        return "\t"
    sample = text[:100_000]
    return max(DELIMITERS, key=lambda delimiter: _regularity(sample, delimiter))


def _regularity(sample: str, delimiter: str) -> tuple[int, int]:
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    widths: Counter[int] = Counter()
    try:
        for _, row in zip(range(_SAMPLE_ROWS), reader, strict=False):
            widths[len(row)] += len(row) > 1
    except csv.Error:
        return 0, 0
    width, rows = widths.most_common(1)[0] if widths else (0, 0)
    return rows, width


def _parsed(text: str, delimiter: str, skipped: int) -> tuple[list[tuple[int, tuple[str, ...]]], list[Problem]]:
    quoting = csv.QUOTE_MINIMAL
    if delimiter == "\t" and not _is_quoted(text):
        quoting = csv.QUOTE_NONE  # glossaries of translators: a quotation mark is a quotation mark
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True, quoting=quoting)
    rows: list[tuple[int, tuple[str, ...]]] = []
    problems: list[Problem] = []
    for number, cells in _numbered(reader, skipped, problems):
        if any(cell.strip() for cell in cells):
            rows.append((number, tuple(cells)))
        if len(rows) + len(problems) > MOST_ROWS:
            raise Unusable(stated("The table has more than %(n)s rows: import it in parts.", n=f"{MOST_ROWS:,}"))
    return rows, problems


def _is_quoted(text: str) -> bool:
    """Whether a table with tabs quotes cells as spreadsheets do."""
    return '\t"' in text or text.startswith('"') or '\n"' in text


def _numbered(reader: Iterator[list[str]], skipped: int, problems: list[Problem]) -> Iterator[tuple[int, list[str]]]:
    """Each row with its number. One that is broken is a problem; where a cell never ends, the whole file is."""
    number = skipped
    while True:
        number += 1
        try:
            yield number, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if "end of data" in str(error):
                raise Unusable(
                    stated("Row %(row)s: a quotation mark is opened there and never closed.", row=number)
                ) from None
            problems.append(Problem(row=number, reason=_in_words(error)))


def _in_words(error: csv.Error) -> str:
    if "field limit" in str(error):
        return stated("It has a cell of more than %(n)s characters.", n=f"{csv.field_size_limit():,}")
    return stated("Its quotation marks are broken: those inside of a quoted cell must be doubled.")
