"""The learnt score: a weighted sum of the evidence of a candidate, by which terms are put in order.

The weights were fitted to glossaries that people wrote for their documents; `python -m tests.benchmarks.fit_terms`
makes the table anew, docs/quality.md tells how, and how good it is. Languages without rules of their own keep the first
score.
"""

from collections.abc import Iterable, Mapping

from genglossary.pipeline.languages import LANGUAGES
from genglossary.pipeline.terms.evidence import evidence_of, is_label
from genglossary.pipeline.terms.ranking import Ranking
from genglossary.pipeline.terms.termhood import named
from genglossary.pipeline.terms.variants import Concept

BIAS = -0.00
"""Makes scores of languages with and without rules alike."""

WEIGHTS: Mapping[str, float] = {
    "abbreviated": 4.07,  # whether an abbreviation and its long form are both spellings of it
    "line share": -3.86,  # share of its occurrences that are a line of their own and no heading
    "many headings": -3.73,  # log of how many headings it is, beyond three: such headings arrange
    "title": 2.98,
    "edge share": -2.33,  # share that begin or end a heading
    "held of commonest": 2.13,  # the same of its commonest word
    "adjective": -1.91,
    "ever heading": 1.53,  # whether it is a whole heading, not the title, anywhere
    "digit": -1.15,  # it has a digit
    "called": 1.11,  # log of how often a word such as “called” stands before it (と呼ぶ after it)
    "held of rarest": 1.07,  # share of the occurrences of its rarest word that it holds
    "entry": 0.94,
    "linked": -0.93,
    "frequency": 0.91,
    "ever called": 0.85,  # whether any is
    "camel case": -0.80,  # a capital inside a word
    "defining": 0.70,
    "heading": 0.67,
    "latin": 0.66,
    "called share": 0.51,  # share of its occurrences that are introduced so
    "single": -0.51,
    "sign": -0.35,  # it has one of . _ / &
    "specificity": 0.34,
    "single as head": -0.33,  # one word only: log of how many longer phrases end in it
    "edge": 0.30,
    "alone": 0.29,
    "first word": 0.26,  # how common its first word is in general language (log, fifths)
    "short": -0.22,  # one or two characters
    "many words": -0.19,  # three words or more
    "contexts": 0.08,
    "alone share": 0.05,  # share of its occurrences that are no part of a longer phrase
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
        if is_label(candidate.evidence.marks):
            found.pop("entry", None)
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
