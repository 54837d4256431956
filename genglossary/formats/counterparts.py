"""Entries of two languages in one glossary that translate each other: each says so, and tells what the other one is."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from genglossary.formats.types import Entry, Equivalent, Glossary
from genglossary.pipeline.text.folding import loose_key
from genglossary.pipeline.text.tags import primary

Key = tuple[str, str]
"""The base language and the folded text of a term."""


def with_counterparts(glossary: Glossary) -> Glossary:
    """Complete the glossary: an equivalent that is an entry itself has that entry's reading and definition, and that
    entry has the other one among its equivalents. So a definition that only the original has is there in the
    translation too.
    """
    entries = {_key(entry.language, entry.text): entry for entry in glossary.entries}
    back: dict[Key, list[Equivalent]] = {}
    for entry in glossary.entries:
        for each in linking(entry.equivalents):
            if _key(each.language, each.text) in entries and primary(each.language) != primary(entry.language):
                back.setdefault(_key(each.language, each.text), []).append(_turned(entry, each))
    return replace(glossary, entries=tuple(_completed(entry, entries, back) for entry in glossary.entries))


def linking(equivalents: Iterable[Equivalent]) -> list[Equivalent]:
    """The equivalents that may be written: accepted ones, and the first that is proposed in a language that has none of
    these.
    """
    allowed = [each for each in equivalents if each.is_usable]
    accepted = [each for each in allowed if each.status == "accepted"]
    found = {each.language for each in accepted}
    first = {each.language: each for each in reversed(allowed) if each.language not in found}
    return [*accepted, *first.values()]


def _completed(entry: Entry, entries: Mapping[Key, Entry], back: Mapping[Key, list[Equivalent]]) -> Entry:
    own = tuple(_told(each, entries.get(_key(each.language, each.text))) for each in entry.equivalents)
    known = {_key(each.language, each.text) for each in own}
    more = {_key(each.language, each.text): each for each in back.get(_key(entry.language, entry.text), ())}
    return replace(entry, equivalents=(*own, *(each for key, each in more.items() if key not in known)))


def _told(each: Equivalent, entry: Entry | None) -> Equivalent:
    """Let its own entry say of an equivalent, where it is one, what nobody said."""
    if entry is None or not each.is_usable:
        return each
    return replace(each, reading=each.reading or entry.reading, definition=each.definition or entry.definition)


def _turned(entry: Entry, each: Equivalent) -> Equivalent:
    """The entry as an equivalent of its equivalent."""
    return Equivalent(
        language=entry.language, text=entry.text, status=each.status, origin=each.origin, reading=entry.reading,
        definition=entry.definition,
    )  # fmt: skip


def taken(glossary: Glossary) -> Glossary:
    """The glossary, where the first proposal counts as a translation in a language that has none: for files that nobody
    decides about."""
    return replace(glossary, entries=tuple(_taken(entry) for entry in glossary.entries))


def _taken(entry: Entry) -> Entry:
    chosen = {id(each) for each in linking(entry.equivalents)}
    changed = (replace(each, status="accepted") if id(each) in chosen else each for each in entry.equivalents)
    return replace(entry, equivalents=tuple(changed))


def folded(glossary: Glossary, language: str) -> Glossary:
    """One entry for each thing: those that translate an entry of `language` are part of it, with their spellings."""
    entries = {_key(entry.language, entry.text): entry for entry in glossary.entries}
    inside: set[Key] = set()
    kept: list[Entry] = []
    for entry in glossary.entries:
        if primary(entry.language) == language:
            there = {key for each in linking(entry.equivalents) if (key := _key(each.language, each.text)) in entries}
            inside |= {key for key in there if key[0] != language}
            kept.append(replace(entry, equivalents=tuple(_with_spellings(entry.equivalents, there, entries))))
    others = (entry for entry in glossary.entries if primary(entry.language) != language)
    kept += [entry for entry in others if _key(entry.language, entry.text) not in inside]
    return replace(glossary, entries=tuple(kept))


def _with_spellings(
    equivalents: Iterable[Equivalent], linked: set[Key], entries: Mapping[Key, Entry]
) -> Iterator[Equivalent]:
    """Each equivalent, and after it the spellings of the entry that it is."""
    several = list(equivalents)
    said = {_key(each.language, each.text) for each in several}
    for each in several:
        yield each
        key = _key(each.language, each.text)
        for spelling in entries[key].spellings if key in linked else ():
            if (own := _key(each.language, spelling.text)) not in said:
                said.add(own)
                yield replace(
                    each, text=spelling.text, usage=spelling.usage or "admitted", reading=spelling.reading,
                    definition=None, notes="",
                )  # fmt: skip


def _key(language: str, text: str) -> Key:
    return primary(language), loose_key(text)
