"""The sentences of a document that say what sentences of its translation say.

Blocks first, then the sentences of blocks that belong together. Both ways go by sizes and by what a translation leaves
as it is; anchors make more such marks. Passages that have too little to say for them are left out.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import compress
from math import exp

from genglossary.pipeline.bilingual.marks import WHOLE, Side, Unit, side_of, size_of, weigh
from genglossary.pipeline.bilingual.monotone import Bead, bead_of_two, beads_of
from genglossary.pipeline.bilingual.moved import moved_sections
from genglossary.pipeline.bilingual.rules import BLOCKS, SENTENCES
from genglossary.pipeline.bilingual.sections import within_sections
from genglossary.pipeline.bilingual.types import AlignedPassage, AnalysedDocument
from genglossary.pipeline.languages import LANGUAGES, OTHER
from genglossary.pipeline.occurrences.matcher import Finder
from genglossary.pipeline.text.folding import fold_key
from genglossary.pipeline.text.sentence import Sentence

_SURE = 0.6
"""Passages below are left out."""

_GIVEN = 0.95  # the confidence of sentences of messages that somebody has put beside each other
_TWO = 2  # sentences that may stand for one
_SEVERAL = 4  # words
_LEFT = (
    0.7  # of what a passage says in words of the original: nobody translated more than a number before it, or a link
)
_LATIN = re.compile(r"[A-Za-z]+")
_ONE_LETTER = re.compile(r"\s*[A-Za-z]\s*")
_AROUND = 3  # blocks before and after
_MOST, _SUPPORT = 4.0, 4.0  # weights in the confidence
_COVERED, _SURE_OF_ALL = 0.8, 0.95  # sentences of a section that was moved that are in passages; their confidence
_TOLD = 3  # marks of known terms on both sides together; fewer say nothing
_AGREEING = 0.2  # of them must be the same
_FEW, _SLIPS = 2, 0.02  # contradicted passages, also as a share of all, are no reason to align documents anew


class Anchors:
    """Pairs of spellings (source, target) that are known to translate each other, prepared for looking them up."""

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        pairs = set(pairs)
        owners: tuple[defaultdict[str, set[str]], ...] = (defaultdict(set), defaultdict(set))
        for pair in pairs:
            for spelling, owned in zip(pair, owners, strict=True):
                owned[spelling].add("#" + "\n".join(pair))
        self.any = bool(pairs)
        self._owners = owners
        self._finders = tuple(Finder(sorted(each)) for each in owners)

    def told(self, source: AnalysedDocument, target: AnalysedDocument) -> bytes:
        """Hash all marks of two documents, which is what their alignment depends on besides them: 16 bytes."""
        digest = blake2b(digest_size=16)
        for side, document in enumerate((source, target) if self.any else ()):
            for number, marks in enumerate(self.marks(document.sentences, side)):
                digest.update(repr((side, number, sorted(marks))).encode() if marks else b"")
        return digest.digest()

    def marks_by_start(self, sentences: Sequence[Sentence], side: int) -> dict[int, set[str]]:
        """The marks of each sentence (see `marks`) by the offset at which it starts."""
        return {each.start: marks for each, marks in zip(sentences, self.marks(sentences, side), strict=True)}

    def marks(self, sentences: Sequence[Sentence], side: int) -> list[set[str]]:
        """A set for each sentence: a mark for each pair whose spelling of `side` (0: source, 1: target) it has."""
        found = [set[str]() for _ in sentences]
        starts = [sentence.start for sentence in sentences]
        for spelling, flat in self._finders[side].places(sentences).items():
            for start in flat[::2]:
                found[bisect_right(starts, start) - 1] |= self._owners[side][spelling]
        return found


Aligner = Callable[[AnalysedDocument, AnalysedDocument, Anchors], list[AlignedPassage]]
"""`align`, or what keeps what it found."""


def align(source: AnalysedDocument, target: AnalysedDocument, anchors: Anchors | None = None) -> list[AlignedPassage]:
    """The passages of two documents that say the same, in order of the source.

    One or two sentences on each side. Whatever has no counterpart (missing, new, untranslated) is left out. A section
    that stands elsewhere in the target is looked for among what is left, so passages may cross.
    """
    language = _language(source.sentences)
    sides = [
        side_of(each, anchors.marks(each.sentences, number) if anchors and anchors.any else ())
        for number, each in enumerate((source, target))
    ]
    foreign = bool(LANGUAGES.get(_language(target.sentences), OTHER).latin_code)
    found = [each for each in _found(*sides) if each[2] >= _SURE]
    found += _moved(sides[0], sides[1], found)
    found.sort(key=lambda each: each[0][0].sentences)
    passages = (_passage(source, target, *each) for each in found)
    return [each for each in passages if not _is_untranslated(each, language, foreign)]


def aligned_units(
    source: AnalysedDocument, target: AnalysedDocument, here: Sequence[Unit], there: Sequence[Unit]
) -> list[AlignedPassage]:
    """The passages of two rows of sentences of which it is known that they say the same."""
    if len(here) == len(there):
        rows = [([one], [other]) for one, other in zip(here, there, strict=True)]
    elif max(len(here), len(there)) <= _TWO:
        rows = [(list(here), list(there))]
    else:
        weigh(here, there)
        beads = beads_of(here, there, SENTENCES)
        rows = [([*here[each.start : each.end]], [*there[each.target_start : each.target_end]]) for each in beads]
    return [_passage(source, target, one, other, _GIVEN) for one, other in rows]


def improved(
    passages: Sequence[AlignedPassage],
    source: AnalysedDocument,
    target: AnalysedDocument,
    anchors: Anchors,
    aligner: Aligner = align,
) -> list[AlignedPassage]:
    """The `passages` of two documents once more, now that some terms are known: where terms contradict a passage, the
    documents are aligned anew with them, and what is still contradicted is left out."""
    sides = [anchors.marks_by_start(each.sentences, number) for number, each in enumerate((source, target))]
    kept = [each for each in passages if not _is_contradicted(each, *sides)]
    if len(passages) - len(kept) <= max(_FEW, _SLIPS * len(passages)):
        return kept
    return [each for each in aligner(source, target, anchors) if not _is_contradicted(each, *sides)]


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


_Found = tuple[list[Unit], list[Unit], float]


def _moved(source: Side, target: Side, found: Sequence[_Found]) -> list[_Found]:
    """The same of sections that stand elsewhere in the target than where they are looked for."""
    used = {number for each in found for unit in each[0] for number in unit.sentences}
    target_used = {number for each in found for unit in each[1] for number in unit.sentences}
    more: list[_Found] = []
    for start, end, target_start, target_end in moved_sections(source, target, used, target_used):
        here = Side(source.blocks[start:end], source.parts[start:end])
        there = Side(target.blocks[target_start:target_end], target.parts[target_start:target_end])
        within = [each for each in _found(here, there) if each[2] >= _SURE]
        more += within if _is_whole(within, here, there) else []
    return more


def _is_whole(found: Sequence[_Found], source: Side, target: Side) -> bool:
    """Whether most of what two sections say is in `found`, and that is sure: otherwise they only have words in common,
    as sections about one thing do."""
    said = sum(len(unit.sentences) for side in (source, target) for unit in side.blocks)
    covered = sum(len(unit.sentences) for each in found for side in each[:2] for unit in side)
    sure = sum(each[2] for each in found)
    return covered >= _COVERED * said and bool(found) and sure >= _SURE_OF_ALL * len(found)


def _found(source: Side, target: Side) -> Iterator[_Found]:
    """The sentences of one or two on each side that belong together, and how sure that is."""
    weigh(source.blocks, target.blocks)
    blocks = beads_of(source.blocks, target.blocks, BLOCKS)
    supports, within = _supports(source, target, blocks), within_sections(source, target, blocks)
    for bead, support in compress(zip(blocks, supports, strict=True), within):
        here = [unit for part in source.parts[bead.start : bead.end] for unit in part]
        there = [unit for part in target.parts[bead.target_start : bead.target_end] for unit in part]
        for each in _sentence_beads(here, there):
            own, other = here[each.start : each.end], there[each.target_start : each.target_end]
            yield own, other, _confidence(bead, each, support)


def _sentence_beads(here: Sequence[Unit], there: Sequence[Unit]) -> list[Bead]:
    if len(here) == len(there) == 1:
        return bead_of_two(here[0], there[0], SENTENCES)
    weigh(here, there)
    return beads_of(here, there, SENTENCES)


def _supports(source: Side, target: Side, beads: Sequence[Bead]) -> list[float]:
    """For each bead of blocks the share of the marks of it and its neighbours that both sides have, in 0..1; a half
    where there are hardly any marks."""
    shared, weights = [0], [0]
    for bead in beads:
        here = _weights(source.blocks[bead.start : bead.end])
        there = _weights(target.blocks[bead.target_start : bead.target_end])
        shared.append(shared[-1] + 2 * sum(here[mark] for mark in here.keys() & there.keys()))
        weights.append(weights[-1] + sum(here.values()) + sum(there.values()))
    around = [(max(0, at - _AROUND), min(len(beads), at + 1 + _AROUND)) for at in range(len(beads))]
    return [
        (shared[end] - shared[start] + WHOLE) / (weights[end] - weights[start] + 2 * WHOLE) for start, end in around
    ]


def _weights(units: Iterable[Unit]) -> dict[str, int]:
    return {mark: weight for unit in units for mark, weight in unit.weights.items()}


def _passage(
    source: AnalysedDocument, target: AnalysedDocument, here: list[Unit], there: list[Unit], confidence: float
) -> AlignedPassage:
    own = tuple(source.sentences[number] for unit in here for number in unit.sentences)
    other = tuple(target.sentences[number] for unit in there for number in unit.sentences)
    return AlignedPassage(own, other, confidence)


def _confidence(block: Bead, bead: Bead, support: float) -> float:
    """Rate how sure it is that two passages say the same: by what speaks for them, their blocks, and those around."""
    gain = min(bead.gain, _MOST) + min(block.gain, _MOST) / 2 + _SUPPORT * (support - 0.5)
    return 1 / (1 + exp(-gain))


def _is_untranslated(passage: AlignedPassage, language: str, foreign: bool) -> bool:
    """Whether the target side is still in the language of the source, or says the same in the same words. Where Latin
    letters are `foreign` to the target, several words in them alone are no translation, nor does a letter say any."""
    here, there = (" ".join(each.prose for each in side) for side in passage[:2])
    if (
        _ONE_LETTER.fullmatch(here)
        or _ONE_LETTER.fullmatch(there)
        or fold_key(here) == fold_key(there)
        or (foreign and _is_left(here, there))
    ):
        return True
    return all(each.language == language for each in passage.target)


def _is_left(here: str, there: str) -> bool:
    """Whether what should be a translation is several Latin words, alone or with hardly anything but the original's."""
    if there.isascii():
        return len(there.split()) >= _SEVERAL
    words, known = _LATIN.findall(there), set(_LATIN.findall(here))
    left = [word for word in words if word in known]
    return len(left) >= _SEVERAL and sum(len(word) + 1 for word in left) >= _LEFT * size_of(there)
