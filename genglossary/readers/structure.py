"""Blocks as compact JSON, for storing beside the text they belong to."""

from collections.abc import Iterable, Sequence
from typing import Any

from genglossary.pipeline.types import Block, Span


def blocks_to_json(blocks: Iterable[Block]) -> list[list[Any]]:
    """One list a block: kind, start, end, level, page, skips, readings, whether skips are shown, replacements.

    Empty values at its end are left out.
    """
    return [_row(block) for block in blocks]


def _row(block: Block) -> list[Any]:
    readings, replacements = ([[*span, said] for span, said in pairs] for pairs in (block.readings, block.replacements))
    row: list[Any] = [
        block.kind, block.start, block.end, block.level, block.page, [list(s) for s in block.skips], readings,
        block.skips_are_shown and 1, replacements,
    ]  # fmt: skip
    while not row[-1]:
        row.pop()
    return row


def blocks_from_json(rows: Iterable[Sequence[Any]]) -> tuple[Block, ...]:
    """The inverse of `blocks_to_json`."""
    return tuple(_block(*row) for row in rows)


def _block(
    kind: Any,
    start: int,
    end: int = 0,
    level: int = 0,
    page: int | None = None,
    skips: Sequence[Sequence[int]] = (),
    readings: Sequence[Sequence[Any]] = (),
    skips_are_shown: int = 0,
    replacements: Sequence[Sequence[Any]] = (),
) -> Block:
    return Block(
        kind=kind,
        start=start,
        end=end,
        level=level,
        page=page,
        skips=tuple(Span(first, last) for first, last in skips),
        readings=tuple((Span(first, last), reading) for first, last, reading in readings),
        skips_are_shown=bool(skips_are_shown),
        replacements=tuple((Span(first, last), said) for first, last, said in replacements),
    )
