"""The learnt score: a weighted sum of the evidence of a candidate, by which terms are put in order.

The weights were fitted to glossaries that people wrote for their documents; `python -m tests.benchmarks.fit_terms`
makes the table anew, docs/quality.md tells how, and how good it is. Languages without rules of their own keep the first
score.
"""

from collections.abc import Iterable, Mapping

from genglossary.pipeline.languages import LANGUAGES
from genglossary.pipeline.terms.evidence import evidence_of
from genglossary.pipeline.terms.ranking import Ranking
from genglossary.pipeline.terms.termhood import named
from genglossary.pipeline.terms.variants import Concept

BIAS = -0.18
"""Makes scores of languages with and without rules alike."""

WEIGHTS: Mapping[str, float] = {
    "many headings": -4.44,  # log of how many headings it is, beyond three: such headings arrange
    "abbreviated": 3.99,  # whether an abbreviation and its long form are both spellings of it
    "line share": -2.85,  # share of its occurrences that are a line of their own and no heading
    "title": 2.66,
    "adjective": -1.98,
    "edge share": -1.87,  # share that begin or end a heading
    "held of commonest": 1.83,  # the same of its commonest word
    "ever heading": 1.63,  # whether it is a whole heading, not the title, anywhere
    "held of rarest": 1.31,  # share of the occurrences of its rarest word that it holds
    "camel case": -1.20,  # a capital inside a word
    "called": 1.16,  # log of how often a word such as “called” stands before it (と呼ぶ after it)
    "digit": -0.99,  # it has a digit
    "linked": -0.93,
    "frequency": 0.93,
    "entry": 0.92,
    "ever called": 0.79,  # whether any is
    "defining": 0.71,
    "latin": 0.67,
    "heading": 0.64,
    "single": -0.52,
    "called share": 0.47,  # share of its occurrences that are introduced so
    "short": -0.39,  # one or two characters
    "many words": -0.35,  # three words or more
    "single as head": -0.35,  # one word only: log of how many longer phrases end in it
    "specificity": 0.33,
    "sign": -0.32,  # it has one of . _ / &
    "edge": 0.30,
    "alone": 0.30,
    "first word": 0.27,  # how common its first word is in general language (log, fifths)
    "alone share": 0.17,  # share of its occurrences that are no part of a longer phrase
    "contexts": 0.10,
}


BY_HAND: Mapping[str, float] = {
    "listed": 4.0,  # an author's own list of words is believed; too few glossaries have one to learn it
}


def weigh(concepts: Iterable[Concept], combined: Ranking) -> list[Concept]:
    """`concepts` with their evidence and score, best first."""
    weighed = [_weighed(concept, combined) for concept in concepts]
    return sorted(weighed, key=lambda concept: (-concept.score, concept.best.key, concept.best.language))


def _weighed(concept: Concept, combined: Ranking) -> Concept:
    candidate = concept.best
    found = named(candidate.parts)
    if candidate.language not in LANGUAGES:
        concept.score = candidate.score
    else:
        found |= evidence_of(candidate.evidence, concept.text, combined.specificities[candidate.language])
        if not _SHORTENED.isdisjoint(concept.variants.values()):
            found["abbreviated"] = 1.0
        score = BIAS
        for name, value in found.items():
            score += _WEIGHTS.get(name, 0.0) * value
        concept.score = round(score, 6)
    concept.evidence = found
    return concept


_WEIGHTS = {**WEIGHTS, **BY_HAND}
_SHORTENED = frozenset(("abbreviation", "long_form"))
