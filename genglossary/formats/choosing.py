"""Some entries of a glossary."""

from collections.abc import Collection
from dataclasses import replace

from genglossary.formats.types import Entry, Glossary


def chosen(glossary: Glossary, *, categories: Collection[str] = (), languages: Collection[str] = ()) -> Glossary:
    """The entries of these categories and in these languages ("" is undecided, "und" undetermined); empty means all.

    Of the equivalents those in `languages` are kept. A link to an entry that goes, goes too.
    """
    entries = [_in(entry, languages) for entry in glossary.entries if not languages or entry.language in languages]
    entries = [entry for entry in entries if not categories or entry.category in categories]
    texts = {entry.text for entry in entries}
    proofs = (p for p in glossary.proofs if p.entry in texts and (not languages or p.language in languages))
    glossary = replace(glossary, proofs=tuple(proofs))
    if len(entries) == len(glossary.entries):
        return replace(glossary, entries=tuple(entries))
    ids = {entry.id for entry in entries}
    linked = (replace(entry, see_also=tuple(each for each in entry.see_also if each in ids)) for entry in entries)
    return replace(glossary, entries=tuple(linked))


def _in(entry: Entry, languages: Collection[str]) -> Entry:
    if not languages:
        return entry
    kept = tuple(each for each in entry.equivalents if each.language in languages)
    return replace(entry, equivalents=kept)
