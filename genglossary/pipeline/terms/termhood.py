"""Termhood, how much a candidate looks like a term of these documents: parts that people can read, and their sum."""

import math
import re
from collections.abc import Iterable, Mapping
from functools import cache
from operator import mul

from genglossary.pipeline.languages import LANGUAGES, OTHER
from genglossary.pipeline.languages.language import Language
from genglossary.pipeline.terms.nested_phrases import PhraseEvidence
from genglossary.pipeline.terms.phrase_counts import UNMARKED, Marks
from genglossary.pipeline.text.frequencies import frequencies

_MARKS = 5  # of the marks of a phrase that are parts of the first score
_MARK_WEIGHTS = (
    3.4,  # title: log2 of 1 + how many documents it is the title of
    0.7,  # heading: log2 of 1 + how many other headings it is
    0.3,  # edge: log2 of 1 + how many headings begin or end with it
    0.7,  # defining: log2 of 1 + how many sentences go "X is a …"
    0.9,  # entry: log2 of 1 + how many times documents explain it where they name it
)
WEIGHTS: Mapping[str, float] = {  # means of the best of random weightings; docs/quality.md, "Weights", tells how
    "specificity": 0.37,  # how much more frequent its words are here than in general language (log2, mean)
    "frequency": 0.95,  # log2 of 1 + how often it occurs
    "alone": 0.3,  # log2 of 1 + how often it is no part of a longer phrase
    **dict(zip(Marks._fields[:_MARKS], _MARK_WEIGHTS, strict=True)),
    "contexts": 0.08,  # how many different words stand before and after it (of 128, in eighths)
    "name": 0.4,  # share of its occurrences that are written like a name
    "latin": 0.7,  # Latin letters where those are foreign, as in Japanese text
    "single": -0.55,  # one word only
    "adjective": -2.0,  # share of its occurrences as an adjective or participle
    "linked": -1.0,  # joined with "of"
}
_LEAST_SPECIFIC = -2.0
_UNSEEN = 2e-8  # the share of a word that wordfreq does not list: half of its rarest
_LATIN = re.compile(r"[a-zA-Z]")


class Specificity(dict[str, float]):
    """log2 of how much more frequent each word is in these documents than in general language, worked out when asked.

    `words` says how often each word (lower case) occurs in the documents; `language` is an ISO 639-1 code or "und".
    A word counts with its singular and plural. A hyphenated word is as frequent in general language as its parts are,
    in the mean of their logarithms: wordfreq lists none.
    """

    def __init__(self, language: str, words: Mapping[str, int]) -> None:
        super().__init__()
        rules = LANGUAGES.get(language, OTHER)
        self._forms = rules.number_forms
        self._words, self._total = words, max(sum(words.values()), 1)
        self._general = frequencies(language)
        self._latin = frequencies(rules.latin_code) if rules.latin_code else self._general
        self._known: dict[str, tuple[int, float]] = {}

    def __missing__(self, word: str) -> float:
        here, general = self.of(word)
        value = self[word] = math.log2((here + 0.5) / self._total) - general
        return value

    def of(self, word: str) -> tuple[int, float]:
        """The number of occurrences of a word, singular and plural together, in these documents, and log2 of its share,
        or of that of the parts of a hyphenated one, in general language."""
        known = self._known.get(word)
        if known is None:
            lower = word.lower()
            known = self._known[word] = (
                int(_of_forms(self._words, self._forms(lower))), self._log_of_general_share(lower)
            )  # fmt: skip
        return known

    def _log_of_general_share(self, word: str) -> float:
        """log2 of the share of a word, or of the parts of a hyphenated one, in general language."""
        parts = [part for part in word.split("-") if part] if "-" in word else []
        if not parts:
            return self._log_of_listed_share(word)
        return sum(map(self._log_of_listed_share, parts)) / len(parts)

    def _log_of_listed_share(self, word: str) -> float:
        table = self._latin if word.isascii() else self._general
        return math.log2(_of_forms(table, self._forms(word)) + _UNSEEN)


def share_of(word: str, language: str) -> float:
    """The share of one word, singular and plural together, in general language; 0.0 where it is not listed."""
    return _of_forms(frequencies(language), LANGUAGES.get(language, OTHER).number_forms(word.lower()))


def _of_forms(table: Mapping[str, float], forms: Iterable[str]) -> float:
    """The sum of what `table` has for several forms of a word."""
    return sum([table.get(form, 0) for form in forms])


def measure(evidence: PhraseEvidence, language: Language, specificity: Specificity) -> tuple[float, ...]:
    """The parts of a candidate's score, in the order of `WEIGHTS`; `specificity` is that of words of its language."""
    words, total = evidence.words, evidence.total
    is_linked = len(words) > 2 and not language.links.isdisjoint(words)
    if is_linked:  # "court of justice" is as special as "court" and "justice"
        words = [word for word in words if word not in language.links] or words
    mean_specificity = sum([specificity[word] for word in words]) / len(words)
    return (
        max(mean_specificity, _LEAST_SPECIFIC),
        log(total),
        log(evidence.alone),
        *(_UNMARKED if evidence.marks is UNMARKED else map(log, evidence.marks[:_MARKS])),
        evidence.contexts / 8,
        evidence.capital / total,
        1.0 if language.latin_code and _LATIN.search("".join(words)) else 0.0,
        1.0 if len(words) == 1 else 0.0,
        evidence.adjective / total,
        1.0 if is_linked else 0.0,
    )


def explained(values: tuple[float, ...], entries: int) -> tuple[float, ...]:
    """The parts of a candidate that documents explain `entries` times, everything else as it is."""
    return (*values[:_ENTRY], log(entries), *values[_ENTRY + 1 :])


def score_of(values: Iterable[float]) -> float:
    """The weighted sum of the parts, rounded so that no platform orders two candidates differently."""
    return round(sum(map(mul, _WEIGHT_VALUES, values)), 6)


def named(values: Iterable[float]) -> dict[str, float]:
    """The parts that are not 0, by name."""
    return {name: value for name, value in zip(WEIGHTS, values, strict=True) if value}


_UNMARKED = tuple(map(float, UNMARKED[:_MARKS]))
_ENTRY = list(WEIGHTS).index("entry")
_WEIGHT_VALUES = tuple(WEIGHTS.values())


@cache
def log(count: int) -> float:
    """log2 of 1 + `count`."""
    return math.log2(1 + count)
