"""Tables as rows of text: csv and tsv in any encoding and with any delimiter, and workbooks (xlsx).

What is guessed is said, so that a person can correct it.
"""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape

from genglossary.formats.column_names import NOTHING, OTHERS
from genglossary.formats.input_dictionaries import DEFINED, DICTIONARY_HEAD, is_dictionary
from genglossary.formats.quoting import rows_of
from genglossary.formats.table import newlines
from genglossary.formats.types import Problem, Unusable
from genglossary.formats.workbooks import workbook_rows
from genglossary.pipeline.text.controls import shown
from genglossary.pipeline.text.stated import stated
from genglossary.readers import own_output
from genglossary.readers.encoding import decode
from genglossary.readers.types import Unreadable

Row = tuple[int, tuple[str, ...]]
FOR_PEOPLE = stated("This program wrote it for people to read. Import the JSON, CSV, Excel or TBX file of it instead.")
MOST_ROWS = 100_000
ENCODINGS = ("utf-8", "utf-16", "cp932", "euc_jp", "cp1252")
"""That people may choose where the guess was wrong."""
DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "vertical bar"}
TABLES = (".csv", ".tsv", ".txt", ".tab", ".utf8", ".utx", ".xlsx")
"""Suffixes of files that are read as tables."""

_SAMPLE_ROWS = 30
_SAMPLE = 10_000  # bytes
_LOST = "\ufffd"
_COLUMN = re.compile(r"(?P<what>guid|notetype|deck|tags) column:(?P<at>[1-9]\d?)\s*$", re.I)
_UTX = re.compile(r"UTX[^;]*;\s*(?P<src>[A-Za-z]{2,3})(?:-\w+)*/(?P<tgt>[A-Za-z]{2,3})(?:-\w+)*\s*(?:;|$)")
_MARKED = re.compile(r"[<&]")
_BREAK = re.compile(r"<br\s*/?>|</(?:p|div|li)>", re.I)
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_SEPARATOR = re.compile(r"sep=.\n")


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """`rows` are (number, cells); `directives` are the lines with # in front of them, and `fields` what these say about
    columns, by number. `encoding` and `delimiter` are what it was read with, empty for workbooks. `unread` says what
    else is in the file."""

    rows: tuple[tuple[int, tuple[str, ...]], ...]
    encoding: str = ""
    delimiter: str = ""
    directives: tuple[str, ...] = ()
    fields: Mapping[int, str] = field(default_factory=dict[int, str])
    problems: tuple[Problem, ...] = field(default=())
    unread: tuple[str, ...] = ()


def read_sheet(suffix: str, data: bytes, *, encoding: str = "", delimiter: str = "") -> Sheet:
    """Read a table; `encoding` and `delimiter` are guessed unless they are given. Raises `Unusable`."""
    if suffix == ".xlsx" or data.startswith(b"PK\x03\x04"):
        rows, wrong, unread = workbook_rows(data, MOST_ROWS)
        problems = tuple(Problem(row=row, reason=reason) for row, reason in wrong)
        return Sheet(rows=tuple(rows), problems=problems, unread=unread)
    text, encoding = _decoded(data, encoding)
    directives, skipped, body = _without_directives(text)
    delimiter = delimiter or _declared_delimiter(directives) or _guessed_delimiter(body, suffix)
    rows, problems = _parsed(body, delimiter, skipped)
    is_ours = any(own_output.MARK in line for line in directives)
    if is_ours and not is_dictionary([cells for _, cells in rows]):
        raise Unusable(FOR_PEOPLE)
    rows, lost = _without_lost(rows)
    if any(line.strip().lower() == "html:true" for line in directives):
        rows = [(number, tuple(map(_without_tags, cells))) for number, cells in rows]
    return Sheet(
        rows=tuple(rows),
        encoding=encoding,
        delimiter=delimiter,
        directives=directives,
        fields=DEFINED if is_ours else _told(directives, delimiter),
        problems=(*problems, *lost),
    )


def _without_lost(rows: list[Row]) -> tuple[list[Row], list[Problem]]:
    """The rows whose characters all came through, and the others, named."""
    whole = [row for row in rows if not any(_LOST in cell for cell in row[1])]
    reason = stated("It has characters of another encoding than the rest of the file, which are lost.")
    numbers = {number for number, _ in whole} if len(whole) < len(rows) else set[int]()
    return whole, [
        Problem(row=number, reason=reason) for number, _ in rows if number not in numbers
    ] if numbers or not whole else []


def _plain(text: str) -> str:
    """Text without what editors obey. Signs that turn the direction of writing are of spreadsheets, not of terms."""
    return shown(_TURNS.sub("", text))


def _without_tags(cell: str) -> str:
    """The words of a cell with HTML."""
    return unescape(_TAG.sub("", _BREAK.sub("\n", cell))).replace("\xa0", " ").strip() if _MARKED.search(cell) else cell


def _told(directives: Sequence[str], delimiter: str) -> dict[int, str]:
    """The columns of which Anki says what they are for, and those of which UTX says the language, by number."""
    found = (_COLUMN.match(line) for line in directives)
    told = {int(each["at"]) - 1: OTHERS if each["what"] == "tags" else NOTHING for each in found if each}
    pair = next((each for line in directives if (each := _UTX.match(line))), None)
    names = next((line.strip().split(delimiter) for line in directives if line.startswith("src")), list[str]())
    for name, field_ in (("src", "text"), ("tgt", "equivalent")) if pair else ():
        if pair and name in names:
            told[names.index(name)] = f"{field_}:{pair[name]}"
    return told


def _decoded(data: bytes, encoding: str) -> tuple[str, str]:
    try:
        if not encoding and _is_mostly_utf8(data):
            return _plain(newlines(data.decode("utf-8", "replace").removeprefix("\ufeff"))), "utf-8"
        if not encoding:
            found = decode(_with_mark(data), of_data=True)
            return _plain(found.text), found.encoding
        text = data.decode("utf-8-sig" if encoding == "utf-8" else encoding)
        text = text.removeprefix("\ufeff")
        return _plain(newlines(text)), encoding
    except Unreadable as error:
        raise Unusable(error.reason) from None
    except (UnicodeError, LookupError):
        raise Unusable(
            stated("The file is not text in %(encoding)s: choose another encoding.", encoding=encoding)
        ) from None


def _is_mostly_utf8(data: bytes) -> bool:
    """Whether a table is damaged UTF-8: lines of another encoding were put between, as programs without one do."""
    lines = [line for line in data.split(b"\n") if not line.isascii()]
    wrong = sum(_is_wrong(line) for line in lines)
    return b"\0" not in data and 0 < wrong <= len(lines) / 2


def _is_wrong(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return True
    return False


def _with_mark(data: bytes) -> bytes:
    """The same, with the mark of UTF-16 where a table has none: of each tab, comma and end of line one byte is zero."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data
    for mark, high in ((codecs.BOM_UTF16_LE, 1), (codecs.BOM_UTF16_BE, 0)):
        pairs = zip(data[high:_SAMPLE:2], data[1 - high : _SAMPLE : 2], strict=False)
        if len(data) % 2 == 0 and any(not zero and sign in b"\t,;\n" for zero, sign in pairs):
            return mark + data
    return data


def _without_directives(text: str) -> tuple[tuple[str, ...], int, str]:
    """Lines with # in front of them, as UTX and Anki begin their files, with ! as dictionaries for Japanese input do,
    and "sep=;" as Excel does; how many lines these are, and the rest."""
    found: list[str] = []
    signs = ("#", "!") if DICTIONARY_HEAD.match(text) else ("#",)
    while text.startswith(signs) or _SEPARATOR.match(text):
        line, _, text = text.partition("\n")
        found.append(line[1:] if line.startswith(signs) else f"separator:{line[4:]}")
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
    reader = rows_of(text, delimiter)
    rows: list[tuple[int, tuple[str, ...]]] = []
    problems: list[Problem] = []
    for number, cells in _numbered(reader, skipped, problems):
        if any(cell.strip() for cell in cells):
            rows.append((number, tuple(cells)))
        if len(rows) + len(problems) > MOST_ROWS:
            raise Unusable(stated("The table has more than %(n)s rows: import it in parts.", n=f"{MOST_ROWS:,}"))
    return rows, problems


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
