"""The place on the page where an entry, or one of its spellings, is found: `#fog-horn`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from genglossary.formats.types import Entry

_BETWEEN = re.compile(r"[\W_]+")
_SLUG = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True)
class PageAnchors:
    """`entries` has the anchor of each entry by its number; `spellings` those of the spellings by number and text;
    `by_id` leads from the id of an entry to its number."""

    entries: list[str] = field(default_factory=list[str])
    spellings: dict[tuple[int, str], str] = field(default_factory=dict[tuple[int, str], str])
    by_id: dict[str, int] = field(default_factory=dict[str, int])


def anchors_of(entries: Iterable[Entry]) -> PageAnchors:
    """The slug of an entry is its anchor, so that links from outside stay good; others get one of their own text.
    None stands there twice."""
    listed = list(entries)
    anchors = PageAnchors()
    free = _Free({entry.slug for entry in listed if entry.slug})
    used: set[str] = set()
    for number, entry in enumerate(listed):
        is_own = _SLUG.fullmatch(entry.slug) and entry.slug not in used
        anchors.entries.append(entry.slug if is_own else free.next(entry.text))
        used.add(anchors.entries[-1])
        if entry.id:
            anchors.by_id.setdefault(entry.id, number)
    for number, entry in enumerate(listed):
        for text in dict.fromkeys((*entry.variants, *entry.avoided)):
            anchors.spellings[number, text] = free.next(text)
    return anchors


def letter_anchor(letter: str) -> str:
    """The anchor of a letter's section; the full stop keeps it apart from those of entries."""
    return f"letter.{letter or 'others'}"


class _Free:
    """Anchors that nothing has yet; `taken` are those that are spoken for."""

    def __init__(self, taken: set[str]) -> None:
        self._taken = taken
        self._last: dict[str, int] = {}

    def next(self, text: str) -> str:
        words = _BETWEEN.sub("-", text.lower()).strip("-") or "term"
        number = self._last.get(words, 1)
        anchor = words if number == 1 else f"{words}-{number}"
        while anchor in self._taken:
            number += 1
            anchor = f"{words}-{number}"
        self._last[words] = number
        self._taken.add(anchor)
        return anchor
