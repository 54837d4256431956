"""Tables that this program wrote, and from which people took columns since."""

from collections.abc import Mapping
from dataclasses import replace

from genglossary.formats.column_names import NOTHING
from genglossary.formats.columns import language_tag
from genglossary.formats.sheets import Sheet
from genglossary.formats.table import COLUMNS, items

_FEWEST = 4
"""Names that are ours before a table is: “text” and “definition” are words of everybody."""
_READ = {"as_written": "as_written"}
_PROVEN = frozenset(
    {"confidence", "origin", "score", "frequency", "documents", "issues", "see_also", "slug", "evidence"}
    | {"spellings", "equivalents"}
)
"""Columns that documents prove, and those that repeat as JSON what plain cells say too."""
_TRANSLATIONS = "translations"


def plainly_read(sheet: Sheet) -> Sheet:
    """The same, where all names are ours, with what its columns are, and a column for each language of the
    translations, which stand there as “ja: 霧笛”."""
    names = [name.strip().lower() for name in sheet.rows[0][1]] if sheet.rows else []
    if len(names) < _FEWEST or "text" not in names or not set(names) <= set(COLUMNS):
        return sheet
    told = {at: _READ.get(name, NOTHING) for at, name in enumerate(names) if name in _READ or name in _PROVEN}
    if _TRANSLATIONS not in names:
        return replace(sheet, fields=told)
    return _with_languages(replace(sheet, fields=told), names.index(_TRANSLATIONS))


def _with_languages(sheet: Sheet, at: int) -> Sheet:
    said = [_by_language(cells[at] if at < len(cells) else "") for _, cells in sheet.rows[1:]]
    languages = sorted({language for each in said for language in each})
    if not languages or not all(map(language_tag, languages)):
        return sheet
    (first, names), *body = sheet.rows
    rows = [(first, (*names, *(f"{_TRANSLATIONS} [{language}]" for language in languages)))]
    for (number, cells), texts in zip(body, said, strict=True):
        padded = (*cells, *[""] * (len(names) - len(cells)))
        rows.append((number, (*padded, *("\n".join(texts.get(language, ())) for language in languages))))
    new = {len(names) + place: f"equivalent:{language}" for place, language in enumerate(languages)}
    return replace(sheet, rows=tuple(rows), fields={**sheet.fields, at: NOTHING, **new})


def _by_language(cell: str) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for item in items(cell):
        language, _, text = item.partition(":")
        found.setdefault(language.strip(), []).append(text.strip())
    return found
