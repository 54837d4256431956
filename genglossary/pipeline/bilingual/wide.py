"""The table of `monotone` for large areas, a row at a time with numpy: the same sums in the same order, so the same
numbers to the last bit.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from genglossary.pipeline.bilingual.marks import WHOLE
from genglossary.pipeline.bilingual.rules import LEAST, MOST, NEVER, Rules, UnitRow, likeness

_Floats = NDArray[np.float64]
_Ints = NDArray[np.int64]


class WideTable:
    """The columns of an area: what a row of the table needs to know of all units of the target there."""

    def __init__(self, here: UnitRow, there: UnitRow, rules: Rules, left: int, right: int) -> None:
        self._here, self._rules = here, rules
        self._left, self._width = left, right - left
        self._sizes = np.array(there.sizes[left:right])
        self._doubles = np.array(there.doubles[left : right - 1])
        self._weights = np.array(there.weights[left:right], np.int64)
        self._shapes = there.shapes[left:right]
        self._likeness: dict[str, _Floats] = {}

    # long: three steps, each two lines of arithmetic
    def best(
        self,
        at: int,
        above: _Floats,
        further: _Floats | None,
        marks: Mapping[int, int],
        before: Mapping[int, int],
        span: tuple[int, int],
    ) -> tuple[list[float], list[int]]:
        """For the half-open `span` of columns the best score and step (see `monotone`) that do not come from the left.

        The row is that of the source unit `at`; `above` and `further` are the scores of the two rows before it. `marks`
        and `before` are what the unit and the one before it share with those of the target.
        """
        rules, here, first, end = self._rules, self._here, max(1, span[0]), span[1]
        scores = above[span[0] : end] + rules.skip
        steps = np.ones(len(scores), np.int64)
        if first >= end:
            return scores.tolist(), steps.tolist()
        columns = slice(first - 1, end - 1)
        common, weights = self._dense(marks), self._weights + here.weights[at]
        far = self._sizes - here.sizes[at]
        own, own_steps = scores[first - span[0] :], steps[first - span[0] :]

        score = above[columns] + self._gain(far, common, weights, here.shapes[at])[columns]
        _take(own, own_steps, score, 3, score > own)
        if further is not None:
            both, weight = common + self._dense(before), weights + here.weights[at - 1]
            gain = self._gain(self._sizes - here.doubles[at - 1], both, weight, here.shapes[at - 1])
            score = further[columns] + gain[columns] + rules.two
            _take(own, own_steps, score, 4, (far[columns] > 0) & (score > own))
        if self._width > 1:
            both, weight = common[1:] + common[:-1], weights[1:] + self._weights[:-1]
            gain = self._gain(self._doubles - here.sizes[at], both, weight, here.shapes[at])
            begin = max(2, first)
            score = above[begin - 2 : end - 2] + gain[begin - 2 : end - 2] + rules.two
            skipped = begin - first
            wanted = (far[begin - 1 : end - 1] < 0) & (score > own[skipped:])
            _take(own[skipped:], own_steps[skipped:], score, 5, wanted)
        return scores.tolist(), steps.tolist()

    def _gain(self, far: _Floats, shared: _Ints, weights: _Ints, shape: str) -> _Floats:
        rules = self._rules
        told = (rules.shared * shared + rules.missing * (weights - 2 * shared)) / WHOLE
        return np.minimum(np.maximum(told, LEAST), MOST) - far * far / 2 + self._alike(shape)[: len(far)]

    def _alike(self, shape: str) -> _Floats:
        if shape not in self._likeness:
            self._likeness[shape] = np.array([likeness(shape, other) for other in self._shapes])
        return self._likeness[shape]

    def _dense(self, marks: Mapping[int, int]) -> _Ints:
        dense = np.zeros(self._width, np.int64)
        for column, weight in marks.items():
            if 0 <= column - self._left < self._width:
                dense[column - self._left] = weight
        return dense


def _take(scores: _Floats, steps: _Ints, score: _Floats, step: int, wanted: NDArray[Any]) -> None:
    scores[wanted], steps[wanted] = score[wanted], step


def with_left(scores: Sequence[float], steps: Sequence[int], skip: float) -> tuple[list[float], bytearray]:
    """The best scores and steps of a row whose cells may also come from the one left of them."""
    row: list[float] = []
    taken = bytearray()
    before = NEVER
    for score, step in zip(scores, steps, strict=True):
        left = before + skip
        if left > score or (left == score and step != 1):
            score, step = left, 2
        row.append(score)
        taken.append(step)
        before = score
    return row, taken


def never(width: int) -> _Floats:
    """A row that nothing has reached."""
    return np.full(width + 1, NEVER)
