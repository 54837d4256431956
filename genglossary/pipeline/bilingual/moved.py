"""Sections that stand elsewhere in the translation: what going through both documents in order has left out."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from genglossary.pipeline.bilingual.marks import WHOLE, Side, weigh

_TOLD = 3 * WHOLE
"""The weight of marks that two sections must share: of those that hardly anything else left out has."""

_SHARE = 0.5  # of what the smaller of two sections has in marks that both sides have


class MovedSection(NamedTuple):
    """A section that stands elsewhere in the translation: half-open ranges of the blocks of both sides."""

    start: int
    end: int
    target_start: int
    target_end: int


def moved_sections(source: Side, target: Side, used: Set[int], target_used: Set[int]) -> Iterator[MovedSection]:
    """The rows of blocks without any of the sentences `used` (by number) that share more with each other than with
    all others, in order of the source. The blocks get the weights that their marks have among what is left."""
    here, there = _rows(source, used), _rows(target, target_used)
    if not here or not there:
        return
    weigh(
        [source.blocks[number] for start, end in here for number in range(start, end)],
        [target.blocks[number] for start, end in there for number in range(start, end)],
    )
    weights, others = [_weights(source, *row) for row in here], [_weights(target, *row) for row in there]
    shared = _shared(weights, others)
    for (one, other), weight in sorted(shared.items()):
        least = min(sum(weights[one].values()), sum(others[other].values()))
        best = all(
            weight > its or pair == (one, other) for pair, its in shared.items() if one == pair[0] or other == pair[1]
        )
        if best and weight >= max(_TOLD, _SHARE * least):
            yield MovedSection(*here[one], *there[other])


def _rows(side: Side, used: Set[int]) -> list[tuple[int, int]]:
    """The half-open ranges of blocks in a row that have no sentence of those `used`; each begins with a heading, or
    where such a row begins."""
    rows: list[tuple[int, int]] = []
    start = None
    for number, block in enumerate(side.blocks):
        free = used.isdisjoint(block.sentences)
        if start is not None and (not free or block.shape.startswith("heading")):
            rows.append((start, number))
            start = None
        if free and start is None:
            start = number
    return [*rows, (start, len(side.blocks))] if start is not None else rows


def _weights(side: Side, start: int, end: int) -> Mapping[str, int]:
    return {mark: weight for block in side.blocks[start:end] for mark, weight in block.weights.items()}


def _shared(here: Sequence[Mapping[str, int]], there: Sequence[Mapping[str, int]]) -> dict[tuple[int, int], int]:
    """The weight of the marks that two rows share, by their numbers, where that is anything."""
    having: defaultdict[str, list[int]] = defaultdict(list)
    for number, marks in enumerate(there):
        for mark in marks:
            having[mark].append(number)
    shared: defaultdict[tuple[int, int], int] = defaultdict(int)
    for number, marks in enumerate(here):
        for mark, weight in marks.items():
            for other in having[mark]:
                shared[number, other] += weight
    return dict(shared)
