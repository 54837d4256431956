"""The gains and losses of units that belong together, and what of a unit they are counted by."""

from collections.abc import Sequence
from itertools import pairwise
from math import log
from typing import NamedTuple

from genglossary.pipeline.bilingual.marks import CODE, Unit

_EXTRA = 12.0  # letters that make no difference
_ALIKE, _UNLIKE, _CODE = 0.9, -0.4, -1.4  # of shapes
MOST, LEAST = 6.0, -3.0
"""The most and the least that marks can say."""

NEVER = -1e9
"""The score of a cell that nothing has reached."""


class Rules(NamedTuple):
    """The gains and losses: `skip` for each unit left out, `two` for two units beside one; sizes may differ by the
    factor e to the power of `spread`; a mark that both have gains `shared`, one that only one has loses `missing`."""

    skip: float
    two: float
    spread: float
    shared: float
    missing: float


BLOCKS = Rules(skip=-0.7, two=-2.0, spread=0.4, shared=1.6, missing=-0.5)
SENTENCES = Rules(skip=-0.7, two=-0.9, spread=0.4, shared=1.6, missing=-0.5)


class UnitRow:
    """The units of one side, as the table needs them: logarithms of sizes, weights, shapes, of one and of two."""

    def __init__(self, units: Sequence[Unit], rules: Rules) -> None:
        sizes = [unit.size + _EXTRA for unit in units]
        self.sizes = [log(size) / rules.spread for size in sizes]
        pairs = pairwise(sizes)
        self.doubles = [log(one + other - _EXTRA) / rules.spread for one, other in pairs]
        self.weights = [unit.weight for unit in units]
        self.shapes = [unit.shape for unit in units]


def likeness(one: str, other: str) -> float:
    """Rate how much the shapes of two units speak for each other."""
    return _ALIKE if one == other else _CODE if CODE in (one, other) else _UNLIKE
