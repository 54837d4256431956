"""Rows of forbidden terms that say which term to use, as Lokalise has them: spellings of that term."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from genglossary.formats.types import AVOIDED, Entry, Spelling

Numbered = tuple[tuple[int, Entry], ...]
"""Entries with their rows."""

_USE = re.compile(r"use:?\s+(?P<term>.*\S)", re.I)


def with_forbidden_spellings(rows: Numbered) -> Numbered:
    """The entries, where forbidden ones of which nothing is said but “Use: …” are spellings of what they name. They
    stay what they are where that is no entry, or may be several."""
    allowed = Counter(entry.text for _, entry in rows if entry.usage not in AVOIDED)
    avoided: dict[str, list[Spelling]] = defaultdict(list)
    kept: list[tuple[int, Entry]] = []
    for row, entry in rows:
        term = _to_use(entry)
        if allowed[term] == 1:
            avoided[term].append(_spelling(entry))
        else:
            kept.append((row, entry))
    return tuple((row, _with(entry, avoided.get(entry.text, ()))) for row, entry in kept)


def _to_use(entry: Entry) -> str:
    """The term that a forbidden one gives way to; "" where more is said of it, or something else."""
    is_bare = not (entry.spellings or entry.equivalents or entry.notes or entry.reading or entry.id)
    said = _USE.fullmatch(entry.definition or "") if entry.usage == "forbidden" and is_bare else None
    return said["term"] if said else ""


def _spelling(entry: Entry) -> Spelling:
    return Spelling(text=entry.text, usage="forbidden", as_written=entry.as_written or None, exact=entry.exact)


def _with(entry: Entry, avoided: Sequence[Spelling]) -> Entry:
    if not avoided or entry.usage in AVOIDED:
        return entry
    return replace(entry, spellings=(*entry.spellings, *avoided))
