"""Blocks that were put beside each other though they stand in different sections: their headings tell."""

from collections.abc import Iterator, Sequence

from genglossary.pipeline.bilingual.marks import Side, Unit
from genglossary.pipeline.bilingual.monotone import Bead


def within_sections(source: Side, target: Side, beads: Sequence[Bead]) -> Iterator[bool]:
    """For each of `beads`, of weighed blocks, whether it may be right.

    It is not where nothing but sizes speaks for it, and it stands on one side below a heading that belongs to another
    one than on the other side: beside a section that was moved, its neighbours look as if they filled the gap. Nor are
    two headings of which one has what certainly belongs below another one, while nothing lies below both.
    """
    partners = {bead.start: bead.target_start for bead in beads}
    known = set(partners.values())
    sure = [_is_sure(source, target, bead) for bead in beads]
    here, there = _headings(source.blocks), _headings(target.blocks)
    lying = [(here[bead.start], there[bead.target_start]) for bead in beads]
    below = {each for bead, each in zip(beads, lying, strict=True) if bead.start != each[0]}
    strangers = {each for each, told in zip(lying, sure, strict=True) if told and partners.get(each[0], -1) != each[1]}
    lost, target_lost = {one for one, _ in strangers}, {other for _, other in strangers}
    for bead, told, (one, other) in zip(beads, sure, lying, strict=True):
        if (bead.start, bead.target_start) == (one, other):
            strange = (one, other) not in below and (one in lost or other in target_lost)
        else:
            strange = partners.get(one, -1) != other and (one in partners or other in known)
        yield told or not strange


def _headings(blocks: Sequence[Unit]) -> list[int]:
    """For each block the number of the heading above it, or its own where it is one; -1 where there is none."""
    found: list[int] = []
    last = -1
    for number, block in enumerate(blocks):
        last = number if block.shape.startswith("heading") else last
        found.append(last)
    return found


def _is_sure(source: Side, target: Side, bead: Bead) -> bool:
    """Whether more than sizes speaks for a bead: marks that both sides have."""
    marks = {mark for block in source.blocks[bead.start : bead.end] for mark in block.weights}
    return any(not marks.isdisjoint(block.weights) for block in target.blocks[bead.target_start : bead.target_end])
