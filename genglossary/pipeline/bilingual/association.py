"""The strength with which two spans, one of each side, belong together, by the passages in which they stand."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from heapq import nlargest
from itertools import chain
from typing import NamedTuple

from genglossary.pipeline.bilingual.spans import SideIndex
from genglossary.pipeline.text.folding import fold_key

_FEW = 4  # places
_CONSIDERED = 50
"""So many spans are looked at as translations of one, those that are together most."""

_ROUNDING = 1e-6
_COMPARED = 400
"""Of a span that stands in more passages, so many are looked at for what else it may translate."""


class Together(NamedTuple):
    """Two spans, by number, in the same passages: how many have both, and either.

    `kept` passages have the first, not the second, and the first as it is on the other side too.
    """

    source: int
    target: int
    places: int
    source_places: int
    target_places: int
    kept: int = 0

    @property
    def unexplained(self) -> int:
        """The number of passages with the first in which it was not kept as it is."""
        return max(1, self.source_places - self.kept)

    @property
    def strength(self) -> float:
        """Dice's coefficient, a little less where it rests on few places."""
        return strength(self.places, self.unexplained, self.target_places)


def strength(places: float, source_places: int, target_places: int) -> float:
    """Dice's coefficient of two spans that are together in `places`, a little less where those are few."""
    return 2 * (places - 0.3) / (source_places + target_places)


class Association:
    """The spans of `here` with those of `there`, in the same passages."""

    def __init__(self, here: SideIndex, there: SideIndex) -> None:
        self.here, self.there = here, there
        self._rivals: dict[int, tuple[float, int]] = {}
        self._kept: dict[int, frozenset[int]] = {}

    def candidates(self, number: int, places: Collection[int]) -> list[Together]:
        """The spans that may translate the span `number` of `here` in the passages `places`, the strongest first.

        Where there are many places one is not enough.
        """
        counts = Counter(chain.from_iterable(map(self.there.passages.__getitem__, places)))
        least, size, there = 1 if len(places) < _FEW else 2, len(places), self.there.places
        kept = self.kept(number, places)
        rest = max(1, size - len(kept))
        likely = [(count / (rest + len(there[other])), other) for other, count in counts.items() if count >= least]
        found = nlargest(_CONSIDERED, likely)
        return self.sorted([self._together(number, other, counts[other], size, kept) for _, other in found])

    def candidate(self, number: int, other: int, places: set[int]) -> Together:
        """The spans `number` of `here` and `other` of `there` in the passages `places`, which have the first."""
        count = len(places.intersection(self.there.places[other]))
        return self._together(number, other, count, len(places), self.kept(number, places))

    def sorted(self, found: Sequence[Together]) -> list[Together]:
        """Sort by how strongly they are together, the strongest first."""
        return sorted(found, key=lambda each: (-each.strength, -each.places, each.target))

    def kept(self, number: int, places: Collection[int]) -> frozenset[int]:
        """The numbers of those of the passages `places` that have the span on the other side as it is, not only in a
        bracket.
        """
        if number not in self._kept:
            self._kept[number] = frozenset(self._all_kept(number))
        return self._kept[number].intersection(places)

    def _all_kept(self, number: int) -> Iterator[int]:
        for spelling in self.here.spellings[number]:
            other = self.there.number_of(spelling)
            if other is not None:
                beside = self.there.in_brackets.get(fold_key(spelling), ())
                yield from set(self.there.places[other]).difference(beside)

    def _together(self, number: int, other: int, count: int, places: int, kept: frozenset[int]) -> Together:
        there = self.there.places[other]
        without = len(kept) - len(kept.intersection(there)) if kept else 0
        return Together(number, other, count, places, len(there), without)

    def whole(self, together: Together) -> int:
        """Count the passages in which both spans are all that is said."""
        return self._wholes[together.source, together.target]

    @cached_property
    def _wholes(self) -> Counter[tuple[int, int]]:
        """The same of all pairs of spans of which there are such passages."""
        here, there = ((side.whole, side.passages) for side in (self.here, self.there))
        return Counter(
            (one, other)
            for one, other, ones, others in zip(here[0], there[0], here[1], there[1], strict=True)
            if one is not None and other is not None and one in ones and other in others
        )

    def rival(self, other: int) -> tuple[float, int]:
        """The strength and number of the span with which the span `other` of `there` goes best."""
        if other not in self._rivals:
            self._rivals[other] = self._best(other)
        return self._rivals[other]

    def _best(self, other: int) -> tuple[float, int]:
        places = self.there.places[other]
        step = len(places) // _COMPARED + 1
        counts = Counter(chain.from_iterable(map(self.here.passages.__getitem__, places[::step])))
        here, size = self.here.places, len(places)

        def strongest(least: float) -> tuple[float, int]:
            often = [each for each in counts.items() if each[1] >= least]
            return max(((strength(n * step, len(here[each]), size), each) for each, n in often), default=(0.0, -1))

        # Those that are there most set the mark; with fewer places than these nothing can reach it.
        reached, _ = strongest(max(counts.values(), default=0))
        return strongest((reached * size + 0.6) / (2 * step - reached) - _ROUNDING)
