"""Passages that prove a translation, as rows keep them: ten numbers each.

[version, start, end, start of the term, end of the term] of the term's own side, and the same of the other side. The
spans are half-open and count characters of the version's text.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from genglossary.pipeline.bilingual.types import PairProof
from genglossary.pipeline.types import Span


class ProvedSide(NamedTuple):
    """A passage of one version, and the place of a term in it."""

    version: int
    passage: Span
    term: Span


class Proof(NamedTuple):
    """Two passages that say the same: on the side of the term, and in the other language."""

    own: ProvedSide
    other: ProvedSide


def packed(proofs: Iterable[PairProof], *, turned: bool = False) -> list[list[int]]:
    """The proofs as rows keep them; `turned` where the term is the one of the target."""
    return [[*_flat(*sides[turned]), *_flat(*sides[not turned])] for sides in map(_sides, proofs)]


def unpacked(rows: Iterable[Sequence[int]]) -> list[Proof]:
    """The inverse of `packed`; what was damaged is left out."""
    return [Proof(_side(row[:5]), _side(row[5:])) for row in rows if len(row) == 10]


def in_other_versions(rows: Iterable[Sequence[int]], versions: Mapping[int, int]) -> list[list[int]]:
    """The proofs in copies of their versions, as far as there are copies."""
    return [
        [versions[row[0]], *row[1:5], versions[row[5]], *row[6:]]
        for row in rows
        if row[0] in versions and row[5] in versions
    ]


def _sides(proof: PairProof) -> tuple[tuple[int, Span, Span], tuple[int, Span, Span]]:
    passage = proof.passage
    source = (passage.source[0].source, passage.source_span, proof.source)
    return source, (passage.target[0].source, passage.target_span, proof.target)


def _flat(version: int, passage: Span, term: Span) -> list[int]:
    return [version, *passage, *term]


def _side(row: Sequence[int]) -> ProvedSide:
    return ProvedSide(row[0], Span(row[1], row[2]), Span(row[3], row[4]))
