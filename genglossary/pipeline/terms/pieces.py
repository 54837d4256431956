"""Pieces of longer terms: "Navigation" of "Inland Navigation (IN)" is no entry where it stands nowhere else, nor are
"stay" of "clapper stay", however it is spelled there, and 水工 of 分水工, where an analyser has cut it so."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from genglossary.pipeline.languages import LANGUAGES, OTHER
from genglossary.pipeline.text.folding import fold_key
from genglossary.pipeline.types import TermCandidate

_OFTEN = 2  # occurrences
_SPELLED_OUT = frozenset(("abbreviation", "long_form"))


def without_pieces(candidates: Sequence[TermCandidate]) -> list[TermCandidate]:
    """`candidates`, of which those say that they are nested that occur as often as the long form around them."""
    around: dict[str, int] = {}
    for words, count in _pieces(candidates):
        around[words] = max(count, around.get(words, 0))
    return [replace(each, reason="nested") if _is_piece(each, around) else each for each in candidates]


def _is_piece(candidate: TermCandidate, around: Mapping[str, int]) -> bool:
    """Whether it is a piece of what occurs so many times, and neither explained nor called something else."""
    if candidate.reason or "entry" in candidate.parts or _is_spelled_out(candidate):
        return False
    return candidate.frequency <= around.get(fold_key(candidate.text), 0)


def _is_spelled_out(candidate: TermCandidate) -> bool:
    return not _SPELLED_OUT.isdisjoint(each.kind for each in candidate.variants)


def _pieces(candidates: Iterable[TermCandidate]) -> Iterator[tuple[str, int]]:
    """The folded rows of words inside of long forms and of what comes often, and how often that occurs; of words in a
    script without spaces their ends."""
    for candidate in candidates:
        if candidate.frequency >= _OFTEN:
            has_spaces = LANGUAGES.get(candidate.language, OTHER).has_spaces
            yield from _inner(candidate.text, _so_written(candidate)) if has_spaces else _ends(candidate)
        if _is_spelled_out(candidate):
            counts = {each.text: each.frequency for each in candidate.variants}
            total = candidate.frequency - sum(counts.values())
            for text, count in ((candidate.text, total), *counts.items()):
                yield from _inner(text, count)


def _so_written(candidate: TermCandidate) -> int:
    """Count its occurrences in as many words, plural or spelled otherwise."""
    size = len(candidate.text.split())
    others = (each for each in candidate.variants if each.kind in _SPELLED_OUT or len(each.text.split()) != size)
    return candidate.frequency - sum(each.frequency for each in others)


def _inner(text: str, count: int) -> Iterator[tuple[str, int]]:
    words = fold_key(text).split()
    for first in range(len(words)):
        for last in range(first + 1, len(words) + (first > 0)):
            yield " ".join(words[first:last]), count


def _ends(candidate: TermCandidate) -> Iterator[tuple[str, int]]:
    """Yield what is left of a candidate without its first characters, with how often the candidate is so written."""
    written = fold_key(candidate.text)
    count = candidate.frequency - sum(each.frequency for each in candidate.variants)
    return ((written[first:], count) for first in range(1, len(written) - 1))
