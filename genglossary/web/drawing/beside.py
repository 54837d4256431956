"""A part of a document by its structure, and beside each block what says the same in another one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest
from typing import NamedTuple

from genglossary.pipeline.types import Block, Span
from genglossary.web.drawing.layout import BlockShown, Layout, TableShown
from genglossary.web.drawing.outline import Outline

Drawn = Sequence[BlockShown | TableShown]
Aligned = Sequence[tuple[Span, Span]]

# So many characters between two spans are no words.
_NO_WORDS = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class BesideRow:
    """A block, or the cells of a table, with its counterpart; either may have nothing to show.

    `is_loose` says that no run found that the two say the same: they only stand in the same place.
    """

    own: Drawn
    other: Drawn
    is_loose: bool = False


class _Own(NamedTuple):
    """One side of a row: the blocks of its document, and the spans of the other one that are aligned with it."""

    blocks: Sequence[Block]
    drawn: Drawn
    theirs: Sequence[Span]


def rows_beside(
    own: Layout,
    own_outline: Outline,
    part: tuple[int, int],
    other: Layout,
    other_outline: Outline,
    aligned: Aligned,
) -> Iterator[BesideRow]:
    """Draw the blocks of `part`; `aligned` are the spans of both documents that say the same, in order of the own
    ones."""
    for is_aligned, several in groupby(_own(own, own_outline, part, aligned), lambda each: bool(each.theirs)):
        rows = list(several)
        if is_aligned:
            yield from (BesideRow(own=row.drawn, other=list(_drawn(other, other_outline, row.theirs))) for row in rows)
        else:
            there = _in_same_place([row.blocks for row in rows], other, other_outline, aligned)
            for row, drawn in zip_longest(rows, there):
                yield BesideRow(own=row.drawn, other=drawn or (), is_loose=drawn is not None)


def _own(own: Layout, outline: Outline, part: tuple[int, int], aligned: Aligned) -> Iterator[_Own]:
    for blocks in _groups(outline.blocks(part)):
        start, end = max(blocks[0].start, part[0]), min(blocks[-1].end, part[1])
        if drawn := list(own.shown(blocks, part)):
            yield _Own(blocks, drawn, [theirs for mine, theirs in aligned if start <= mine.start < end])


def _in_same_place(
    groups: Sequence[Sequence[Block]], other: Layout, outline: Outline, aligned: Aligned
) -> Sequence[Drawn]:
    """Draw what nothing is aligned with between the counterparts of what stands before and after `groups`, where that
    is blocks of the same kinds in the same order; else nothing."""
    before = [theirs.end for mine, theirs in aligned if mine.start < groups[0][0].start]
    after = [theirs.start for mine, theirs in aligned if mine.start >= groups[-1][-1].end]
    gap = Span(before[-1] if before else 0, after[0] if after else len(other.text))
    taken = [theirs for _, theirs in aligned]
    free = [
        block
        for block in outline.blocks(gap)
        if gap.start <= block.start and not any(span.start < block.end and block.start < span.end for span in taken)
    ]
    there = [(each, drawn) for each in _groups(free) if (drawn := list(other.shown(each, gap)))]
    alike = [_kind(each) for each in groups] == [_kind(each) for each, _ in there]
    return [drawn for _, drawn in there] if alike else []


def _kind(blocks: Sequence[Block]) -> tuple[str, int]:
    return blocks[0].kind, blocks[0].level


def _groups(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Each block by itself, the cells of a table together."""
    for is_cell, several in groupby(blocks, lambda block: block.kind == "table_cell"):
        if is_cell:
            yield list(several)
        else:
            yield from ([block] for block in several)


def _drawn(layout: Layout, outline: Outline, spans: Iterable[Span]) -> Iterator[BlockShown | TableShown]:
    for span in _joined(spans):
        yield from layout.shown(outline.blocks(span), span)


def _joined(spans: Iterable[Span]) -> list[Span]:
    """In order, and together where one goes on after another."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start - found[-1].end < _NO_WORDS:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found
