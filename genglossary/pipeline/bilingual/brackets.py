"""Brackets that give a term in the other language: アンカーピア (Anchor Peer), anchor peer（アンカーピア）."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from genglossary.pipeline.bilingual.spans import Side
from genglossary.pipeline.text.folding import fold_key

_BRACKET = re.compile(r"([^()\n]{1,60}) ?\(([^()\n]{2,60})\)")
_EDGE = " \"'“”‘’「」『』*_、,"
_INSIDE = re.compile(r"[、,;:：]\s*|\s*/\s*")


class Brackets:
    """The brackets of one or both sides of aligned passages."""

    def __init__(self, *sides: Side) -> None:
        self._before: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for side in sides:
            for sentences in side:
                for sentence in sentences:
                    self._read(fold_key(sentence.prose))

    def _read(self, prose: str) -> None:
        if "(" in prose:
            for match in _BRACKET.finditer(prose):
                for inside in {match[2], *_INSIDE.split(match[2])}:
                    self._before[inside.strip(_EDGE)][match[1].rstrip(_EDGE)] += 1

    def count(self, one: Iterable[str], other: Iterable[str]) -> int:
        """How often one of the spellings stands in a bracket right after one of the others, whichever comes first."""
        ones, others = [fold_key(each) for each in one], [fold_key(each) for each in other]
        return self._right_before(ones, others) + self._right_before(others, ones)

    def _right_before(self, inside: Iterable[str], before: Iterable[str]) -> int:
        ends = tuple(before)
        counts = (self._before[each] for each in inside if each in self._before)
        return sum(count for found in counts for text, count in found.items() if text.endswith(ends))
