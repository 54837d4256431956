"""Marks, which a translation has as its original has them: numbers, names, code, addresses, words
that sound the same.

A unit is what is aligned, a block or a sentence. Only marks that both documents have count, the more the fewer units
have them. Weights are whole numbers, so that sums do not depend on their order.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, pairwise
from math import log
from typing import NamedTuple

from genglossary.pipeline.bilingual.katakana import skeleton
from genglossary.pipeline.bilingual.types import AnalysedDocument

_FULL_WIDTH = re.compile("[\uff01-\uff5e]")
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*|\d+")
_LATIN = re.compile(r"[a-z]+")
_KATAKANA = re.compile(r"[ァ-ヺー]{2,}")
_WIDE = re.compile(r"[\u3001-\u9fff\uac00-\ud7af\uf900-\ufaff\uff01-\uff60]")
_WIDE_SIZE = 2.2  # a character of a script without letters says as much as so many letters
WHOLE = 1000
"""The weight of a mark that one unit of each side has."""

CODE = "code"
_FREQUENT = 60  # units; what more of them have tells none apart, and would take the square of the text
_SOUNDING = 3  # consonants: with fewer many words sound the same


@dataclass(slots=True)
class Unit:
    """A block or sentence that is aligned: its size in letters, its marks, and the numbers of its sentences.

    `shape` is the kind of its block, with the level of a heading; units of code have no sentences.
    """

    size: float
    shape: str
    marks: frozenset[str]
    sentences: tuple[int, ...]
    weight: int = 0
    weights: dict[str, int] = field(default_factory=dict[str, int])


class Side(NamedTuple):
    """One document as it is aligned: blocks, and for each the units of its sentences."""

    blocks: list[Unit]
    parts: list[list[Unit]]


def size_of(text: str) -> float:
    """The number of letters that it would take to say `text`."""
    return len(text) + (_WIDE_SIZE - 1) * (0 if text.isascii() else len(_WIDE.findall(text)))


def marks_of(text: str) -> set[str]:
    """Everything in `text` that a translation may have as well."""
    written = text.translate(_HALF_WIDTH) if _FULL_WIDTH.search(text) else text
    words = list(map(str.lower, _WORD.findall(written)))
    marks = {*words, f"={''.join(text.split())}"}
    marks.update(f"~{sounds}" for run in _KATAKANA.findall(written) if len(sounds := skeleton(run)) >= _SOUNDING)
    if len(words) * 6 > len(written) / 2:  # mostly Latin: the side that may sound like katakana
        heard = list(map(_sound, words))
        marks.update([f"~{sounds}" for sounds in heard if len(sounds) >= _SOUNDING])
        marks.update([f"~{one}{other}" for one, other in pairwise(heard) if one and other])
    return marks


@lru_cache(maxsize=100_000)
def _sound(word: str) -> str:
    """The consonants of a word of Latin letters alone, else none."""
    return skeleton(word) if _LATIN.fullmatch(word) else ""


def side_of(document: AnalysedDocument, more: Sequence[Iterable[str]]) -> Side:
    """The units of a document, in order; `more` are further marks of each of its sentences."""
    by_block = units_by_block(document, more)
    blocks: list[Unit] = []
    parts: list[list[Unit]] = []
    for index, block in enumerate(document.source.blocks):
        if index in by_block:
            blocks.append(_joined(by_block[index]))
            parts.append(by_block[index])
        elif block.kind == CODE:
            text = document.source.text[block.start : block.end]
            blocks.append(Unit(size_of(text), CODE, frozenset(marks_of(text)), ()))
            parts.append([])
    return Side(blocks, parts)


def units_by_block(document: AnalysedDocument, more: Sequence[Iterable[str]] = ()) -> dict[int, list[Unit]]:
    """The units of the sentences of each block, by its number; for `more` see `side_of`."""
    by_block: dict[int, list[Unit]] = {}
    for number, sentence in enumerate(document.sentences):
        by_block.setdefault(sentence.block, []).append(_unit(document, number, more[number] if more else ()))
    return by_block


def _unit(document: AnalysedDocument, number: int, more: Iterable[str]) -> Unit:
    sentence = document.sentences[number]
    text = document.source.text[sentence.start : sentence.end]
    shape = f"{sentence.kind}{document.source.blocks[sentence.block].level or ''}"
    return Unit(size_of(sentence.prose), shape, frozenset(marks_of(text).union(more)), (number,))


def _joined(units: Sequence[Unit]) -> Unit:
    marks = frozenset[str]().union(*(unit.marks for unit in units))
    numbers = tuple(number for unit in units for number in unit.sentences)
    return Unit(sum(unit.size for unit in units), units[0].shape, marks, numbers)


def weigh(source: Sequence[Unit], target: Sequence[Unit]) -> None:
    """Give each unit the marks that both sides have, with their weights: WHOLE where it is in one unit of each side."""
    here, there = (Counter(chain.from_iterable(unit.marks for unit in side)) for side in (source, target))
    most = log(2 + min(len(source), len(target)))
    both = ((mark, _weight(mark, max(count, there[mark]), most)) for mark, count in here.items() if mark in there)
    shared = {mark: weight for mark, weight in both if weight}
    known = frozenset(shared)
    for unit in (*source, *target):
        unit.weights = {mark: shared[mark] for mark in unit.marks & known}
        unit.weight = sum(unit.weights.values())


def _weight(mark: str, count: int, most: float) -> int:
    """The weight of a mark that `count` units have. That of numbers is double: words may be replaced by others."""
    if count > _FREQUENT:
        return 0
    return max(0, round(WHOLE * (1 - log(count) / most))) * full_weight(mark) // WHOLE


def full_weight(mark: str) -> int:
    """The weight of a mark that one unit of each side has."""
    return 2 * WHOLE if mark.isdigit() and len(mark) > 1 else WHOLE
