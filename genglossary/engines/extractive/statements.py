"""Two sentences beside each other: how much of their content is the same, and whether they contradict."""

import re

from genglossary.pipeline.languages.combined import combined

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_CONTENT = re.compile(r"[^\W\d_]{3,}|[一-龠々ァ-ヺー]{2,}")
_SAME = 0.6  # share of common content words from which two sentences make the same statement


def overlap(left: str, right: str) -> float:
    """The share of common content words (Jaccard)."""
    a, b = set(_CONTENT.findall(left.lower())), set(_CONTENT.findall(right.lower()))
    return len(a & b) / len(a | b) if a | b else 0.0


def same_statement(left: str, right: str) -> bool:
    """Whether two sentences begin alike and share most of their content words."""
    return left[:4].lower() == right[:4].lower() and overlap(left, right) >= _SAME


def differ(left: str, right: str) -> bool:
    """Whether two sentences give other numbers, or one denies what the other says."""
    numbers = set(_NUMBER.findall(left)), set(_NUMBER.findall(right))
    negation = combined().negation
    denied = bool(negation.search(left)) != bool(negation.search(right))
    return denied or bool(numbers[0] and numbers[1] and numbers[0] != numbers[1])
