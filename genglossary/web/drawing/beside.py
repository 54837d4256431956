"""A part of a document by its structure, and beside each block what says the same in another one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from genglossary.pipeline.types import Block, Span
from genglossary.web.drawing.layout import BlockShown, Layout, TableShown
from genglossary.web.drawing.outline import Outline

Drawn = Sequence[BlockShown | TableShown]

# So many characters between two spans are no words.
_NO_WORDS = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class BesideRow:
    """A block, or the cells of a table, with its counterpart; either may have nothing to show."""

    own: Drawn
    other: Drawn


def rows_beside(
    own: Layout,
    own_outline: Outline,
    part: tuple[int, int],
    other: Layout,
    other_outline: Outline,
    aligned: Sequence[tuple[Span, Span]],
) -> Iterator[BesideRow]:
    """Draw the blocks of `part`; `aligned` are the spans of both documents that say the same, in order of the own
    ones."""
    for blocks in _groups(own_outline.blocks(part)):
        start, end = max(blocks[0].start, part[0]), min(blocks[-1].end, part[1])
        spans = [theirs for mine, theirs in aligned if start <= mine.start < end]
        drawn = list(own.shown(blocks, part))
        if drawn:
            yield BesideRow(own=drawn, other=list(_drawn(other, other_outline, spans)))


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
