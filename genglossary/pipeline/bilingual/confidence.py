"""How sure it is that two spans translate each other, and which of several is the best translation.

Both are logistic functions of evidence, fitted to pairs that authors of documentation wrote (docs/quality.md says on
what, and how good they are on projects that were left out).
"""

from math import exp, log
from typing import NamedTuple


class LinkEvidence(NamedTuple):
    """The signs for and against a pair.

    strength: see Together. places: the logarithm of how many. share: of the places of the term that have the
    translation. better: its strength as a share of that of the strongest candidate. mutual: as a share of the strongest
    that the translation has. sound: one is the other in katakana. brackets: how often (at most twice) a bracket says
    so. alone: how often the translation stands alone, not inside a longer phrase. inside: how often it stands inside
    another candidate. parts: see Composition. foreign: the translation is not in the letters of its language. once: it
    stands there once. same: it is the term as it is. later: other translations explain other passages.
    kept: the share of all places of the term that have it as it is on the other side, if the translation is another.
    whole: how often (at most twice) both are all that a passage says, as headings do.
    outer: a longer term around this one goes with the translation better.
    short: brackets after both give the same abbreviation.
    length: the logarithm of how many times longer one is than the other, in letters.
    """

    strength: float = 0.0
    places: float = 0.0
    share: float = 0.0
    better: float = 0.0
    mutual: float = 0.0
    sound: float = 0.0
    brackets: float = 0.0
    alone: float = 0.0
    inside: float = 0.0
    parts: float = 0.0
    foreign: float = 0.0
    once: float = 0.0
    same: float = 0.0
    later: float = 0.0
    kept: float = 0.0
    length: float = 0.0
    whole: float = 0.0
    outer: float = 0.0
    short: float = 0.0


MOST_PLACES = log(50)
"""More say no more."""

MADE = 0.8
"""So much of a compound must be explained by its parts for these to count as evidence of their own."""

UNPROVEN = 0.5
"""No pair is surer that stands in one place alone and has no other evidence."""

BIAS = -3.0
SURE = LinkEvidence(
    strength=0.2, places=0.3, share=0.1, better=0.3, mutual=3.2, sound=1.4, brackets=1.7, parts=1.0, foreign=-0.4,
    once=-0.8, kept=-2.5, length=-0.3, whole=1.9, outer=-1.8, short=1.0,
)  # fmt: skip
BEST = LinkEvidence(
    strength=0.7, places=0.5, share=1.6, better=0.6, mutual=1.7, sound=1.6, brackets=1.1, alone=0.5, inside=-1.3,
    parts=2.6, foreign=-0.5, once=-0.4, same=-0.8, length=-0.2, whole=1.9, short=0.8,
)  # fmt: skip


def confidence_of(evidence: LinkEvidence) -> float:
    """The share of pairs with such evidence that are right."""
    sure = 1 / (1 + exp(-BIAS - _product(SURE, evidence)))
    return sure if is_proven(evidence) else min(sure, UNPROVEN)


def is_proven(evidence: LinkEvidence) -> bool:
    """Whether more speaks for a pair than that both stand in one and the same passage."""
    told = evidence.sound or evidence.brackets or evidence.short or evidence.whole or evidence.parts >= MADE
    return bool(told or not evidence.once)


def rank_of(evidence: LinkEvidence) -> float:
    """A number that is the higher the rather it is the best of several translations."""
    return _product(BEST, evidence)


def _product(weights: LinkEvidence, evidence: LinkEvidence) -> float:
    return sum(weight * value for weight, value in zip(weights, evidence, strict=True))
