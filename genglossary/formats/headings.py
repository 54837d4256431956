"""Entries under a term that may be written, for formats that have no word for a heading that people forbade."""

from collections.abc import Iterator
from dataclasses import replace

from genglossary.formats.types import AVOIDED, Entry, Glossary, Spelling

_SAID = ("text", "usage", "reading", "part_of_speech", "as_written", "exact", "do_not_translate")
"""Fields that are those of the spelling which stands as the heading."""


def may_be_written(entry: Entry) -> bool:
    """Whether the entry has a spelling that nobody forbade."""
    return entry.usage not in AVOIDED or bool(entry.variants)


def under_allowed(entry: Entry) -> Entry:
    """The entry with the first spelling that may be written as its term, where its own may not; else as it is."""
    if entry.usage not in AVOIDED or not entry.variants:
        return entry
    first = next(each for each in entry.spellings if each.usage not in AVOIDED)
    own = Spelling(**{name: getattr(entry, name) for name in _SAID})
    others = (each for each in entry.spellings if each is not first)
    return replace(entry, **{name: getattr(first, name) for name in _SAID}, spellings=(own, *others))


def all_under_allowed(glossary: Glossary) -> Glossary:
    """The glossary without entries of which every spelling is to be avoided, and with headings that are not."""
    if all(entry.usage not in AVOIDED for entry in glossary.entries):
        return glossary
    return replace(glossary, entries=tuple(map(under_allowed, filter(may_be_written, glossary.entries))))


def never_written(glossary: Glossary) -> Iterator[str]:
    """The terms of entries of which every spelling is to be avoided."""
    yield from (entry.text for entry in glossary.entries if not may_be_written(entry))
