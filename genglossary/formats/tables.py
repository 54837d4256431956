"""Tables that tools, spreadsheets and people made, as entries: what is guessed about them is said."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from genglossary.formats.cells import entry_of
from genglossary.formats.column_names import NOTHING, OTHERS, PRESETS
from genglossary.formats.columns import LISTS, Meaning, guessed, is_header, language_tag, meaning_in
from genglossary.formats.sheets import Sheet
from genglossary.formats.types import Entry, Problem, Unusable
from genglossary.pipeline.text.identification import LanguageGuess

Body = Sequence[tuple[int, tuple[str, ...]]]
"""Rows below the names of the columns: number and cells."""

_KANA = re.compile("[ぁ-んァ-ヶ]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Choices:
    """The word of a person on how a file is to be read; what is empty is guessed.

    `columns` are meanings as text (see `columns.meaning_in`), by the number of the column from 0, or by its name.
    `header` is whether the first row names the columns, None is guessed. `keep_others` says whether columns that
    nobody knows go to the notes.
    """

    preset: str = ""
    encoding: str = ""
    delimiter: str = ""
    columns: Mapping[str, str] = field(default_factory=dict[str, str])
    header: bool | None = None
    keep_others: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Guess:
    """The reading of a table: its columns' names, meanings, and the first cell of each as an example."""

    encoding: str
    delimiter: str
    names: tuple[str, ...]
    columns: tuple[str, ...]
    examples: tuple[str, ...]
    has_header: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Received:
    """Entries as (row, entry). `says_status` is whether the file tells candidates from accepted entries."""

    entries: tuple[tuple[int, Entry], ...] = ()
    problems: tuple[Problem, ...] = ()
    guess: Guess | None = None
    says_status: bool = False


def read_table(sheet: Sheet, choices: Choices) -> Received:
    """Read a table as `choices` say, and as it looks where they say nothing. Raises `Unusable`."""
    if not sheet.rows and not sheet.directives:
        raise Unusable("The table is empty.")
    names, has_header, body = _header(sheet, choices)
    columns = _columns(names, has_header, body, choices)
    guess = Guess(
        encoding=sheet.encoding,
        delimiter=sheet.delimiter,
        names=names,
        columns=tuple(map(str, columns)),
        examples=tuple(_example(body, at) for at in range(len(columns))),
        has_header=has_header,
    )
    if reason := _unclear(names, columns):
        return Received(
            problems=(Problem(row=body[0][0] - 1 if body else 1, reason=reason), *sheet.problems), guess=guess
        )
    entries, problems = _entries(names, columns, body, choices)
    says_status = any(each.field == "status" for each in columns)
    return Received(entries=entries, problems=(*sheet.problems, *problems), guess=guess, says_status=says_status)


def _header(sheet: Sheet, choices: Choices) -> tuple[tuple[str, ...], bool, Body]:
    """The names of the columns, whether the file has them, and the rows below."""
    for line in reversed(sheet.directives):  # UTX and Anki name them there
        cells = tuple(line.removeprefix("columns:").split(sheet.delimiter or "\t"))
        if len(cells) > 1 and is_header(cells, choices.preset or "utx"):
            return cells, True, sheet.rows
    named = is_header(sheet.rows[0][1], choices.preset) if sheet.rows and choices.header is None else choices.header
    if sheet.rows and named:
        return sheet.rows[0][1], True, sheet.rows[1:]
    width = max((len(cells) for _, cells in sheet.rows[:100]), default=0)
    return tuple(f"column {at + 1}" for at in range(width)), False, sheet.rows


def _columns(names: tuple[str, ...], has_header: bool, body: Body, choices: Choices) -> list[Meaning]:
    preset = choices.preset
    if has_header:
        found = guessed(names, preset or ("utx" if "tgt" in names else ""))
    else:
        found = [*map(Meaning, _places(body, preset, len(names)))]
    by_name = {name.strip(): at for at, name in reversed(list(enumerate(names)))}
    for key, text in choices.columns.items():
        at = by_name.get(key, int(key) if key.isdecimal() else -1)
        if not 0 <= at < len(found):
            raise Unusable(f"There is no column {key!r}: {', '.join(names)}.")
        found[at] = meaning_in(text)
    return found if choices.keep_others else [Meaning(NOTHING) if each.field == OTHERS else each for each in found]


def _places(body: Body, preset: str, width: int) -> list[str]:
    """Meanings of columns without names."""
    first = body[0][1] if body else ()
    if preset and PRESETS[preset].places:
        places = PRESETS[preset].places
    elif len(first) > 3 and all(map(language_tag, first[2:4])):
        places = PRESETS["deepl"].places
    else:
        places = ("text", "definition")
    return [*places[:width], *[OTHERS] * (width - len(places))]


def _example(body: Body, at: int) -> str:
    return next((cells[at][:80] for _, cells in body[:50] if at < len(cells) and cells[at].strip()), "")


def _unclear(names: Sequence[str], columns: Sequence[Meaning]) -> str:
    """Say why nothing can be imported before somebody says what the columns are; "" where it can."""
    seen: dict[str, str] = {}
    for name, column in zip(names, columns, strict=True):
        key = str(Meaning(column.field) if column.field == "text" else column)
        if key in seen and column.field not in (*LISTS, OTHERS, NOTHING):
            return f"Two columns are read as the same ({key}): “{seen[key]}” and “{name}”. Choose one."
        seen[key] = name
    return "" if "text" in seen else "No column is known to have the terms. Choose one."


def _entries(
    names: Sequence[str], columns: Sequence[Meaning], body: Body, choices: Choices
) -> tuple[tuple[tuple[int, Entry], ...], list[Problem]]:
    found: list[tuple[int, Entry]] = []
    problems: list[Problem] = []
    defaults = {name: _language_of(name, columns, body) for name in ("text", "equivalent")}
    for number, cells in body:
        try:
            found.append((number, entry_of(cells, names, columns, defaults)))
        except ValueError as error:
            problems.append(Problem(row=number, reason=str(error)))
    return tuple(found), problems


def _language_of(name: str, columns: Sequence[Meaning], body: Body) -> str:
    """The language of a column: what its name says, else what its cells look like."""
    at = next((place for place, each in enumerate(columns) if each.field == name), None)
    if at is None or columns[at].language:
        return columns[at].language if at is not None else "und"
    cells = [cells[at] for _, cells in body[:200] if at < len(cells)]
    found = LanguageGuess(cells).of(" ".join(cells))
    # Japanese terms are kanji alone now and then; what is said of them is not.
    return "ja" if found == "zh" and any(_KANA.search(cell) for _, row in body[:200] for cell in row) else found
