"""Telling which entry of one glossary is which one of another."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from genglossary.formats import Entry
from genglossary.pipeline.languages.capitals import designation_key
from genglossary.pipeline.text.tags import primary


class Matched(NamedTuple):
    """Pairs of entries that are the same, and those of either glossary that have none."""

    pairs: list[tuple[Entry, Entry]]
    gone: list[Entry]
    new: list[Entry]


def match(old: Iterable[Entry], new: Iterable[Entry]) -> Matched:
    """By id; then by name, where those that say the same belong together; then by a name that is a spelling of the
    other one now, or was."""
    found = Matched([], sorted(old, key=place), sorted(new, key=place))
    _pair(found, lambda entry: [entry.id.lower()] if entry.id else [])
    _pair(found, lambda entry: ["\n\n".join(place(entry))])
    _pair(found, lambda entry: [f"{entry.text}\n{entry.definition}"])
    _pair(found, lambda entry: [entry.text])
    _pair(found, lambda entry: [designation_key(entry.text)])
    _pair(found, lambda entry: [designation_key(entry.text)], _names)
    _pair(found, _names, lambda entry: [designation_key(entry.text)])
    found.pairs.sort(key=lambda pair: place(pair[1]))
    return found


def place(entry: Entry) -> tuple[str, ...]:
    """The key that entries are ordered by, however the file orders them."""
    spelled = sorted(f"{each.text}\n{each.usage}" for each in entry.spellings)
    return designation_key(entry.text), entry.text, entry.language, entry.id, entry.definition or "", *spelled


def _names(entry: Entry) -> list[str]:
    return [designation_key(name) for name in (entry.text, *(each.text for each in entry.spellings))]


_Keys = Callable[[Entry], Sequence[str]]


def _pair(found: Matched, keys: _Keys, new_keys: _Keys | None = None) -> None:
    """Move entries with a common key, and languages that may be the same, to the pairs."""
    by_key: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in found.new:
        for key in dict.fromkeys((new_keys or keys)(entry)):
            by_key[key].append(entry)
    taken: set[int] = set()
    left: list[Entry] = []
    for entry in found.gone:
        other = next(_candidates(entry, (by_key[key] for key in keys(entry) if key in by_key), taken), None)
        if other is None:
            left.append(entry)
        else:
            taken.add(id(other))
            found.pairs.append((entry, other))
    found.gone[:] = left
    found.new[:] = [entry for entry in found.new if id(entry) not in taken]


def _candidates(entry: Entry, several: Iterable[list[Entry]], taken: set[int]) -> Iterator[Entry]:
    for entries in several:
        yield from (each for each in entries if id(each) not in taken and _may_be_one(entry, each))


def _may_be_one(one: Entry, other: Entry) -> bool:
    """Whether their languages are the same, or one is not said."""
    languages = {primary(one.language), primary(other.language)} - {"und", ""}
    return len(languages) < 2 or bool(one.id and one.id == other.id)
