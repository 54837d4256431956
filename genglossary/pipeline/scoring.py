"""How much a candidate looks like a term of these documents: parts that people can read, and their sum."""

import math
import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

import wordfreq

from genglossary.pipeline.english import singular
from genglossary.pipeline.tally import Row

# Weights of the parts; docs/quality.md tells how they were found.
WEIGHTS: Mapping[str, float] = {
    "specificity": 0.37,  # how much more frequent its words are here than in general language (log2, mean)
    "frequency": 1.0,  # log2 of 1 + how often it occurs
    "alone": 0.3,  # log2 of 1 + how often it is no part of a longer phrase
    "free": 0.6,  # share of its occurrences that are no part of a longer phrase
    "title": 3.0,  # log2 of 1 + how many documents it is the title of
    "heading": 0.7,  # log2 of 1 + how many other headings it is
    "edge": 0.3,  # log2 of 1 + how many headings begin or end with it
    "defining": 0.65,  # log2 of 1 + how many sentences go "X is a …"
    "contexts": 0.08,  # how many different words stand before and after it (of 128, in eighths)
    "name": 0.5,  # share of its occurrences that are written like a name
    "katakana": 0.35,
    "latin": 0.7,  # Latin letters in Japanese text
    "single": -0.6,  # one word only
    "long": -0.7,  # four words or more
    "adjective": -2.0,  # share of its occurrences as an adjective or participle
    "linked": -1.0,  # joined with "of"
}
_LEAST_SPECIFIC = -2.0
_UNSEEN = 2e-8  # the share of a word that wordfreq does not list: half of its rarest
_LINKS = frozenset(("of", "the"))
_KATAKANA, _LATIN = re.compile(r"[ァ-ヺ]"), re.compile(r"[a-zA-Z]")


@cache
def frequencies(language: str) -> dict[str, float]:
    """Share of each word in general language, or nothing for a language that wordfreq does not have."""
    if language not in wordfreq.available_languages("best"):
        return {}
    return wordfreq.get_frequency_dict(language)


class Specificity(dict[str, float]):
    """log2 of how much more frequent a word is in these documents than in general language."""

    def __init__(self, language: str, words: Counter[str]) -> None:
        super().__init__()
        self._words, self._general = words, frequencies(language)
        self._latin = frequencies("en") if language == "ja" else self._general
        self._total = max(words.total(), 1)

    def __missing__(self, word: str) -> float:
        here = (self._count(word) + 0.5) / self._total
        # wordfreq has no hyphenated words: they are as special as their parts.
        pieces = [piece for piece in word.split("-") if piece] or [word]
        shares = [self._share(piece) + _UNSEEN for piece in pieces]
        value = self[word] = math.log2(here) - sum(map(math.log2, shares)) / len(shares)
        return value

    def _count(self, word: str) -> int:
        return sum(self._words[form] for form in {word, singular(word), word + "s"})

    def _share(self, word: str) -> float:
        general = self._latin if word.isascii() else self._general
        return sum(general.get(form, 0.0) for form in {word, singular(word), word + "s"})


def parts_of(row: Row, language: str, specificity: Specificity) -> dict[str, float]:
    """The parts of a candidate's score, each to be multiplied by its weight."""
    words = [word for word in row.words if word not in _LINKS] or [*row.words]
    frequency = row.forms.total()
    parts = {
        "specificity": max(sum(specificity[word] for word in words) / len(words), _LEAST_SPECIFIC),
        "frequency": math.log2(1 + frequency),
        "alone": math.log2(1 + row.alone),
        "free": row.alone / frequency,
        "title": math.log2(1 + row.titled),
        "heading": math.log2(1 + row.headed),
        "edge": math.log2(1 + row.edged),
        "defining": math.log2(1 + row.defines),
        "contexts": (row.left.bit_count() + row.right.bit_count()) / 8,
        "name": row.capital / frequency,
        "single": float(len(words) == 1),
        "long": float(len(words) >= 4),
        "adjective": row.adjective / frequency,
        "linked": float(len(words) < len(row.words)),
    }
    if language == "ja":
        text = "".join(row.words)
        parts["katakana"] = float(bool(_KATAKANA.search(text)))
        parts["latin"] = float(bool(_LATIN.search(text)))
    return {name: value for name, value in parts.items() if value}


def score_of(parts: Mapping[str, float]) -> float:
    """The weighted sum of the parts, rounded so that no platform orders two candidates differently."""
    return round(sum(WEIGHTS[name] * value for name, value in sorted(parts.items())), 6)
