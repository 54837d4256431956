"""Rows of a table as entries: cells with what their columns mean."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from genglossary.formats.column_names import NOTHING, OTHERS, key_of
from genglossary.formats.columns import Meaning, language_tag
from genglossary.formats.formulas import is_calculated, unguarded
from genglossary.formats.input_dictionaries import category_of
from genglossary.formats.listing import in_lines, listed, listed_terms
from genglossary.formats.other_names import PartedNames, parted_names
from genglossary.formats.statuses import (
    WrongCell,
    case_of_memoq,
    is_nothing,
    is_one_of,
    is_status,
    is_usage,
    one_of,
    said_usage,
    status_in,
    status_of,
    usage_in,
)
from genglossary.formats.types import AVOIDED, Category, Entry, Equivalent, EquivalentStatus, Kind, Spelling, Usage
from genglossary.formats.yes_no import is_flag, is_yes
from genglossary.pipeline.text.stated import stated

_LONGEST_USAGE = 20
"""Characters; what is longer, and sentences, are words about how a term is used."""
_STOPS = tuple(".。!！?？")
_THERE: dict[str, EquivalentStatus] = {"candidate": "proposed", "accepted": "accepted", "excluded": "rejected"}
_KINDS: dict[str, tuple[Kind, Usage]] = {
    "variants": ("spelling", ""),
    "synonyms": ("synonym", ""),
    "abbreviation": ("abbreviation", ""),
    "long_form": ("long_form", ""),
    "deprecated": ("spelling", "deprecated"),
    "forbidden": ("spelling", "forbidden"),
}
_FILLED = frozenset({*_KINDS, "definition", "equivalent", "equivalent_notes", "reading", "notes", "source"})
SPELT = frozenset(_KINDS) - AVOIDED
"""Fields of columns that list spellings, and never say yes or no."""

# Kept of a term in another language; the rest stands in the notes.
_OF_EQUIVALENT = frozenset({"equivalent", "usage", "status", "reading", "definition", "notes", *_KINDS})


def entry_of(
    cells: Sequence[str],
    names: Sequence[str],
    columns: Sequence[Meaning],
    defaults: dict[str, str],
    *,
    is_of_people: bool = False,
) -> Entry:
    """One row. `defaults` has the languages of the columns "text" and "equivalent" where nothing else says them. In
    tables of people other names stand beside a term; programs, and rows with our ids, have terms there and no more.

    Raises ValueError with a sentence for what is no entry.
    """
    _check(cells, names, columns)
    said = _filled(cells, names, columns)
    if is_of_people and not any(meaning.field == "id" for meaning, _, _ in said):
        said = [(meaning, name, in_lines(text)) for meaning, name, text in said]
    plain = {meaning.field: text for meaning, _, text in said if not meaning.language or meaning.field == "text"}
    if "text" not in plain:
        raise WrongCell(stated("It has no term."))
    term = " ".join(plain["text"].split())
    named = parted_names(term) if is_of_people and not plain.get("id") else PartedNames(term)
    return Entry(**_values(said, plain, defaults, named._replace(reading=plain.get("reading", named.reading))))


def _check(cells: Sequence[str], names: Sequence[str], columns: Sequence[Meaning]) -> None:
    if any(cell.strip() for cell in cells[len(columns) :]):
        raise WrongCell(
            stated("It has %(cells)s cells, and there are %(columns)s columns.", cells=len(cells), columns=len(columns))
        )
    for meaning, name, cell in zip(columns, names, cells, strict=False):
        if meaning.field != NOTHING and is_calculated(cell):
            raise WrongCell(
                stated(
                    "“%(cell)s” in the column “%(name)s” is calculated, and not calculated here.",
                    cell=cell[:40],
                    name=name,
                )
            )


def _filled(cells: Sequence[str], names: Sequence[str], columns: Sequence[Meaning]) -> list[tuple[Meaning, str, str]]:
    """The cells that say something, with their meanings and the names of their columns."""
    said = [
        (meaning, name, text)
        for meaning, name, cell in zip(columns, names, cells, strict=False)
        if meaning.field != NOTHING and (text := unguarded(cell).strip())
    ]
    said = [each for each in said if not (each[0].field in _FILLED and is_nothing(each[2]))]
    return [(Meaning(OTHERS) if _is_of_others(*each) else each[0], *each[1:]) for each in said]


def _is_of_others(meaning: Meaning, name: str, text: str) -> bool:
    """Whether a cell has a category or a status that is none of ours: people have their own. What may be meant for a
    usage is refused rather, or a forbidden spelling would come in as another one."""
    if meaning.field == "category":
        return not is_one_of(Category, text) and not category_of(text)
    if meaning.field == "usage" and not is_usage(text):
        return key_of(name) == "区分" or len(text) > _LONGEST_USAGE or text.endswith(_STOPS)
    return meaning.field == "status" and not meaning.language and not is_status(text)


def _values(
    said: list[tuple[Meaning, str, str]], plain: dict[str, str], defaults: dict[str, str], named: PartedNames
) -> dict[str, Any]:
    text = named.term
    equivalents = tuple(_equivalents(said, plain, defaults))
    same = next((each.language for each in equivalents if each.text == text), "und")
    language = _language(plain.get("language", ""), defaults.get("text", "und"))
    language = same if language == "und" else language
    as_written = plain.get("as_written")
    word_class = plain.get("part_of_speech", "").removesuffix("*")  # of ATOK, for words that people registered
    values: dict[str, Any] = {
        "text": text,
        "language": language,
        "spellings": tuple(_spellings(named, said)),
        "equivalents": tuple(each for each in equivalents if (each.language, each.text) != (language, text)),
        "notes": "\n".join(_notes(said)),
        "usage": _usage(plain),
        "as_written": case_of_memoq(plain.get("usage", ""))
        if as_written is None
        else is_yes(as_written, "case counts"),
        "do_not_translate": _stays(plain),
        "exact": is_yes(plain.get("exact", "no"), "exact form"),
        "required": is_yes(plain.get("required", "no"), "required"),
        "status": "accepted" if said_usage(plain) else status_in(plain.get("status", "accepted")),
        "category": _category(plain.get("category", ""), word_class),
        "part_of_speech": word_class,
        "definition": plain.get("definition"),
        "origin": "imported" if "definition" in plain else "",
    }
    return values | {"reading": named.reading} | {name: plain.get(name, "") for name in ("source", "id")}


def _category(text: str, word_class: str) -> str:
    return one_of(Category, text, "category") if is_one_of(Category, text) and text else category_of(text or word_class)


def _usage(plain: dict[str, str]) -> Usage:
    if is_flag([plain.get("forbidden", "")]) and is_yes(plain.get("forbidden", "no"), "forbidden"):
        return "forbidden"
    return usage_in(plain["usage"]) if plain.get("usage") else said_usage(plain)


def _stays(plain: dict[str, str]) -> bool:
    if "translatable" in plain:
        return not is_yes(plain["translatable"], "may be translated")
    return is_yes(plain.get("do_not_translate", "no"), "not translated")


def _language(text: str, otherwise: str) -> str:
    if text and not language_tag(text):
        raise WrongCell(stated("%(text)r is no language code.", text=text))
    return language_tag(text) or otherwise


def _spellings(named: PartedNames, said: list[tuple[Meaning, str, str]]) -> Iterator[Spelling]:
    """Each once; one that is in two columns is what is to be avoided, even where it is the term itself."""
    text = named.term
    found = {each.text: each for each in named.others}
    for meaning, _, cell in said:
        kind, usage = _KINDS.get(meaning.field, (None, ""))
        if kind is None or meaning.language or (meaning.field in AVOIDED and is_flag([cell])):
            continue
        for spelling in listed(cell):
            if usage in AVOIDED or spelling not in (text, *found):
                its = "long_form" if kind == "abbreviation" and _abbreviates(text, spelling) else kind
                found[spelling] = Spelling(text=spelling, kind=its, usage=usage)
    return iter(found.values())


def _abbreviates(term: str, spelling: str) -> bool:
    """Whether the term itself is the abbreviation, and the cell has what it stands for, as Docusaurus has it."""
    return term.isupper() and " " not in term and " " in spelling and len(spelling) > len(term)


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
    if found and (notes := plain.get("equivalent_notes")):
        its = next(iter(found.values()))
        its[0] = _with(its[0], "notes", notes)
    for each in found.values():
        yield from {one.text: _sure(one, plain) for one in each}.values()


def _sure(equivalent: Equivalent, plain: dict[str, str]) -> Equivalent:
    return replace(equivalent, status="proposed") if is_yes(plain.get("unsure", "no"), "only proposed") else equivalent


def _spelt(meaning: Meaning, cell: str) -> Iterator[Equivalent]:
    """Other spellings of a term of another language are equivalents like itself."""
    if meaning.field in _KINDS and not (meaning.field in AVOIDED and is_flag([cell])):
        usage = _KINDS[meaning.field][1]
        yield from (Equivalent(language=meaning.language, text=each, usage=usage) for each in listed(cell))


def _with(equivalent: Equivalent, field: str, cell: str) -> Equivalent:
    if field == "usage":
        return replace(equivalent, usage=usage_in(cell))
    if field == "status" and (usage := said_usage({"status": cell})):
        return replace(equivalent, usage=usage)
    if field == "status":
        return replace(equivalent, status=_THERE.get(status_of(cell), "accepted"))
    if field == "forbidden" and is_flag([cell]):
        return replace(equivalent, usage="forbidden") if is_yes(cell, "forbidden") else equivalent
    return replace(equivalent, **{field: cell}) if field in ("reading", "definition", "notes") else equivalent


def _notes(said: list[tuple[Meaning, str, str]]) -> Iterator[str]:
    """Notes, and what has no place of its own."""
    languages = {meaning.language for meaning, _, _ in said if meaning.field == "equivalent"}
    for meaning, name, cell in said:
        if meaning == Meaning("notes") or (meaning.field == "equivalent_notes" and not languages):
            yield cell
        elif meaning.field == OTHERS or (
            meaning.language
            and meaning.field != "text"
            and (meaning.language not in languages or meaning.field not in _OF_EQUIVALENT)
        ):
            yield f"{name.strip() or 'column'}: {cell}"
