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

BIAS = -0.27
"""Makes scores of languages with and without rules alike."""

WEIGHTS: Mapping[str, float] = {
    "many headings": -4.41,
    "abbreviated": 3.81,
    "line share": -3.75,
    "title": 2.67,
    "edge share": -2.32,
    "adjective": -1.79,
    "held of commonest": 1.68,
    "ever heading": 1.62,
    "camel case": -1.35,
    "called": 1.28,
    "linked": -1.26,
    "held of rarest": 1.14,
    "frequency": 0.95,
    "digit": -0.94,
    "entry": 0.90,
    "ever called": 0.82,
    "defining": 0.73,
    "latin": 0.68,
    "heading": 0.64,
    "single": -0.58,
    "sign": -0.36,
    "single as head": -0.34,
    "first word": 0.34,
    "specificity": 0.33,
    "alone": 0.30,
    "many words": -0.30,
    "short": -0.25,
    "edge": 0.25,
    "alone share": 0.20,
    "contexts": 0.11,
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
