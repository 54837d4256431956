"""Terms that go on as somebody begins to write: by their spellings, and Japanese ones by their reading."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from genglossary.checking.forms import preferred
from genglossary.formats import Entry
from genglossary.pipeline.text.folding import loose_key

_LONGEST = 60  # characters before the cursor that may be a term
_MOST = 50


class Completion(NamedTuple):
    """`text` may be written for the last `length` characters before the cursor."""

    text: str
    length: int
    entry: Entry


class Completer:
    """Spellings to avoid complete to the one that is preferred."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        keys = [(key, at) for at, entry in enumerate(entries) for key in _keys(entry)]
        self._keys = sorted(set(keys))
        self._entries = entries

    def completions(self, before: str) -> list[Completion]:
        """The terms that may go on the text of the line before the cursor: the longest end of it with which terms begin
        counts.
        """
        tail = before[-_LONGEST:]
        for start in range(len(tail)):
            if _may_begin(tail, start) and (found := [*self._beginning(tail[start:])]):
                return found
        return []

    def _beginning(self, written: str) -> Iterator[Completion]:
        key = loose_key(written) + (" " if written.endswith(" ") else "")
        seen: set[str] = set()
        at = bisect_left(self._keys, (key, -1))
        while key.strip() and at < len(self._keys) and self._keys[at][0].startswith(key) and len(seen) < _MOST:
            entry = self._entries[self._keys[at][1]]
            text = preferred(entry) or ""
            if text and text not in seen:
                seen.add(text)
                yield Completion(text, len(written), entry)
            at += 1


def _keys(entry: Entry) -> Iterator[str]:
    if entry.status != "excluded":
        spellings = ((each.text, each.reading) for each in entry.spellings)
        for text in (entry.text, entry.reading, *(one for pair in spellings for one in pair)):
            if text:
                yield loose_key(text)


def _may_begin(text: str, at: int) -> bool:
    """Whether a word can begin there: not inside of a Latin one, nor with a space."""
    if text[at].isspace():
        return False
    return at == 0 or not (_is_latin(text[at]) and _is_latin(text[at - 1]))


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()
