"""Which sentences of a document say what which sentences of its translation say.

Blocks first, then the sentences of blocks that belong together. Both ways go by sizes and by what a translation leaves
as it is; anchors make more such marks. Passages that have too little to say for them are left out.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import exp

from genglossary.pipeline.bilingual.marks import Side, Unit, side_of, weigh
from genglossary.pipeline.bilingual.monotone import BLOCKS, SENTENCES, Bead, beads_of
from genglossary.pipeline.bilingual.types import AlignedPassage, AnalysedDocument
from genglossary.pipeline.occurrences.matcher import Finder
from genglossary.pipeline.text.folding import fold_key
from genglossary.pipeline.text.sentence import Sentence

_SURE = 0.5
"""Passages below are left out."""

_TOLD = 3  # marks of known terms on both sides together; fewer say nothing
_AGREEING = 0.2  # of them must be the same
_SLIPS = 0.02  # of passages that are contradicted are no reason to align documents anew


class Anchors:
    """Pairs of spellings (source, target) that are known to translate each other, prepared for looking them up."""

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        pairs = set(pairs)
        numbers: tuple[defaultdict[str, set[str]], ...] = (defaultdict(set), defaultdict(set))
        for number, pair in enumerate(sorted(pairs)):
            for spelling, owned in zip(pair, numbers, strict=True):
                owned[spelling].add(f"#{number}")
        self.any = bool(pairs)
        self._numbers = numbers
        self._finders = tuple(Finder(sorted(each)) for each in numbers)

    def marks_by_start(self, sentences: Sequence[Sentence], side: int) -> dict[int, set[str]]:
        """The same by where the sentences start."""
        return {each.start: marks for each, marks in zip(sentences, self.marks(sentences, side), strict=True)}

    def marks(self, sentences: Sequence[Sentence], side: int) -> list[set[str]]:
        """For each sentence a mark for each pair whose spelling of `side` (0: source, 1: target) it has."""
        found = [set[str]() for _ in sentences]
        starts = [sentence.start for sentence in sentences]
        for spelling, flat in self._finders[side].places(sentences).items():
            for start in flat[::2]:
                found[bisect_right(starts, start) - 1] |= self._numbers[side][spelling]
        return found


def align(source: AnalysedDocument, target: AnalysedDocument, anchors: Anchors | None = None) -> list[AlignedPassage]:
    """The passages of two documents that say the same, in order of the source.

    One or two sentences on each side. Whatever has no counterpart (missing, new, moved, untranslated) is left out.
    """
    language = _language(source.sentences)
    sides = [
        side_of(each, anchors.marks(each.sentences, number) if anchors and anchors.any else ())
        for number, each in enumerate((source, target))
    ]
    passages = (_passage(source, target, *found) for found in _found(*sides))
    return [each for each in passages if each.confidence >= _SURE and not _is_untranslated(each, language)]


def improved(
    passages: Sequence[AlignedPassage], source: AnalysedDocument, target: AnalysedDocument, anchors: Anchors
) -> list[AlignedPassage]:
    """The `passages` of two documents once more, now that some terms are known: where terms contradict a passage, the
    documents are aligned anew with them, and what is still contradicted is left out."""
    sides = [anchors.marks_by_start(each.sentences, number) for number, each in enumerate((source, target))]
    kept = [each for each in passages if not _is_contradicted(each, *sides)]
    if len(passages) - len(kept) <= _SLIPS * len(passages):
        return kept
    return [each for each in align(source, target, anchors) if not _is_contradicted(each, *sides)]


def _is_contradicted(passage: AlignedPassage, source: Mapping[int, set[str]], target: Mapping[int, set[str]]) -> bool:
    """Whether each side has terms that the other should have too, and hardly any of them are there."""
    here = set[str]().union(*(source[each.start] for each in passage.source))
    there = set[str]().union(*(target[each.start] for each in passage.target))
    told = len(here) + len(there)
    return told >= _TOLD and bool(here) and 2 * len(here & there) < _AGREEING * told


def _language(sentences: Sequence[Sentence]) -> str:
    """The language of most of what is said."""
    sizes: Counter[str] = Counter()
    for sentence in sentences:
        sizes[sentence.language] += len(sentence.prose)
    return min(sizes, key=lambda each: (-sizes[each], each)) if sizes else ""


def _found(source: Side, target: Side) -> Iterator[tuple[Bead, list[Unit], list[Unit], Bead]]:
    """The sentences of one or two on each side that belong together, and the beads that say so."""
    weigh(source.blocks, target.blocks)
    for bead in beads_of(source.blocks, target.blocks, BLOCKS):
        here = [unit for part in source.parts[bead.start : bead.end] for unit in part]
        there = [unit for part in target.parts[bead.target_start : bead.target_end] for unit in part]
        weigh(here, there)
        for each in beads_of(here, there, SENTENCES):
            yield bead, here[each.start : each.end], there[each.target_start : each.target_end], each


def _passage(
    source: AnalysedDocument, target: AnalysedDocument, block: Bead, here: list[Unit], there: list[Unit], bead: Bead
) -> AlignedPassage:
    own = tuple(source.sentences[number] for unit in here for number in unit.sentences)
    other = tuple(target.sentences[number] for unit in there for number in unit.sentences)
    return AlignedPassage(own, other, _confidence(block, bead))


def _confidence(block: Bead, bead: Bead) -> float:
    """How sure it is that two passages say the same: by what speaks for them, and for the blocks around them."""
    gain = min(bead.gain, 4.0) + min(block.gain, 4.0) / 2
    return 1 / (1 + exp(-1.0 - gain))


def _is_untranslated(passage: AlignedPassage, language: str) -> bool:
    """Whether the target side is still in the language of the source, or says the same in the same words."""
    here, there = (" ".join(each.prose for each in side) for side in passage[:2])
    return fold_key(here) == fold_key(there) or all(each.language == language for each in passage.target)
