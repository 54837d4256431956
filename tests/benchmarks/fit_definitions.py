"""Fits the weights of the signs of definitions: `python -m tests.benchmarks.fit_definitions QUALITY SET…`

QUALITY is a folder with `score.py` and `data/`, each SET a set with a glossary that people wrote and whose licence
allows fitting. Of the sentences that the documents have for a term, the one that is likest to what people wrote (chrF)
should have the highest sum: each sentence counts by its share of the exponentials of the sums of all of the term's
(a listwise fit), each set alike. Weights are drawn towards those in use.

Prints for each set, by weights that were fitted without its project in all its languages: the share of terms whose best
sentence is sure enough, chrF of the sentences chosen by the weights in use, chrF of those chosen by the fitted ones,
both among all that the first weights find, and chrF of the likest that there is. Then the table of all fitted weights
that differ from those in use, as `definition_weights.py` and `STRUCTURE` would have them.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple
from unittest.mock import patch

import numpy as np

from genglossary.engines.extractive.quoting import ENOUGH
from genglossary.pipeline.definitions.passages import Mention, passages_for
from genglossary.pipeline.documents.corpus import Corpus
from genglossary.pipeline.languages import LANGUAGES, OTHER
from genglossary.pipeline.languages import definition_score as scoring
from genglossary.pipeline.languages.combined import language_of_script
from genglossary.pipeline.terms.extraction import Selection, analyses_of, select
from genglossary.pipeline.types import Passage, TermCandidate
from tests.benchmarks.fit_terms import sources
from tests.benchmarks.scoring import scorer

Array = np.ndarray[Any, Any]

PULL = 0.3  # towards the weights in use
STEPS = 200
NEAR = 0.2  # the least likeness of the best sentence of a term that a fit looks at


class Signed(float):
    """A likeness that remembers the signs that make it, each after its language; rounding leaves it as it is."""

    signs: tuple[str, ...] = ()

    def __round__(self, ndigits: Any = None) -> Any:
        return self


class Term(NamedTuple):
    """The sentences of a term: their log odds by the weights in use, their signs, and how like the human one."""

    odds: Array
    signs: list[tuple[str, ...]]
    chrf: Array


def main(quality: Path, names: Sequence[str]) -> None:
    score = scorer(quality / "score.py")
    sets = {name: list(load(score, quality / "data" / name)) for name in names}
    signs = sorted({sign for terms in sets.values() for term in terms for some in term.signs for sign in some})
    for project in sorted({name.partition("/")[0] for name in names}):
        weights = fit([terms for name, terms in sets.items() if name.partition("/")[0] != project], signs)
        for name, terms in sets.items():
            if name.partition("/")[0] == project:
                print(name, *(f"{figure:.2f}" for figure in figures(terms, signs, weights)), flush=True)
    for sign, weight in sorted(
        zip(signs, fit(list(sets.values()), signs), strict=True), key=lambda pair: -abs(pair[1])
    ):
        if abs(weight) >= 0.05:
            code, _, name = sign.partition(":")
            used = LANGUAGES.get(code, OTHER).definitions.weights.get(name, scoring.STRUCTURE.get(name, 0.0))
            print(f'    "{name}": {used + weight:.1f},  # {code}, in use {used:.1f}')


def load(score: ModuleType, data: Path) -> Iterator[Term]:
    """The terms of a set that people defined, each with its sentences."""
    corpus = Corpus(sources(score, data))
    selection = select(corpus, analyses_of(corpus))
    golds = {score.fold(name): entry["definition"] for entry in score.reachable(data) for name in score.names(entry)}
    candidates = [each for each in selection.candidates if each.accepted]
    passages = judged(corpus, selection, candidates)
    for key, candidate in enumerate(candidates):
        said = next((golds[name] for name in map(score.fold, candidate.spellings) if name in golds), None)
        some = [passage for passage in passages[key] if passage.score > 0]
        if said is not None and some:
            texts = [shown(passage) for passage in some]
            yield Term(
                np.array([odds(passage.score) for passage in some]),
                [getattr(passage.score, "signs", ()) for passage in some],
                np.array([score.chrf(text, said) for text in texts]),
            )


def judged(corpus: Corpus, selection: Selection, candidates: Sequence[TermCandidate]) -> dict[int, tuple[Passage, ...]]:
    """The best passages of each candidate, their scores `Signed`."""
    codes = {id(language.definitions.weights): code for code, language in LANGUAGES.items()}
    plain = scoring.probability

    def probability(signs: Iterable[str], weights: Mapping[str, float]) -> float:
        signs = list(signs)
        value = Signed(plain(signs, weights))
        value.signs = tuple(f"{codes.get(id(weights), OTHER.code)}:{sign}" for sign in signs)
        return value

    places = selection.found.places([each.spellings for each in candidates])
    mentions = [
        Mention(
            key=key, text=each.text, language=each.language, occurrences=places[key],
            variants=tuple(variant.text for variant in each.variants),
        )
        for key, each in enumerate(candidates)
    ]  # fmt: skip
    with patch.object(scoring, "probability", probability):
        return passages_for(corpus, mentions)


def shown(passage: Passage) -> str:
    """The words of a passage and of what goes on after it, as a definition quotes them."""
    parts = [each.plain or each.text for each in (passage, passage.follow) if each]
    return ("" if language_of_script(parts[0]) is LANGUAGES["ja"] else " ").join(parts)


def odds(likeness: float) -> float:
    return float(np.log(likeness / (1 - likeness)))


def matrix(term: Term, signs: Sequence[str]) -> Array:
    return np.array([[sign in some for sign in signs] for some in term.signs], dtype=float)


def fit(sets: Sequence[Sequence[Term]], signs: Sequence[str]) -> Array:
    """What to add to the weights in use, by following the slope (Kingma and Ba, Adam, 2015)."""
    rows = [
        [(term, matrix(term, signs)) for term in terms if len(term.odds) > 1 and term.odds.max() >= odds(NEAR)]
        for terms in sets
    ]
    weights, mean, square = np.zeros(len(signs)), np.zeros(len(signs)), np.zeros(len(signs))
    for step in range(1, STEPS + 1):
        slope = np.mean([slope_of(terms, weights) for terms in rows if terms], axis=0) - 2 * PULL * weights
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        weights += 0.03 * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return weights


def slope_of(terms: Sequence[tuple[Term, Array]], weights: Array) -> Array:
    """How the expected chrF of a set's terms, in tens, grows with each weight."""
    total = np.zeros_like(weights)
    for term, values in terms:
        share = np.exp(term.odds + values @ weights)
        share /= share.sum()
        total += (share * (term.chrf - share @ term.chrf)) @ values / 10
    return total / len(terms) ** 0.5


def figures(terms: Sequence[Term], signs: Sequence[str], weights: Array) -> tuple[float, float, float, float]:
    """The figures of a set that its docstring names, the last three over the terms that are defined."""
    sure = [term for term in terms if term.odds.max() >= odds(ENOUGH)]
    used = [term.chrf[term.odds.argmax()] for term in sure]
    fitted = [term.chrf[(term.odds + matrix(term, signs) @ weights).argmax()] for term in sure]
    best = [term.chrf.max() for term in sure]
    return len(sure) / len(terms), float(np.mean(used)), float(np.mean(fitted)), float(np.mean(best))


if __name__ == "__main__":
    if len(sys.argv) < 3:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]), sys.argv[2:])
