"""Pieces of long forms: "Navigation" of "Inland Navigation (IN)" is no entry where it stands nowhere else."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from genglossary.pipeline.text.folding import fold_key
from genglossary.pipeline.types import TermCandidate

_SPELLED_OUT = frozenset(("abbreviation", "long_form"))


def without_pieces(candidates: Sequence[TermCandidate]) -> list[TermCandidate]:
    """`candidates`, of which those say that they are nested that occur as often as the long form around them."""
    around = dict(_pieces(candidates))
    return [replace(each, reason="nested") if _is_piece(each, around) else each for each in candidates]


def _is_piece(candidate: TermCandidate, around: Mapping[str, int]) -> bool:
    """Whether it is a piece of what occurs so many times, and neither explained nor called something else."""
    if candidate.reason or candidate.variants or "entry" in candidate.parts:
        return False
    return candidate.frequency <= around.get(fold_key(candidate.text), 0)


def _pieces(candidates: Iterable[TermCandidate]) -> Iterator[tuple[str, int]]:
    """The folded rows of words inside of long forms, and how often the long form occurs."""
    for candidate in candidates:
        if _SPELLED_OUT.isdisjoint(each.kind for each in candidate.variants):
            continue
        counts = {each.text: each.frequency for each in candidate.variants}
        total = candidate.frequency - sum(counts.values())
        for text, count in ((candidate.text, total), *counts.items()):
            words = fold_key(text).split()
            for first in range(len(words)):
                for last in range(first + 1, len(words) + (first > 0)):
                    yield " ".join(words[first:last]), count
