"""Tables that tools, spreadsheets and people made, as entries: what is guessed about them is said."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from genglossary.formats.cells import entry_of
from genglossary.formats.column_names import NOTHING, OTHERS
from genglossary.formats.columns import LISTS, Meaning, is_header, meaning_in
from genglossary.formats.concept_rows import by_concept, concept_column
from genglossary.formats.heads import Rows, no_entry, pairs_in_comments, under_its_head, widened
from genglossary.formats.instead import with_forbidden_spellings
from genglossary.formats.meanings import Body, named_meanings, placed_meanings
from genglossary.formats.row_languages import RowLanguages
from genglossary.formats.sheets import Sheet
from genglossary.formats.statuses import WrongCell
from genglossary.formats.tools import names_languages, tool_of_names, tool_of_rows
from genglossary.formats.trimmed import plainly_read
from genglossary.formats.turned import turned
from genglossary.formats.types import Entry, Problem, Unusable
from genglossary.pipeline.text.stated import stated


@dataclass(frozen=True, kw_only=True, slots=True)
class Choices:
    """The word of a person on how a file is to be read; what is empty is guessed.

    `columns` are meanings as text (see `columns.meaning_in`), by the number of the column from 0, or by its name.
    `header` is whether the first row names the columns, None is guessed. `keep_others` says whether columns that
    nobody knows go to the notes, `empty_clears` whether an empty cell says that there is nothing.
    """

    preset: str = ""
    encoding: str = ""
    delimiter: str = ""
    columns: Mapping[str, str] = field(default_factory=dict[str, str])
    header: bool | None = None
    keep_others: bool = True
    empty_clears: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Guess:
    """The reading of a table: its columns' names, meanings, and the first cell of each as an example.

    `preset` is the tool that made it, whether somebody said so or its columns do; "" where none is known. `unread` are
    sentences about what is in the file and no part of the table.
    """

    encoding: str
    delimiter: str
    names: tuple[str, ...]
    columns: tuple[str, ...]
    examples: tuple[str, ...]
    has_header: bool
    preset: str = ""
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Received:
    """Entries as (row, entry). `says_status` is whether the file tells candidates from accepted entries, `is_ours`
    whether this program wrote it with all that it knows, also how sure a definition is. `cleared` are the fields of
    which an empty cell says that there is nothing: else it says nothing. `notices` are sentences on what was left of a
    file that is no table."""

    entries: tuple[tuple[int, Entry], ...] = ()
    problems: tuple[Problem, ...] = ()
    guess: Guess | None = None
    says_status: bool = False
    is_ours: bool = False
    cleared: frozenset[str] = frozenset()
    notices: tuple[str, ...] = ()

    @property
    def unread(self) -> tuple[str, ...]:
        """Sentences about what is in the file and was left, though nothing is wrong with it."""
        return (*(self.guess.unread if self.guess else ()), *self.notices)


def read_table(sheet: Sheet, choices: Choices) -> Received:
    """Read a table as `choices` say, and as it looks where they say nothing. Raises `Unusable`."""
    if not sheet.rows and not sheet.directives:
        raise Unusable(stated("The table is empty."))
    sheet = plainly_read(_under_its_head(sheet, choices))
    choices = _with_preset(sheet, choices)
    if choices.preset == "deepl":  # for which no line is a comment
        sheet = replace(sheet, rows=_with_directives(sheet), directives=())
    names, has_header, body = _header(sheet, choices)
    columns = _columns(names, has_header, body, choices, sheet.fields)
    guess = Guess(
        encoding=sheet.encoding,
        delimiter=sheet.delimiter,
        names=names,
        columns=tuple(map(str, columns)),
        examples=tuple(_example(body, at) for at in range(len(columns))),
        has_header=has_header,
        preset=choices.preset,
        unread=(*sheet.unread, *(pairs_in_comments(_with_directives(sheet)) if choices.preset == "omegat" else ())),
    )
    if reason := _unclear(names, columns):
        return Received(
            problems=(Problem(row=body[0][0] - 1 if body else 1, reason=reason), *sheet.problems), guess=guess
        )
    entries, problems = _entries(names, columns, body, choices)
    says_status = any(each.field == "status" for each in columns)
    return Received(entries=entries, problems=(*sheet.problems, *problems), guess=guess, says_status=says_status)


def _with_directives(sheet: Sheet) -> Rows:
    """The rows below the lines at the top that begin with #, as rows."""
    lines = csv.reader((f"#{line}" for line in sheet.directives), delimiter=sheet.delimiter or ",")
    return (*((at, tuple(cells)) for at, cells in enumerate(lines, 1)), *sheet.rows)


def _under_its_head(sheet: Sheet, choices: Choices) -> Sheet:
    """The table from the names of its columns on, where nobody says that it has none."""
    if choices.header is False or sheet.directives:
        return sheet
    if sheet.rows and (tool_of_names(sheet.rows[0][1]) or names_languages([cells for _, cells in sheet.rows])):
        return sheet
    if (rows := turned(sheet.rows)) != sheet.rows:
        said = stated("The terms of this table stand in columns: the numbers are those of columns.")
        return replace(sheet, rows=rows, unread=(*sheet.unread, said))
    rows, others = under_its_head(sheet.rows)
    said = (no_entry(*each) for each in others)
    return replace(sheet, rows=rows if sheet.encoding else widened(rows), unread=(*sheet.unread, *said))


def _with_preset(sheet: Sheet, choices: Choices) -> Choices:
    """The same with the tool that the table looks made by, where nobody says which."""
    if choices.preset or not sheet.rows:
        return choices
    rows = [cells for _, cells in sheet.rows]
    if choices.header is None and names_languages(rows):
        return replace(choices, preset="deepl", header=False)
    by_names = tool_of_names(rows[0]) if choices.header is not False else ""
    if by_names or choices.header or is_header(rows[0]) or _named_above(sheet, "utx"):
        return replace(choices, preset=by_names)
    return replace(choices, preset=tool_of_rows(rows, sheet.delimiter))


def _named_above(sheet: Sheet, preset: str) -> tuple[str, ...]:
    """The names of columns that stand in the lines above the table, as UTX and Anki have them."""
    for line in reversed(sheet.directives):
        cells = tuple(line.removeprefix("columns:").split(sheet.delimiter or "\t"))
        if len(cells) > 1 and is_header(cells, preset):
            return cells
    return ()


def _header(sheet: Sheet, choices: Choices) -> tuple[tuple[str, ...], bool, Body]:
    """The names of the columns, whether the file has them, and the rows below."""
    if cells := _named_above(sheet, choices.preset or "utx"):
        return cells, True, sheet.rows
    named = choices.header
    if sheet.rows and named is None:
        named = bool(tool_of_names(sheet.rows[0][1])) or is_header(sheet.rows[0][1], choices.preset)
    if sheet.rows and named:
        return sheet.rows[0][1], True, sheet.rows[1:]
    width = max((len(cells) for _, cells in sheet.rows[:100]), default=0)
    names = tuple(f"column {at + 1}" for at in range(width))
    if choices.preset == "omegat":  # for which these lines are comments
        return names, False, [row for row in sheet.rows if not row[1][0].startswith("#")]
    return names, False, sheet.rows


def _columns(
    names: tuple[str, ...], has_header: bool, body: Body, choices: Choices, told: Mapping[int, str]
) -> list[Meaning]:
    """Meanings of all columns; `told` are those that the file itself gives, by number."""
    preset = choices.preset
    found = named_meanings(names, body, preset) if has_header else placed_meanings(body, preset, len(names), told)
    for at, field_ in told.items():
        if at < len(found):
            found[at] = meaning_in(field_)
    by_name = {name.strip(): at for at, name in reversed(list(enumerate(names)))}
    for key, text in choices.columns.items():
        at = by_name.get(key, int(key) if key.isdecimal() else -1)
        if not 0 <= at < len(found):
            raise Unusable(stated("There is no column %(key)r: %(names)s.", key=key, names=", ".join(names)))
        found[at] = meaning_in(text)
    return found if choices.keep_others else [Meaning(NOTHING) if each.field == OTHERS else each for each in found]


def _example(body: Body, at: int) -> str:
    return next((cells[at][:80] for _, cells in body[:50] if at < len(cells) and cells[at].strip()), "")


def _unclear(names: Sequence[str], columns: Sequence[Meaning]) -> str:
    """Say why nothing can be imported before somebody says what the columns are; "" where it can."""
    seen: dict[str, str] = {}
    for name, column in zip(names, columns, strict=True):
        key = str(Meaning(column.field) if column.field == "text" else column)
        if key in seen and column.field not in (*LISTS, OTHERS, NOTHING):
            return stated(
                "Two columns are read as the same (%(field)s): “%(one)s” and “%(other)s”. Choose one.",
                field=key,
                one=seen[key],
                other=name,
            )
        seen[key] = name
    return "" if "text" in seen else stated("No column is known to have the terms. Choose one.")


def _entries(
    names: Sequence[str], columns: Sequence[Meaning], body: Body, choices: Choices
) -> tuple[tuple[tuple[int, Entry], ...], list[Problem]]:
    found: list[tuple[int, Entry]] = []
    problems: list[Problem] = []
    languages = RowLanguages(columns, body, names)
    for number, cells in body:
        try:
            found.append(
                (number, entry_of(cells, names, columns, languages.of(cells), is_of_people=not choices.preset))
            )
        except WrongCell as error:
            problems.append(Problem(row=number, reason=error.args[0]))  # a sentence that can be said in other languages
        except ValueError as error:
            problems.append(Problem(row=number, reason=str(error)))
    at = concept_column(names, columns)
    if at is None:
        return with_forbidden_spellings(tuple(found)), problems
    return by_concept(found, {number: cells[at].strip() for number, cells in body if at < len(cells)}), problems
