"""Spans that grammar does not propose, where the translation of a term must be: two phrases with small words between
them (患者レベルの予測), or words of any kind.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from genglossary.pipeline.bilingual.cutting import CutSentence
from genglossary.pipeline.bilingual.spans import SideIndex
from genglossary.pipeline.text.frequencies import frequencies

_GAP = 4  # words between two phrases; where words are separated by spaces half as many
_WORDS = 3  # of a phrase on either side, or of a row of words
_PASSAGES = 40  # that are looked at for one term
_SHARE = 0.3  # of the passages of a term must have such a span
_MOST = 30  # spans for one term
_COMMON = 3e-4  # of general language: such a word says how others are joined


def linked_spans(there: SideIndex, passages: Sequence[int]) -> list[str]:
    """Two phrases with small words between them that stand in many of `passages`."""
    gap = _GAP // 2 if there.language.has_spaces else _GAP
    return _frequent(passages, lambda passage: _linked(there.cut[passage], gap))


def rows_of_words(there: SideIndex, passages: Sequence[int]) -> list[str]:
    """Rows of a few words that stand in many of `passages`; one must stand in two of them."""
    return _frequent(passages, lambda passage: _rows(there, passage)) if len(passages) > 1 else []


def _frequent(passages: Sequence[int], spans_in: Callable[[int], Iterator[str]]) -> list[str]:
    step = len(passages) // _PASSAGES + 1
    some = passages[::step]
    counts: Counter[str] = Counter()
    for passage in some:
        counts.update(set(spans_in(passage)))
    least = max(min(2, len(some)), _SHARE * len(some))
    often = [text for text, count in counts.items() if count >= least]
    return sorted(often, key=lambda text: (-counts[text], text))[:_MOST]


def _linked(sentences: Sequence[CutSentence], gap: int) -> Iterator[str]:
    for tokens, first, past, phrases, linked in sentences:
        grammar, words, letters = tokens.grammar, tokens.words[first:past], tokens.letters[first:past]
        for (start, end), (following, last) in pairwise((*phrases, *linked)):
            if end < following <= end + gap and all(map(_is_small, words[end:following])):
                for begin in range(max(start, end - _WORDS), end):
                    for stop in range(following + 1, min(last, following + _WORDS) + 1):
                        if letters[begin] in grammar.starts and letters[stop - 1] in grammar.ends:
                            yield grammar.glue.join(words[begin:stop])


def _is_small(word: str) -> bool:
    return word.isalpha() and (word.islower() or "ぁ" <= word[0] <= "ん")


def _rows(there: SideIndex, passage: int) -> Iterator[str]:
    glue, code, spaced = there.language.grammar.glue, there.language.code, there.language.has_spaces
    for words in there.words(passage):
        telling = [word.isalnum() and not _is_kana(word) and not (spaced and _is_common(word, code)) for word in words]
        for start in range(len(words)):
            for end in range(start + 1, min(len(words), start + _WORDS) + 1):
                if not telling[end - 1]:
                    break
                yield glue.join(words[start:end])


def _is_kana(word: str) -> bool:
    return "ぁ" <= word[0] <= "ん"


def _is_common(word: str, code: str) -> bool:
    return frequencies(code).get(word.lower(), 0.0) > _COMMON
