"""The best way to go through two rows of units at once, one or two of each at a time, or leaving some out.

By dynamic programming over sizes (as W. Gale and K. Church, A program for aligning sentences in bilingual corpora,
1993), shapes and shared marks, between units that certainly belong together: linear in the text.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from genglossary.pipeline.bilingual.marks import WHOLE, Unit, full_weight
from genglossary.pipeline.bilingual.rules import LEAST, MOST, NEVER, Rules, UnitRow, likeness
from genglossary.pipeline.bilingual.wide import WideTable, never, with_left

_SMALL = 3000  # cells of a table that is filled without looking for certain units
_LARGE = 250_000  # cells of the largest table; of a larger one only what is near its diagonal
_NEAR = 50  # cells of a row at least
_WIDE = 40  # columns of an area from which whole rows at a time are faster
_CERTAIN = 3 * WHOLE  # the weight of marks that two units share and hardly any other has
_STEPS = ((0, 0), (1, 0), (0, 1), (1, 1), (2, 1), (1, 2))


class Bead(NamedTuple):
    """Units of both sides that belong together, as half-open ranges, and what that gains."""

    start: int
    end: int
    target_start: int
    target_end: int
    gain: float


@dataclass(slots=True)
class _Table:
    source: Sequence[Unit]
    target: Sequence[Unit]
    here: UnitRow
    there: UnitRow
    rules: Rules
    shared: dict[int, dict[int, int]]

    def gain(self, i: int, j: int, far: float, shared: int, weight: int) -> float:
        """Return what it gains that the units from `i` and `j` on belong together: their sizes are `far` apart, they
        have marks of `weight`, some of them `shared`."""
        rules, one, other = self.rules, self.here.shapes[i], self.there.shapes[j]
        told = (rules.shared * shared + rules.missing * (weight - 2 * shared)) / WHOLE
        told = MOST if told > MOST else LEAST if told < LEAST else told
        return told - far * far / 2 + likeness(one, other)


def beads_of(source: Sequence[Unit], target: Sequence[Unit], rules: Rules) -> list[Bead]:
    """The beads of two rows of weighed units, in order."""
    table = _Table(source, target, UnitRow(source, rules), UnitRow(target, rules), rules, _shared(source, target))
    beads: list[Bead] = []
    for area in _areas(table):
        beads += _fill(table, *area)
    return beads


def bead_of_two(one: Unit, other: Unit, rules: Rules) -> list[Bead]:
    """Do the same as `weigh` and `beads_of` of one unit on each side, which most blocks are, without a table."""
    shared = sum(map(full_weight, one.marks & other.marks))
    table = _Table([one], [other], UnitRow([one], rules), UnitRow([other], rules), rules, {})
    gain = table.gain(0, 0, table.there.sizes[0] - table.here.sizes[0], shared, 2 * shared)
    return [Bead(0, 1, 0, 1, gain)] if gain > 2 * rules.skip else []


def _shared(source: Sequence[Unit], target: Sequence[Unit]) -> dict[int, dict[int, int]]:
    """The weight of the marks that a unit of the source shares with one of the target, where there is any."""
    having: defaultdict[str, list[int]] = defaultdict(list)
    for j, unit in enumerate(target):
        for mark in unit.weights:
            having[mark].append(j)
    shared: dict[int, dict[int, int]] = {}
    for i, unit in enumerate(source):
        row: defaultdict[int, int] = defaultdict(int)
        for mark, weight in unit.weights.items():
            for j in having[mark]:
                row[j] += weight
        if row:
            shared[i] = row
    return shared


def _areas(table: _Table) -> Iterator[tuple[int, int, int, int]]:
    """The areas between units that certainly belong together, those units included at the start of each."""
    i = j = 0
    rows, columns = len(table.source), len(table.target)
    if rows * columns > _SMALL:
        for row, column in _chain(_certain(table)):
            if (row - i) * (column - j) > _SMALL:
                yield i, row, j, column
                i, j = row, column
    yield i, rows, j, columns


def _certain(table: _Table) -> list[tuple[int, int]]:
    """Pairs of units that share several marks which no other unit has, in order of the source."""
    pairs: list[tuple[int, int]] = []
    for i, row in sorted(table.shared.items()):
        j = max(row, key=lambda each: (row[each], -each))
        if row[j] >= _CERTAIN and 2 * row[j] > table.source[i].weight and 2 * row[j] > table.target[j].weight:
            pairs.append((i, j))
    return pairs


def _chain(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest of the rows of `pairs` that rise on both sides."""
    tails: list[int] = []
    last: list[int] = []
    before = [-1] * len(pairs)
    for index, (_, j) in enumerate(pairs):
        at = bisect_left(tails, j)
        before[index] = last[at - 1] if at else -1
        tails[at : at + 1] = [j]
        last[at : at + 1] = [index]
    chain: list[tuple[int, int]] = []
    index = last[-1] if last else -1
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    return chain[::-1]


# long: the loop that everything waits for, without a call for each step that cannot be taken
def _fill(table: _Table, top: int, bottom: int, left: int, right: int) -> list[Bead]:
    """The best way through one area, from its end."""
    height, width = bottom - top, right - left
    near = width if height * width <= _LARGE else max(_NEAR, _LARGE // height // 2)
    if width >= _WIDE:
        return _fill_wide(table, (top, bottom, left, right), near)
    skip, two, gain, nothing = table.rules.skip, table.rules.two, table.gain, dict[int, int]()
    here, there, shared = table.here, table.there, table.shared
    scores: list[list[float]] = []
    steps = [bytearray(width + 1) for _ in range(height + 1)]
    for i in range(height + 1):
        middle = i * width // height if height else 0
        first, last = max(0, middle - near), min(width, middle + near)
        row, step, at = [NEVER] * (width + 1), steps[i], top + i - 1
        above, further = (scores[i - 1] if i else row), (scores[i - 2] if i > 1 else row)
        marks, before = shared.get(at, nothing), shared.get(at - 1, nothing)
        for j in range(first, last + 1):
            best, way = (0.0, 0) if not i and not j else (above[j] + skip, 1)
            if j and row[j - 1] + skip > best:
                best, way = row[j - 1] + skip, 2
            if i and j:
                to = left + j - 1
                far, common = there.sizes[to] - here.sizes[at], marks.get(to, 0)
                weight = here.weights[at] + there.weights[to]
                score = above[j - 1] + gain(at, to, far, common, weight)
                if score > best:
                    best, way = score, 3
                if far > 0 and i > 1:  # the target is longer: two of the source beside it
                    both, weight = common + before.get(to, 0), weight + here.weights[at - 1]
                    far = there.sizes[to] - here.doubles[at - 1]
                    score = further[j - 1] + gain(at - 1, to, far, both, weight) + two
                    if score > best:
                        best, way = score, 4
                elif far < 0 and j > 1:
                    both, weight = common + marks.get(to - 1, 0), weight + there.weights[to - 1]
                    far = there.doubles[to - 1] - here.sizes[at]
                    score = above[j - 2] + gain(at, to - 1, far, both, weight) + two
                    if score > best:
                        best, way = score, 5
            row[j], step[j] = best, way
        scores.append(row)
    return _traced(scores, steps, top, left)


def _fill_wide(table: _Table, area: tuple[int, int, int, int], near: int) -> list[Bead]:
    """The same as `_fill` does of an area with many columns."""
    top, bottom, left, right = area
    height, width, skip, nothing = bottom - top, right - left, table.rules.skip, dict[int, int]()
    wide = WideTable(table.here, table.there, table.rules, left, right)
    scores = [never(width) for _ in range(height + 1)]
    steps = [bytearray(width + 1) for _ in range(height + 1)]
    for i in range(height + 1):
        middle = i * width // height if height else 0
        first, end = max(0, middle - near), min(width, middle + near) + 1
        at = top + i - 1
        if i:
            above, further = scores[i - 1], scores[i - 2] if i > 1 else None
            marks = table.shared.get(at, nothing), table.shared.get(at - 1, nothing)
            found = wide.best(at, above, further, *marks, (first, end))
        else:
            found = [0.0, *[NEVER] * (end - 1)], [0] * end
        scores[i][first:end], steps[i][first:end] = with_left(*found, skip)
    return _traced(scores, steps, top, left)


def _traced(
    scores: Sequence[Sequence[float] | NDArray[np.float64]], steps: Sequence[bytearray], top: int, left: int
) -> list[Bead]:
    """The beads of the best way, in order."""
    i, j = len(steps) - 1, len(steps[0]) - 1
    beads: list[Bead] = []
    while steps[i][j]:
        down, across = _STEPS[steps[i][j]]
        if down and across:
            gained = scores[i][j] - scores[i - down][j - across]
            beads.append(Bead(top + i - down, top + i, left + j - across, left + j, float(gained)))
        i, j = i - down, j - across
    return beads[::-1]
