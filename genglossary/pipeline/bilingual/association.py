"""How strongly a span of one side and one of the other belong together, by the passages in which they stand."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from math import log
from typing import NamedTuple

from genglossary.pipeline.bilingual.spans import SideIndex

_CONSIDERED = 12
"""So many translations of a term are looked at closely."""
_COMPARED = 400
"""Of a span that stands in more passages, every so many are looked at for what else it may translate."""


class Together(NamedTuple):
    """Two spans in the same passages: how many passages have both, and either; `kept` of those without the second have
    the first as it is on the other side too."""

    source: int
    target: int
    places: int
    source_places: int
    target_places: int
    kept: int

    @property
    def strength(self) -> float:
        """Dice's coefficient, a little less where it rests on few places."""
        unexplained = self.source_places - self.kept
        return 2 * (self.places - 0.3) / (unexplained + self.target_places)


class Association:
    """The spans of `here` with those of `there`, in the same passages."""

    def __init__(self, here: SideIndex, there: SideIndex) -> None:
        self.here, self.there = here, there
        self._rivals: dict[int, float] = {}

    def candidates(self, number: int) -> list[Together]:
        """The spans that may translate the span `number` of `here`, the strongest first."""
        places = self.here.places[number]
        counts: Counter[int] = Counter()
        for passage in places:
            counts.update(self.there.passages[passage])
        kept = self.kept(number)
        few = len(places) < 4
        found = [
            self.together(number, other, count, kept) for other, count in counts.items() if count > 1 or few
        ]
        found.sort(key=lambda each: (-each.strength, self.there.text(each.target)))
        return found

    def kept(self, number: int) -> set[int]:
        """The passages that have the span on the other side as it is."""
        kept: set[int] = set()
        for spelling in self.here.spellings[number]:
            other = self.there.number_of(spelling)
            if other is not None:
                kept.update(self.there.places[other])
        return kept.intersection(self.here.places[number])

    def together(self, number: int, other: int, count: int, kept: set[int]) -> Together:
        without = len(kept) - sum(passage in kept for passage in self.there.places[other]) if kept else 0
        return Together(
            number, other, count, len(self.here.places[number]), len(self.there.places[other]), without
        )

    def rival(self, other: int) -> float:
        """The strength of what translates the span `other` of `there` best."""
        if other not in self._rivals:
            places = self.there.places[other]
            step = len(places) // _COMPARED + 1
            counts: Counter[int] = Counter()
            for passage in places[::step]:
                counts.update(self.here.passages[passage])
            best = 0.0
            for number, count in counts.items():
                best = max(best, 2 * (count * step - 0.3) / (len(self.here.places[number]) + len(places)))
            self._rivals[other] = best
        return self._rivals[other]
