"""Rows of a table as entries: cells with what their columns mean."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, get_args

from genglossary.formats.column_names import NOTHING, OTHERS
from genglossary.formats.columns import Meaning, language_tag
from genglossary.formats.formulas import unguarded
from genglossary.formats.types import (
    AVOIDED,
    Category,
    Entry,
    Equivalent,
    EquivalentStatus,
    Kind,
    Spelling,
    Status,
    Usage,
)
from genglossary.pipeline.text.folding import fold_key
from genglossary.pipeline.text.stated import stated

_YES = frozenset(
    map(fold_key, ("yes", "y", "true", "1", "x", "on", "はい", "有", "有り", "あり", "要", "○", "〇", "✓"))
)
_NO = frozenset(map(fold_key, ("no", "n", "false", "0", "off", "いいえ", "無", "無し", "なし", "不要", "×", "✗", "-")))
_USAGES: dict[str, Usage] = {
    fold_key(name): usage
    for usage, names in {
        "preferred": "preferred approved translated recommended standard 推奨 優先 正式 承認",
        "admitted": "admitted allowed accepted notrecommended provisional 許容 可 暫定",
        "deprecated": "deprecated obsolete superseded 非推奨 旧",
        "forbidden": "forbidden prohibited donotuse rejected 禁止 不可 使用禁止",
    }.items()
    for name in names.split()
}  # pyright: ignore[reportAssignmentType]
_STATUSES: dict[str, Status] = {
    "new": "candidate", "候補": "candidate", "approved": "accepted", "承認": "accepted", "承認済み": "accepted",
    "採用": "accepted", "却下": "excluded", "除外": "excluded",
}  # fmt: skip
"""Of other tools, and in Japanese; more of what tools call a status is a usage here."""
_THERE: dict[Status, EquivalentStatus] = {"candidate": "proposed", "accepted": "accepted", "excluded": "rejected"}
_SEPARATORS = (re.compile(r"\n"), re.compile(r"[;；|、]"), re.compile(r", "))
_KINDS: dict[str, tuple[Kind, Usage]] = {
    "variants": ("spelling", ""),
    "synonyms": ("synonym", ""),
    "abbreviation": ("abbreviation", ""),
    "deprecated": ("spelling", "deprecated"),
    "forbidden": ("spelling", "forbidden"),
}


# Kept of a term in another language; the rest stands in the notes.
_OF_EQUIVALENT = frozenset({"equivalent", "usage", "status", "reading", "definition", "notes", *_KINDS})


class _Wrong(ValueError):
    """A cell that says nothing that its column can say; the message is a sentence."""


def entry_of(cells: Sequence[str], names: Sequence[str], columns: Sequence[Meaning], defaults: dict[str, str]) -> Entry:
    """One row. `defaults` has the languages of the columns "text" and "equivalent" where nothing else says them.

    Raises ValueError with a sentence for what is no entry.
    """
    if any(cell.strip() for cell in cells[len(columns) :]):
        raise _Wrong(
            stated("It has %(cells)s cells, and there are %(columns)s columns.", cells=len(cells), columns=len(columns))
        )
    said = [
        (meaning, name, text)
        for meaning, name, cell in zip(columns, names, cells, strict=False)
        if meaning.field != NOTHING and (text := unguarded(cell).strip())
    ]
    plain = {meaning.field: text for meaning, _, text in said if not meaning.language or meaning.field == "text"}
    if "text" not in plain:
        raise _Wrong(stated("It has no term."))
    return Entry(**_values(said, plain, defaults))


def _values(said: list[tuple[Meaning, str, str]], plain: dict[str, str], defaults: dict[str, str]) -> dict[str, Any]:
    text = " ".join(plain["text"].split())
    equivalents = tuple(_equivalents(said, plain, defaults))
    same = next((each.language for each in equivalents if each.text == text), "und")
    language = _language(plain.get("language", ""), defaults.get("text", "und"))
    language = same if language == "und" else language
    as_written = plain.get("as_written")
    values: dict[str, Any] = {
        "text": text,
        "language": language,
        "spellings": tuple(_spellings(text, said)),
        "equivalents": tuple(each for each in equivalents if (each.language, each.text) != (language, text)),
        "notes": "\n".join(_notes(said)),
        "usage": _usage(plain),
        "as_written": None if as_written is None else is_yes(as_written, "case counts"),
        "do_not_translate": _stays(plain),
        "exact": is_yes(plain.get("exact", "no"), "exact form"),
        "required": is_yes(plain.get("required", "no"), "required"),
        "status": "accepted" if said_usage(plain) else _status(plain.get("status", "accepted")),
        "category": _one_of(Category, plain.get("category", ""), "category"),
        "definition": plain.get("definition"),
        "origin": "imported" if "definition" in plain else "",
    }
    return values | {name: plain.get(name, "") for name in ("reading", "part_of_speech", "source", "id")}


def is_yes(text: str, column: str) -> bool:
    """Whether a cell says yes. Raises ValueError for what is neither yes nor no."""
    if (key := fold_key(text)) in _YES or key in _NO:
        return key in _YES
    raise _Wrong(stated("%(text)r in the column for “%(column)s” is neither yes nor no.", text=text, column=column))


def is_flag(cells: Iterable[str]) -> bool:
    """Whether a column says yes or no, and not which spellings."""
    return all(fold_key(text) in _YES | _NO for cell in cells if (text := cell.strip()))


def _one_of(choices: Any, text: str, column: str) -> str:
    value = fold_key(text).replace(" ", "_")
    if value not in get_args(choices):
        raise _Wrong(
            stated(
                "%(text)r is no %(column)s: it can be %(names)s.",
                text=text,
                column=column,
                names=", ".join(filter(None, get_args(choices))),
            )
        )
    return value


def _usage(plain: dict[str, str]) -> Usage:
    if is_flag([plain.get("forbidden", "")]) and is_yes(plain.get("forbidden", "no"), "forbidden"):
        return "forbidden"
    return usage_in(plain["usage"]) if plain.get("usage") else said_usage(plain)


def said_usage(plain: dict[str, str]) -> Usage:
    """The usage that other tools have in their column for the status."""
    status = _key(plain.get("status", ""))
    return "" if status in (*_STATUSES, *get_args(Status)) else _USAGES.get(status, "")


def _status(text: str) -> str:
    return _STATUSES.get(_key(text)) or _one_of(Status, text, "status")


def _key(text: str) -> str:
    return re.sub(r"[\s_-]+", "", fold_key(text))


def usage_in(text: str) -> Usage:
    """The usage that `text` names, in the words of several tools. Raises ValueError."""
    if (key := _key(text)) in _USAGES:
        return _USAGES[key]
    raise _Wrong(stated("%(text)r is no usage: it can be preferred, admitted, deprecated or forbidden.", text=text))


def _stays(plain: dict[str, str]) -> bool:
    if "translatable" in plain:
        return not is_yes(plain["translatable"], "may be translated")
    return is_yes(plain.get("do_not_translate", "no"), "not translated")


def _language(text: str, otherwise: str) -> str:
    if text and not language_tag(text):
        raise _Wrong(stated("%(text)r is no language code.", text=text))
    return language_tag(text) or otherwise


def _spellings(text: str, said: list[tuple[Meaning, str, str]]) -> Iterator[Spelling]:
    """Each once; one that is in two columns is what is to be avoided, even where it is the term itself."""
    found: dict[str, Spelling] = {}
    for meaning, _, cell in said:
        kind, usage = _KINDS.get(meaning.field, (None, ""))
        if kind is None or meaning.language or (meaning.field in AVOIDED and is_flag([cell])):
            continue
        for spelling in listed(cell):
            if usage in AVOIDED or spelling not in (text, *found):
                found[spelling] = Spelling(text=spelling, kind=kind, usage=usage)
    return iter(found.values())


def listed(cell: str) -> list[str]:
    """The items of a cell: one a line, else between semicolons and the like, else between commas."""
    pattern = next((each for each in _SEPARATORS if each.search(cell)), _SEPARATORS[0])
    return [item for part in pattern.split(cell) if (item := " ".join(part.split()))]


def _equivalents(
    said: list[tuple[Meaning, str, str]], plain: dict[str, str], defaults: dict[str, str]
) -> Iterator[Equivalent]:
    """Equivalents, with what other columns of the same language say about the first one of each."""
    found: dict[str, list[Equivalent]] = {}
    for meaning, _, cell in said:
        if meaning.field == "equivalent":
            language = _language(
                meaning.language or plain.get("equivalent_language", ""), defaults.get("equivalent", "und")
            )
            known = found.setdefault(language, [])
            texts = [each for each in listed_terms(cell) if each not in {one.text for one in known}]
            known += [Equivalent(language=language, text=each) for each in texts]
    for meaning, _, cell in said:
        if meaning.language in found and meaning.field != "equivalent":
            first, *others = found[meaning.language]
            found[meaning.language] = [_with(first, meaning.field, cell), *others, *_spelt(meaning, cell)]
    for each in found.values():
        yield from {one.text: one for one in each}.values()


def _spelt(meaning: Meaning, cell: str) -> Iterator[Equivalent]:
    """Other spellings of a term of another language are equivalents like itself."""
    if meaning.field in _KINDS and not (meaning.field in AVOIDED and is_flag([cell])):
        usage = _KINDS[meaning.field][1]
        yield from (Equivalent(language=meaning.language, text=each, usage=usage) for each in listed(cell))


def listed_terms(cell: str) -> list[str]:
    """Terms of another language, which have commas in them more often than they are lists."""
    return [item for part in re.split(r"\n|[;；]", cell) if (item := " ".join(part.split()))]


def _with(equivalent: Equivalent, field: str, cell: str) -> Equivalent:
    if field == "usage":
        return replace(equivalent, usage=usage_in(cell))
    if field == "status" and (usage := said_usage({"status": cell})):
        return replace(equivalent, usage=usage)
    if field == "status":
        return replace(equivalent, status=_THERE.get(_STATUSES.get(_key(cell), "accepted"), "accepted"))
    if field == "forbidden" and is_flag([cell]):
        return replace(equivalent, usage="forbidden") if is_yes(cell, "forbidden") else equivalent
    return replace(equivalent, **{field: cell}) if field in ("reading", "definition", "notes") else equivalent


def _notes(said: list[tuple[Meaning, str, str]]) -> Iterator[str]:
    """Notes, and what has no place of its own."""
    languages = {meaning.language for meaning, _, _ in said if meaning.field == "equivalent"}
    for meaning, name, cell in said:
        if meaning.field == "notes" and not meaning.language:
            yield cell
        elif meaning.field == OTHERS or (
            meaning.language
            and meaning.field != "text"
            and (meaning.language not in languages or meaning.field not in _OF_EQUIVALENT)
        ):
            yield f"{name.strip() or 'column'}: {cell}"
