"""Finding all that is otherwise in a glossary than in an earlier one."""

from collections.abc import Iterable, Iterator
from typing import Any

from genglossary.comparing.matching import match, place
from genglossary.comparing.rewording import is_reworded, is_same
from genglossary.comparing.types import KINDS, Difference
from genglossary.formats import Entry, Glossary
from genglossary.formats.types import Usage

_DETAILS = (
    "language", "reading", "part_of_speech", "source", "notes", "as_written", "exact", "do_not_translate", "see_also",
)  # fmt: skip
# The usages that spellings have by taking each other's place.
_EXCHANGED = ("", "preferred", "admitted")


def compare(old: Glossary, new: Glossary) -> list[Difference]:
    """Find all differences, kind by kind in the order of `KINDS`, then by term. What is excluded is not there."""
    found = match(_entries(old), _entries(new))
    moved = [*_come(found.new, _homes(old)), *_went(found.gone, _homes(new))]
    told = {(each.before, each.after) for each in moved}
    changed = (each for before, after in found.pairs for each in _of_pair(before, after))
    return sorted([*moved, *(each for each in changed if not _is_told(each, told))], key=_order)


def _is_told(each: Difference, told: set[tuple[str, str]]) -> bool:
    """Whether a spelling came from what was an entry, or went to become one."""
    return each.kind == "spellings" and ((each.after, each.term) in told or (each.term, each.before) in told)


def _order(difference: Difference) -> tuple[Any, ...]:
    term, detail = difference.term, (difference.field, difference.before, difference.after)
    return KINDS.index(difference.kind), term.casefold(), term, difference.id, *detail


def _entries(glossary: Glossary) -> Iterator[Entry]:
    return (entry for entry in glossary.entries if entry.status != "excluded")


def _homes(glossary: Glossary) -> dict[str, str]:
    """Spelling → the entry whose spelling it is."""
    entries = sorted(_entries(glossary), key=place, reverse=True)
    return {each.text: entry.text for entry in entries for each in entry.spellings if each.text != entry.text}


def _come(entries: Iterable[Entry], homes: dict[str, str]) -> Iterator[Difference]:
    for entry in entries:
        if home := homes.get(entry.text):
            yield Difference(kind="split", term=entry.text, id=entry.id, before=home, after=entry.text)
        else:
            yield Difference(kind="new", term=entry.text, id=entry.id, after=entry.definition or "")


def _went(entries: Iterable[Entry], homes: dict[str, str]) -> Iterator[Difference]:
    for entry in entries:
        if home := homes.get(entry.text):
            yield Difference(kind="merged", term=entry.text, id=entry.id, before=entry.text, after=home)
        else:
            yield Difference(kind="gone", term=entry.text, id=entry.id, before=entry.definition or "")


def _of_pair(old: Entry, new: Entry) -> Iterator[Difference]:
    about = {"term": new.text, "id": new.id}
    if old.text != new.text:
        yield Difference(kind="renamed", before=old.text, after=new.text, **about)
    before, after = old.definition or "", new.definition or ""
    if not is_same(before, after):
        kind = "reworded" if before and after and is_reworded(before, after) else "redefined"
        yield Difference(kind=kind, before=before, after=after, **about)
    yield from _spellings(old, new, about)
    if old.category != new.category:
        yield Difference(kind="category", before=old.category, after=new.category, **about)
    yield from _equivalents(old, new, about)
    yield from _details(old, new, about)


def _spellings(old: Entry, new: Entry, about: dict[str, str]) -> Iterator[Difference]:
    """Tell which spellings came and went, and the usages; a renaming says by itself what swapped places."""
    before, after = _usages(old), _usages(new)
    is_renamed = old.text != new.text
    for text in sorted(before.keys() | after.keys()):
        if text not in after and text != old.text:
            yield Difference(kind="spellings", before=text, **about)
        if text not in before and text != new.text:
            yield Difference(kind="spellings", after=text, **about)
        usages = before.get(text, ""), after.get(text, "")
        swapped = is_renamed and text in (old.text, new.text) and all(usage in _EXCHANGED for usage in usages)
        if usages[0] != usages[1] and text in after and not swapped:
            yield Difference(kind="usage", field=text, before=usages[0], after=usages[1], **about)


def _usages(entry: Entry) -> dict[str, Usage]:
    return {**{each.text: each.usage for each in entry.spellings}, entry.text: entry.usage}


def _equivalents(old: Entry, new: Entry, about: dict[str, str]) -> Iterator[Difference]:
    before, after = _translations(old), _translations(new)
    for key in sorted(before.keys() | after.keys()):
        values = before.get(key, ""), after.get(key, "")
        if values[0] != values[1]:
            yield Difference(kind="equivalents", field=key[0], before=values[0], after=values[1], **about)


def _translations(entry: Entry) -> dict[tuple[str, str], str]:
    """Those that people accepted; what is only proposed changes with every run."""
    accepted = (each for each in entry.equivalents if each.status == "accepted")
    return {(each.language, each.text): each.text + (f" ({each.usage})" if each.usage else "") for each in accepted}


def _details(old: Entry, new: Entry, about: dict[str, str]) -> Iterator[Difference]:
    for name in _DETAILS:
        before, after = _said(old, name), _said(new, name)
        if not is_same(before, after) and not (name == "language" and "" in (before, after)):
            yield Difference(kind="details", field=name, before=before, after=after, **about)


def _said(entry: Entry, name: str) -> str:
    value = getattr(entry, name)
    if name == "see_also":
        return ", ".join(sorted(value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None or value == "und" else str(value)
