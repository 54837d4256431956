"""Brackets that give a term in the other language: アンカーピア (Anchor Peer), anchor peer（アンカーピア）."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from genglossary.pipeline.bilingual.spans import Side
from genglossary.pipeline.text.folding import fold_key

_BRACKET = re.compile(r"\(([^()\n]{2,60})\)")
_BEFORE = 60  # characters that are looked at
_EDGES = re.compile(r"[()\n]")
_EDGE = " \"'“”‘’「」『』*_、,"
_INSIDE = re.compile(r"[、,;:：]\s*|\s*/\s*")
_START = re.compile(r"(?<![a-z0-9])[a-z0-9]|[^\sa-z0-9]")  # of what may stand right before a bracket
_LONGEST = 12  # starts before a bracket that are looked at
_SHORT = re.compile(r"(?=.*[a-z])[a-z0-9&/-]{2,6}")


class Brackets:
    """The brackets of one or both sides of aligned passages."""

    def __init__(self, *sides: Side) -> None:
        self._inside: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for side in sides:
            for sentences in side:
                for sentence in sentences:
                    if "(" in sentence.prose or "（" in sentence.prose:
                        self._read(fold_key(sentence.prose))

    def _read(self, prose: str) -> None:
        for match in _BRACKET.finditer(prose):
            inside = {each.strip(_EDGE) for each in (match[1], *_INSIDE.split(match[1]))}
            for before in _tails(_before(prose, match.start()).rstrip(_EDGE)):
                self._inside[before].update(inside)

    def count(self, one: Iterable[str], other: Iterable[str]) -> int:
        """Count how often one of the spellings stands in a bracket right after one of the others, or they after it."""
        ones, others = list(map(fold_key, one)), list(map(fold_key, other))
        return self._right_after(ones, others) + self._right_after(others, ones)

    def share_short(self, one: Iterable[str], other: Iterable[str]) -> bool:
        """Whether one and the same abbreviation is given in brackets after both."""
        return not set(self._shorts(one)).isdisjoint(self._shorts(other))

    def _right_after(self, before: Iterable[str], inside: Iterable[str]) -> int:
        known = [self._inside[each] for each in before if each in self._inside]
        return sum(found[each] for found in known for each in inside)

    def _shorts(self, spellings: Iterable[str]) -> Iterator[str]:
        for spelling in map(fold_key, spellings):
            yield from (each for each in self._inside.get(spelling, ()) if _SHORT.fullmatch(each))


def _before(prose: str, bracket: int) -> str:
    """The text right before the offset of a bracket and a space, back to what ends it."""
    end = bracket - 1 if prose[bracket - 1 : bracket] == " " else bracket
    return _EDGES.split(prose[max(0, end - _BEFORE) : end])[-1]


def _tails(text: str) -> Iterator[str]:
    """The ends of a text at which a term may begin."""
    starts = [match.start() for match in _START.finditer(text)]
    return (text[start:] for start in starts[-_LONGEST:])
