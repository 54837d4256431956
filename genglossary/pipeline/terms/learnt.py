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

BIAS = 0.03
"""Makes scores of languages with and without rules alike."""

WEIGHTS: Mapping[str, float] = {
    "many headings": -5.84,
    "line share": -5.08,
    "abbreviated": 4.30,
    "adjective": -3.81,
    "edge share": -2.81,
    "title": 2.65,
    "short": -1.67,
    "called": 1.57,
    "ever heading": 1.50,
    "entry": 1.37,
    "camel case": -1.23,
    "linked": -1.20,
    "held of rarest": 1.12,
    "frequency": 1.03,
    "digit": -0.98,
    "defining": 0.91,
    "latin": 0.64,
    "many words": -0.60,
    "edge": 0.56,
    "single as head": -0.50,
    "single": -0.41,
    "ever called": 0.41,
    "alone share": 0.33,
    "first word": 0.28,
    "specificity": 0.25,
    "alone": 0.25,
    "held of commonest": 0.21,
    "heading": 0.13,
    "contexts": 0.09,
    "sign": -0.02,
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
