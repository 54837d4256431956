"""Blocks that were put beside each other though they stand in different sections: their headings tell."""

from collections.abc import Iterator, Sequence

from genglossary.pipeline.bilingual.marks import Side, Unit
from genglossary.pipeline.bilingual.monotone import Bead


def within_sections(source: Side, target: Side, beads: Sequence[Bead]) -> Iterator[bool]:
    """For each of `beads`, of weighed blocks, whether it may be right.

    It is not where nothing but sizes speaks for it, and it stands on one side below a heading that belongs to another
    one than on the other side: beside a section that was moved, its neighbours look as if they filled the gap.
    """
    partners = {bead.start: bead.target_start for bead in beads}
    known = set(partners.values())
    here, there = _headings(source.blocks), _headings(target.blocks)
    for bead in beads:
        one, other = here[bead.start], there[bead.target_start]
        strange = partners.get(one, -1) != other and (one in partners or other in known)
        yield not strange or _share_marks(
            source.blocks[bead.start : bead.end], target.blocks[bead.target_start : bead.target_end]
        )


def _headings(blocks: Sequence[Unit]) -> list[int]:
    """For each block the number of the heading above it, or its own where it is one; -1 where there is none."""
    found: list[int] = []
    last = -1
    for number, block in enumerate(blocks):
        last = number if block.shape.startswith("heading") else last
        found.append(last)
    return found


def _share_marks(here: Sequence[Unit], there: Sequence[Unit]) -> bool:
    marks = {mark for block in here for mark in block.weights}
    return any(not marks.isdisjoint(block.weights) for block in there)
