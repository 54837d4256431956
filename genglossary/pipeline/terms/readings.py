"""Readings of terms, where their authors give them: ruby, and kana in brackets after a word."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from operator import attrgetter

from genglossary.pipeline.types import Block, Source, Span

_KANA = re.compile(r"[ぁ-ゖァ-ヺー]{0,6}")
_END = attrgetter("end")
_MOST = 6  # pieces with a reading each that together are one word
_SAME = str.maketrans({chr(code): chr(code + 0x60) for code in range(ord("ぁ"), ord("ゖ") + 1)})


def readings_in(source: Source) -> Iterator[tuple[str, str]]:
    """Each word of `source` that has a reading, with it; also what several of them, side by side or with kana
    between them, are together: 霧《きり》鋼《はがね》 is 霧鋼, きりはがね."""
    for block in source.blocks:
        if block.readings:
            yield from _of_block(source.text, block)


def _of_block(text: str, block: Block) -> Iterator[tuple[str, str]]:
    for first in range(len(block.readings)):
        word = said = ""
        before: Span | None = None
        for span, reading in block.readings[first : first + _MOST]:
            between = _visible(text, block, before.end, span.start) if before else ""
            if not _KANA.fullmatch(between):
                break
            word, said = word + between + _visible(text, block, *span), said + between + reading
            yield word, said
            before = span


def _visible(text: str, block: Block, start: int, end: int) -> str:
    """Return what is left of text[start:end] without the skips."""
    parts: list[str] = []
    for at in range(bisect_right(block.skips, start, key=_END), len(block.skips)):
        skip = block.skips[at]
        if skip.start >= end:
            break
        parts.append(text[start : max(start, skip.start)])
        start = skip.end
    return "".join(parts) + text[start:end]


def chosen(readings: Mapping[tuple[str, str], int]) -> dict[str, str]:
    """The reading of each word: the one that is given most often."""
    best: dict[str, str] = {}
    for word, said in sorted(readings, key=lambda pair: (readings[pair], pair)):
        best[word] = said
    return best


def in_katakana(reading: str) -> str:
    """A reading as dictionaries write it."""
    return reading.translate(_SAME)
