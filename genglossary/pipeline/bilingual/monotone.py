"""The best way to go through two rows of units at once, one or two of each at a time, or leaving some out.

By dynamic programming over sizes (as W. Gale and K. Church, A program for aligning sentences in bilingual corpora,
1993), shapes and shared marks, between units that certainly belong together: linear in the text.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log
from typing import NamedTuple

from genglossary.pipeline.bilingual.marks import WHOLE, Unit

_SMALL = 3_000  # cells of a table that is filled without looking for certain units
_LARGE = 250_000  # cells of the largest table; of a larger one only what is near its diagonal
_CERTAIN = 3  # marks that stand in one unit of each side alone
_EXTRA = 12.0  # letters that make no difference
_NEVER = -1e9


class Rules(NamedTuple):
    """What is gained and lost: `skip` for each unit left out, `two` for two units beside one; sizes may differ by the
    factor e to the power of `spread`; a mark that both have gains `shared`, one that only one has loses `missing`."""

    skip: float
    two: float
    spread: float
    shared: float
    missing: float


BLOCKS = Rules(skip=-0.7, two=-2.0, spread=0.4, shared=1.6, missing=-0.5)
SENTENCES = Rules(skip=-0.7, two=-0.9, spread=0.4, shared=1.6, missing=-0.5)


class Bead(NamedTuple):
    """Half-open ranges of the units of both sides that belong together, and what that gains."""

    start: int
    end: int
    target_start: int
    target_end: int
    gain: float


@dataclass(slots=True)
class _Table:
    source: Sequence[Unit]
    target: Sequence[Unit]
    rules: Rules
    shared: dict[int, dict[int, int]]

    def gain(self, i: int, j: int, several: int = 1, others: int = 1) -> float:
        """What it gains that the units from `i` and `j` on belong together."""
        rules, one, other = self.rules, self.source[i], self.target[j]
        size, weight, target_size, target_weight = one.size, one.weight, other.size, other.weight
        row = self.shared.get(i)
        shared = row.get(j, 0) if row else 0
        if several == 2:
            size, weight = size + self.source[i + 1].size, weight + self.source[i + 1].weight
            shared += self.shared.get(i + 1, {}).get(j, 0)
        elif others == 2:
            size, weight = target_size, weight
            target_size += self.target[j + 1].size
            size, target_weight = one.size, target_weight + self.target[j + 1].weight
            shared += row.get(j + 1, 0) if row else 0
        far = log((target_size + _EXTRA) / (size + _EXTRA)) / rules.spread
        told = (rules.shared * shared + rules.missing * max(0, weight + target_weight - 2 * shared)) / WHOLE
        same = 0.3 if one.shape == other.shape else -2.0 if "code" in (one.shape, other.shape) else -1.0
        return 0.6 - far * far / 2 + max(-3.0, min(6.0, told)) + same


def beads_of(source: Sequence[Unit], target: Sequence[Unit], rules: Rules) -> list[Bead]:
    """The beads of two rows of weighed units, in order."""
    table = _Table(source, target, rules, _shared(source, target))
    beads: list[Bead] = []
    for area in _areas(table):
        beads += _fill(table, *area)
    return beads


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
    need = _CERTAIN * WHOLE
    pairs: list[tuple[int, int]] = []
    for i, row in sorted(table.shared.items()):
        j = max(row, key=lambda each: (row[each], -each))
        if row[j] >= need and 2 * row[j] > table.source[i].weight and 2 * row[j] > table.target[j].weight:
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


def _fill(table: _Table, top: int, bottom: int, left: int, right: int) -> list[Bead]:
    """The best way through one area, from its end."""
    height, width = bottom - top, right - left
    near = width if height * width <= _LARGE else max(50, _LARGE // height // 2)
    skip, two, gain = table.rules.skip, table.rules.two, table.gain
    best: list[dict[int, tuple[float, int, int, float]]] = []
    for i in range(height + 1):
        middle = i * width // height if height else 0
        row: dict[int, tuple[float, int, int, float]] = {}
        above, above2 = best[i - 1] if i else {}, best[i - 2] if i > 1 else {}
        for j in range(max(0, middle - near), min(width, middle + near) + 1):
            found = (0.0, 0, 0, 0.0) if not i and not j else (_NEVER, 0, 0, 0.0)
            if i and j in above and (score := above[j][0] + skip) > found[0]:
                found = (score, 1, 0, 0.0)
            if j and j - 1 in row and (score := row[j - 1][0] + skip) > found[0]:
                found = (score, 0, 1, 0.0)
            if i and j and j - 1 in above:
                won = gain(top + i - 1, left + j - 1)
                if (score := above[j - 1][0] + won) > found[0]:
                    found = (score, 1, 1, won)
                if i > 1 and j - 1 in above2:
                    won = gain(top + i - 2, left + j - 1, 2, 1) + two
                    if (score := above2[j - 1][0] + won) > found[0]:
                        found = (score, 2, 1, won)
                if j > 1 and j - 2 in above:
                    won = gain(top + i - 1, left + j - 2, 1, 2) + two
                    if (score := above[j - 2][0] + won) > found[0]:
                        found = (score, 1, 2, won)
            row[j] = found
        best.append(row)
    return _traced(best, top, left, height, width)


def _traced(
    best: Sequence[dict[int, tuple[float, int, int, float]]], top: int, left: int, i: int, j: int
) -> list[Bead]:
    beads: list[Bead] = []
    while i or j:
        _, down, across, won = best[i][j]
        if down and across:
            beads.append(Bead(top + i - down, top + i, left + j - across, left + j, won))
        i, j = i - down, j - across
        if not down and not across:
            break
    return beads[::-1]
