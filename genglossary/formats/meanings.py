"""The meanings of the columns of a table, by their names, their places, and what stands in them."""

from collections.abc import Container, Sequence

from genglossary.formats.cells import SPELT
from genglossary.formats.column_names import FIELD_OF, NOTHING, NUMBERING, OTHERS, PRESETS, key_of
from genglossary.formats.columns import LISTS, Meaning, guessed
from genglossary.formats.concept_rows import concept_column
from genglossary.formats.ids import is_uuid
from genglossary.formats.statuses import is_nothing, is_usage
from genglossary.formats.tools import places_of_rows, terms_of_memoq
from genglossary.formats.yes_no import is_flag

Body = Sequence[tuple[int, tuple[str, ...]]]
"""Rows below the names of the columns: number and cells."""

_MOSTLY = 0.5
"""Share of the cells of a column that numbers rows: there may be a row with their sum."""


def named_meanings(names: Sequence[str], body: Body, preset: str) -> list[Meaning]:
    """Meanings of columns that have names."""
    tool = preset or ("utx" if "tgt" in names else "")
    found = _without_empty(names, body, guessed(names, tool), tool)
    found = terms_of_memoq(names, found, [cells for _, cells in body]) if preset == "memoq" else found
    return [_in_its_table(at, names, found, body) for at in range(len(found))]


def placed_meanings(body: Body, preset: str, width: int, told: Container[int]) -> list[Meaning]:
    """Meanings of columns without names, of those that the file does not tell."""
    places = iter((PRESETS[preset].places if preset else ()) or places_of_rows([cells for _, cells in body]))
    return [Meaning(OTHERS if at in told else next(places, OTHERS)) for at in range(width)]


def _without_empty(names: Sequence[str], body: Body, found: list[Meaning], preset: str) -> list[Meaning]:
    """The same where a column that is empty in all rows leaves its meaning to another one, as Crowdin's definitions of
    terms do to those of concepts."""
    filled = {at for _, cells in body for at, cell in enumerate(cells) if cell.strip()}
    without = guessed([name if at in filled else "" for at, name in enumerate(names)], preset)
    won = {each for at, each in enumerate(without) if found[at].field == OTHERS and each.field not in (*LISTS, OTHERS)}
    return [
        without[at] if without[at] in won else Meaning(OTHERS) if each in won else each for at, each in enumerate(found)
    ]


def _in_its_table(at: int, names: Sequence[str], columns: Sequence[Meaning], body: Body) -> Meaning:
    """The meaning of a column beside the others, and with what stands in it."""
    is_id = FIELD_OF.get(key_of(names[at])) == "id" and concept_column(names, columns) == at
    if is_id or _numbers(at, names, columns, body):
        return Meaning(NOTHING)
    is_other = _tells_use(at, columns, body) or (columns[at].field in SPELT and _has_flags(at, body))
    return Meaning(OTHERS) if is_other else columns[at]


def _has_flags(at: int, body: Body) -> bool:
    """Whether a column says yes or no, as whether the term is an abbreviation, and not which spellings there are."""
    cells = [cell for _, row in body if at < len(row) and (cell := row[at].strip()) and not is_nothing(cell)]
    return bool(cells) and is_flag(cells)


def _tells_use(at: int, columns: Sequence[Meaning], body: Body) -> bool:
    """Whether a column for the usage has words on how terms are used, as another one tells what may be written."""
    told = {each.field for each in columns} & {"forbidden", "status"}
    cells = [cell for _, row in body if at < len(row) and (cell := row[at].strip())]
    return columns[at] == Meaning("usage") and bool(told and cells) and not any(map(is_usage, cells))


def _numbers(at: int, names: Sequence[str], columns: Sequence[Meaning], body: Body) -> bool:
    """Whether a column numbers the rows, or has what other tools call their entries by: neither is an id of ours."""
    cells = [cell for _, row in body[:50] if at < len(row) and (cell := row[at].strip())]
    if columns[at].field == "id":
        return not any(map(is_uuid, cells))
    return key_of(names[at]) in NUMBERING and sum(map(str.isdecimal, cells)) > _MOSTLY * len(cells)
