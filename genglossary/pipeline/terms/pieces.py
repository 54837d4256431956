"""Pieces of longer terms: "Navigation" of "Inland Navigation (IN)" is no entry where it stands nowhere else, nor is
水工 of 分水工, where an analyser has cut it so."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from genglossary.pipeline.languages import LANGUAGES, OTHER
from genglossary.pipeline.text.folding import fold_key
from genglossary.pipeline.types import TermCandidate

_OFTEN = 2  # occurrences
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
    """The folded rows of words inside of long forms, and how often the long form occurs; of words in a script without
    spaces their ends."""
    for candidate in candidates:
        if candidate.frequency >= _OFTEN and not LANGUAGES.get(candidate.language, OTHER).has_spaces:
            yield from _ends(candidate)
        if _SPELLED_OUT.isdisjoint(each.kind for each in candidate.variants):
            continue
        counts = {each.text: each.frequency for each in candidate.variants}
        total = candidate.frequency - sum(counts.values())
        for text, count in ((candidate.text, total), *counts.items()):
            words = fold_key(text).split()
            for first in range(len(words)):
                for last in range(first + 1, len(words) + (first > 0)):
                    yield " ".join(words[first:last]), count


def _ends(candidate: TermCandidate) -> Iterator[tuple[str, int]]:
    """Yield what is left of a candidate without its first characters, with how often the candidate is so written."""
    written = fold_key(candidate.text)
    count = candidate.frequency - sum(each.frequency for each in candidate.variants)
    return ((written[first:], count) for first in range(1, len(written) - 1))
