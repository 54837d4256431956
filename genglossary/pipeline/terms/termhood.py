"""How much a candidate looks like a term of these documents: parts that people can read, and their sum."""

import math
import re
from collections.abc import Iterable, Mapping
from functools import cache
from operator import mul

import wordfreq

from genglossary.pipeline.languages.english.chunking import singular
from genglossary.pipeline.terms.nested_phrases import PhraseEvidence
from genglossary.pipeline.terms.phrase_counts import UNMARKED

# Weights of the parts; docs/quality.md tells how they were found.
WEIGHTS: Mapping[str, float] = {
    "specificity": 0.37,  # how much more frequent its words are here than in general language (log2, mean)
    "frequency": 0.95,  # log2 of 1 + how often it occurs
    "alone": 0.3,  # log2 of 1 + how often it is no part of a longer phrase
    "title": 3.4,  # log2 of 1 + how many documents it is the title of
    "heading": 0.7,  # log2 of 1 + how many other headings it is
    "edge": 0.3,  # log2 of 1 + how many headings begin or end with it
    "defining": 0.7,  # log2 of 1 + how many sentences go "X is a …"
    "entry": 0.9,  # log2 of 1 + how many places explain it where they name it
    "contexts": 0.08,  # how many different words stand before and after it (of 128, in eighths)
    "name": 0.4,  # share of its occurrences that are written like a name
    "latin": 0.7,  # Latin letters in Japanese text
    "single": -0.55,  # one word only
    "adjective": -2.0,  # share of its occurrences as an adjective or participle
    "linked": -1.0,  # joined with "of"
}
_LEAST_SPECIFIC = -2.0
_UNSEEN = 2e-8  # the share of a word that wordfreq does not list: half of its rarest
_LINKS = frozenset(("of", "the"))
_LATIN = re.compile(r"[a-zA-Z]")


@cache
def frequencies(language: str) -> dict[str, float]:
    """Share of each word in general language, or nothing for a language that wordfreq does not have."""
    if language not in wordfreq.available_languages("best"):
        return {}
    return wordfreq.get_frequency_dict(language)


class Specificity(dict[str, float]):
    """log2 of how much more frequent a word is in these documents than in general language."""

    def __init__(self, language: str, words: Mapping[str, int]) -> None:
        super().__init__()
        self._words, self._general = words, frequencies(language)
        self._latin = frequencies("en") if language == "ja" else self._general
        self._total = max(sum(words.values()), 1)

    def __missing__(self, word: str) -> float:
        lower = word.lower()
        here = (_with_plural(self._words, lower) + 0.5) / self._total
        # wordfreq has no hyphenated words: they are as special as their parts.
        pieces = [piece for piece in lower.split("-") if piece] if "-" in lower else []
        share = sum(map(self._share, pieces)) / len(pieces) if pieces else self._share(lower)
        value = self[word] = math.log2(here) - share
        return value

    def _share(self, word: str) -> float:
        return math.log2(_with_plural(self._latin if word.isascii() else self._general, word) + _UNSEEN)


def share_of(word: str, language: str) -> float:
    """The share of one word, singular and plural together, in general language; 0.0 where it is not listed."""
    return _with_plural(frequencies(language), word.lower())


def _with_plural(table: Mapping[str, float], word: str) -> float:
    """What `table` says of a word in lower case, singular and plural together."""
    one = singular(word)
    found = table.get(word, 0) + table.get(word + "s", 0)
    return found if one == word else found + table.get(one, 0)


def measure(row: PhraseEvidence, language: str, specificity: Specificity) -> tuple[float, ...]:
    """The parts of a candidate's score, in the order of `WEIGHTS`."""
    words = row.words
    size = len(words)
    linked = size > 2 and "of" in words
    if linked:
        words = tuple(word for word in words if word not in _LINKS)
        size = len(words)
    special = specificity[words[0]] if size == 1 else sum([specificity[word] for word in words]) / size
    frequency = row.total
    return (
        special if special > _LEAST_SPECIFIC else _LEAST_SPECIFIC,
        _log(frequency),
        _log(row.alone),
        *(_UNMARKED if row.marks is UNMARKED else map(_log, row.marks)),
        row.contexts / 8,
        row.capital / frequency,
        float(language == "ja" and _LATIN.search("".join(words)) is not None),
        float(size == 1),
        row.adjective / frequency,
        float(linked),
    )


def explained(values: tuple[float, ...], entries: int) -> tuple[float, ...]:
    """The parts of a candidate that the documents explain in so many places, everything else as it is."""
    return (*values[:_ENTRY], _log(entries), *values[_ENTRY + 1 :])


def score_of(values: Iterable[float]) -> float:
    """The weighted sum of the parts, rounded so that no platform orders two candidates differently."""
    return round(sum(map(mul, _WEIGHT_VALUES, values)), 6)


def named(values: Iterable[float]) -> dict[str, float]:
    """The parts that are not nothing, by name."""
    return {name: value for name, value in zip(WEIGHTS, values, strict=True) if value}


_UNMARKED = tuple(map(float, UNMARKED))
_ENTRY = list(WEIGHTS).index("entry")
_WEIGHT_VALUES = tuple(WEIGHTS.values())


@cache
def _log(count: int) -> float:
    return math.log2(1 + count)
