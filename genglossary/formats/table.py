"""Entries as rows of a table: what CSV, tab-separated files and workbooks share.

A row has a cell for each of `COLUMNS`. Lists stand in one cell, an item a line. What people read and edit stands
plainly; what that cannot say is repeated as JSON in a cell of its own (`spellings`, `equivalents`), which counts only
for what the plain cells still name.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any, cast

from pydantic import TypeAdapter, ValidationError

from genglossary.formats.types import AVOIDED, Entry, Equivalent, SourceReference, Spelling, Unusable, Usage
from genglossary.pipeline.text.stated import stated

COLUMNS = (
    *("text", "reading", "variants", "definition", "confidence", "category", "status", "required", "origin"),
    *("language", "part_of_speech", "score", "frequency", "documents", "issues", "notes", "deprecated", "forbidden"),
    *("translations", "source", "usage", "as_written", "exact", "do_not_translate", "see_also", "id", "slug"),
    *("spellings", "equivalents", "evidence"),
)
NUMBERS = ("confidence", "score", "frequency", "documents")
FLAGS = ("required", "exact", "do_not_translate", "as_written")
_LISTS = ("issues", "see_also")
_NAMES: dict[str, Usage] = {"variants": "", "deprecated": "deprecated", "forbidden": "forbidden"}
_EVIDENCE = re.compile(r"(?P<document>.*?) \[(?P<start>\d+)-(?P<end>\d+)\] (?P<text>.*)", re.S)
_TRANSLATION = re.compile(r"(?P<language>[\w-]+): (?P<text>.*)", re.S)
_ENTRY = TypeAdapter(Entry)
_SPELLINGS = TypeAdapter(list[Spelling])
_EQUIVALENTS = TypeAdapter(list[Equivalent])


def cells_of(entry: Entry) -> dict[str, str]:
    """Column → text; "" where there is nothing to say."""
    cells = {name: _cell(getattr(entry, name)) for name in COLUMNS if hasattr(entry, name)}
    cells["as_written"] = "" if entry.as_written is None else str(entry.as_written).lower()
    cells |= {name: lines(_named(entry, name)) for name in _NAMES}
    cells["translations"] = lines(_translations(entry.equivalents))
    plainly = _split(cells)
    cells["spellings"] = _json(entry.spellings) if _spellings(plainly) != entry.spellings else ""
    cells["equivalents"] = _json(entry.equivalents) if _equivalents(plainly) != entry.equivalents else ""
    cells["evidence"] = lines(f"{each.document} [{each.start}-{each.end}] {each.text}" for each in entry.evidence)
    return cells


def entries_of(rows: Iterator[tuple[int, Mapping[str, str]]]) -> Iterator[Entry]:
    """Read rows of (number as people count them, column → text). Raises `Unusable` with the row and the column."""
    for number, cells in rows:
        if not any(cells.values()):
            continue
        try:
            yield _ENTRY.validate_python(dict(_values(cells)))
        except ValidationError as error:
            problem = error.errors()[0]
            column = ".".join(map(str, problem["loc"]))
            raise Unusable(
                stated('Row %(row)s, column "%(column)s": %(msg)s.', row=number, column=column, msg=problem["msg"])
            ) from None
        except ValueError as error:
            raise Unusable(stated("Row %(row)s: %(reason)s.", row=number, reason=error)) from None


def columns_in(header: Sequence[str]) -> list[str]:
    """The names of a first row as columns. Raises `Unusable` without "text", or when one stands there twice."""
    names = [name.strip().lower() for name in header]
    if "text" not in names:
        raise Unusable(stated('The first row must name the columns, and one of them must be "text".'))
    doubled = next((name for name in COLUMNS if names.count(name) > 1), None)
    if doubled:
        raise Unusable(stated('Two columns are called "%(name)s".', name=doubled))
    return names


def lines(items: Iterator[str] | Sequence[str]) -> str:
    """Several texts as one, a line for each."""
    return "\n".join(newlines(item).replace("\\", "\\\\").replace("\n", "\\n") for item in items)


def newlines(text: str) -> str:
    """Text whose lines end with \\n."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def items(cell: str) -> list[str]:
    """Take `lines` apart again."""
    found = (re.sub(r"\\(.)", lambda sign: "\n" if sign[1] == "n" else sign[1], line) for line in cell.split("\n"))
    return list(found) if cell else []


def _cell(value: Any) -> str:
    if isinstance(value, tuple):
        found = cast("tuple[object, ...]", value)
        return lines([each for each in found if isinstance(each, str)])
    if value is None or value is False:
        return ""
    return str(value).lower() if value is True or isinstance(value, int | float) else newlines(value)


def _named(entry: Entry, column: str) -> list[str]:
    usage = _NAMES[column]
    return [each.text for each in entry.spellings if (each.usage if each.usage in AVOIDED else "") == usage]


def _translations(equivalents: Sequence[Equivalent]) -> list[str]:
    """Those that people may use."""
    return [f"{each.language}: {each.text}" for each in equivalents if each.is_usable]


def _json(parts: Sequence[Spelling | Equivalent]) -> str:
    """Only what differs from what is usual."""
    kept = [{name: value for name, value in asdict(each).items() if _is_unusual(name, value)} for each in parts]
    return json.dumps(kept, ensure_ascii=False) if kept else ""


def _is_unusual(name: str, value: object) -> bool:
    return value not in ("", None) and (value is not False or name == "as_written")


def _values(cells: Mapping[str, str]) -> Iterator[tuple[str, object]]:
    for name, cell in cells.items():
        if cell and name not in (*_NAMES, "translations", "spellings", "equivalents", "evidence"):
            yield name, items(cell) if name in _LISTS else cell
    split = _split(cells)
    yield "spellings", _spellings(split)
    yield "equivalents", _equivalents(split)
    yield "evidence", [_evidence(item) for item in items(cells.get("evidence", ""))]


def _split(cells: Mapping[str, str]) -> dict[str, list[Any]]:
    """The cells that hold several things, taken apart."""
    found: dict[str, list[Any]] = {name: items(cells.get(name, "")) for name in (*_NAMES, "translations")}
    for name in ("spellings", "equivalents"):
        found[name] = json.loads(cells.get(name) or "[]")
    return found


def _spellings(split: Mapping[str, list[Any]]) -> tuple[Spelling, ...]:
    """Take the spellings that the plain cells name, with all that the JSON knows of them."""
    named: list[tuple[str, Usage]] = [(text, usage) for column, usage in _NAMES.items() for text in split[column]]
    known = _SPELLINGS.validate_python(split["spellings"])
    plain = {(each.text, each.usage if each.usage in AVOIDED else ""): each for each in known}
    if sorted(named) == sorted((each.text, each.usage if each.usage in AVOIDED else "") for each in known):
        return tuple(known)
    return tuple(plain.get(each) or Spelling(text=each[0], usage=each[1]) for each in named)


def _equivalents(split: Mapping[str, list[Any]]) -> tuple[Equivalent, ...]:
    known = _EQUIVALENTS.validate_python(split["equivalents"])
    if sorted(_translations(known)) == sorted(split["translations"]):
        return tuple(known)
    by_name = {f"{each.language}: {each.text}": each for each in known}
    hidden = [each for each in known if f"{each.language}: {each.text}" not in _translations(known)]
    return (*(by_name.get(item) or _translation(item) for item in split["translations"]), *hidden)


def _translation(item: str) -> Equivalent:
    found = _TRANSLATION.fullmatch(item)
    if found is None:
        raise ValueError(f'a translation is written as "ja: 霧笛", not "{item}"')
    return Equivalent(language=found["language"], text=found["text"])


def _evidence(item: str) -> SourceReference | str:
    found = _EVIDENCE.fullmatch(item)
    if found is None:
        return item  # which is then refused, with its row
    return SourceReference(
        document=found["document"], start=int(found["start"]), end=int(found["end"]), text=found["text"]
    )
