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

BIAS = -0.05
"""Makes scores of languages with and without rules alike."""

WEIGHTS: Mapping[str, float] = {
    "many headings": -5.26,
    "abbreviated": 3.90,
    "adjective": -3.54,
    "title": 3.40,
    "line share": -2.52,
    "edge share": -2.23,
    "ever heading": 1.70,
    "called share": 1.63,
    "digit": -1.45,
    "called": 1.44,
    "entry": 1.28,
    "share of documents": -1.05,
    "frequency": 0.95,
    "short": -0.94,
    "linked": -0.93,
    "held of rarest": 0.93,
    "camel case": -0.87,
    "defining": 0.66,
    "sign": -0.58,
    "three words": -0.53,
    "single as head": -0.51,
    "ever defining": 0.50,
    "heading": 0.40,
    "single": -0.37,
    "held of commonest": 0.36,
    "edge": 0.35,
    "ever called": 0.35,
    "latin": 0.31,
    "alone share": 0.29,
    "alone": 0.27,
    "specificity": 0.26,
    "noun": 0.25,
    "per document": -0.21,
    "first word": 0.20,
    "contexts": 0.16,
    "once": 0.16,
    "as part": 0.15,
    "two words": 0.12,
    "last word": 0.12,
    "four words": 0.10,
    "length": 0.06,
    "commonest": -0.04,
    "few": 0.03,
    "as head": 0.01,
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
    language = LANGUAGES.get(candidate.language)
    if language is None:
        concept.score = candidate.score
    else:
        specificity = combined.specificities[candidate.language]
        found |= evidence_of(candidate.evidence, concept.text, language, specificity, combined.documents)
        if not _SHORTENED.isdisjoint(concept.variants.values()):
            found["abbreviated"] = 1.0
        concept.score = round(BIAS + sum(_WEIGHTS.get(name, 0.0) * value for name, value in found.items()), 6)
    concept.evidence = found
    return concept


_WEIGHTS = {**WEIGHTS, **BY_HAND}
_SHORTENED = frozenset(("abbreviation", "long_form"))
