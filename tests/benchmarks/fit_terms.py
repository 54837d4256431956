"""Fits the weights of the learnt score: `python -m tests.benchmarks.fit_terms QUALITY SET…`

QUALITY is a folder with `score.py` and `data/` (see term_quality), each SET a set with a glossary that people wrote and
whose licence allows fitting. Prints the table for `genglossary/pipeline/terms/learnt.py`, and before it how good the
weights are on each project that was left out of the fit with all its languages.

The aim is the share of a glossary's terms among the first 0.5 to 7 times as many candidates, every set alike, with a
soft step instead of the hard one so that it has a slope; weights are drawn towards those of the first score.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import numpy as np

from genglossary.pipeline.documents.corpus import Corpus
from genglossary.pipeline.terms.evidence import MEANINGS
from genglossary.pipeline.terms.extraction import analyses_of, rank_concepts
from genglossary.pipeline.terms.learnt import BY_HAND
from genglossary.pipeline.terms.termhood import WEIGHTS as FIRST
from genglossary.pipeline.terms.variants import Concept
from genglossary.pipeline.types import Source
from genglossary.readers import Unreadable, read
from tests.benchmarks.scoring import scorer

Array = np.ndarray[Any, Any]
Weights = dict[str, float]

FOLDS = (0.5, 1, 2, 4, 7)
SHOWN = (1, 2, 5)
SOFTNESS = 0.8  # in units of the score
PULL = 0.02  # towards 0
FIRST_PULL = 0.5  # of the parts of the first score, towards their weights there
STEPS = 200
NEAR = 3000  # candidates of each set, the best by the first score, that a fit looks at, and all that are right

LEFT_OUT = frozenset(("name",))  # no better with it
FOR = frozenset(
    ("specificity", "frequency", "alone", "title", "heading", "edge", "defining", "entry", "contexts", "latin",
     "called", "called share", "ever called", "ever heading", "abbreviated", "held of commonest", "held of rarest",
     "alone share")
)  # fmt: skip
AGAINST = frozenset(
    ("line share", "many headings", "edge share", "digit", "adjective", "linked", "single as head", "short", "sign")
)
"""Evidence that may only count for a term, or only against it, whatever a few glossaries say by chance."""


class Set(NamedTuple):
    """The concepts of the documents of one set, and which of them (`rows`) are which terms (`golds`) of `size`."""

    name: str
    concepts: list[Concept]
    keys: list[int]
    rows: Array
    golds: Array
    size: int


def main(quality: Path, names: Sequence[str]) -> None:
    score = scorer(quality / "score.py")
    sets = [load(score, quality / "data" / name, name) for name in names]
    used = {name for each in sets for concept in each.concepts for name in concept.evidence}
    features = sorted(used - BY_HAND.keys() - LEFT_OUT)
    matrices = {each.name: matrix(each, features) for each in sets}
    for project in sorted({project_of(each) for each in sets}):
        weights = fit([each for each in sets if project_of(each) != project], matrices, features)
        for each in sets:
            if project_of(each) == project:
                print(each.name, *(f"{x:.3f}" for x in recalls(each, matrices[each.name] @ weights)), flush=True)
    show(sets, matrices, features, fit(sets, matrices, features))


def project_of(each: Set) -> str:
    return each.name.partition("/")[0]


def load(score: ModuleType, data: Path, name: str) -> Set:
    ranked = rank_concepts(analyses_of(Corpus(sources(score, data))), everything=True)
    concepts = [*ranked.concepts, *ranked.others]
    golds = [{score.fold(each) for each in score.names(entry)} for entry in score.reachable(data)]
    spelled = [{score.fold(each) for each in (concept.text, *concept.variants)} for concept in concepts]
    pairs = [
        (row, at) for row, some in enumerate(spelled) for at, gold in enumerate(golds) if not gold.isdisjoint(some)
    ]
    keys: dict[str, int] = {}
    folded = [keys.setdefault(score.fold(concept.text), len(keys)) for concept in concepts]
    rows, found = np.array(pairs).reshape(-1, 2).T
    return Set(name, concepts, folded, rows, found, len(golds))


def sources(score: ModuleType, data: Path) -> Iterator[Source]:
    for key, (name, text) in enumerate(sorted(score.load(data / "docs.json").items())):
        path = Path(name).with_suffix(".md" if name.endswith(".md") else ".txt").as_posix()
        try:
            reading = read(path, text.encode())
        except Unreadable:
            continue
        yield Source(key=key, name=path, text=reading.text, blocks=reading.blocks)


def matrix(each: Set, features: Sequence[str]) -> Array:
    return np.array([[concept.evidence.get(name, 0.0) for name in features] for concept in each.concepts])


def fit(sets: Sequence[Set], matrices: dict[str, Array], features: Sequence[str]) -> Array:
    """The weights of `features`, found by following the slope (Kingma and Ba, Adam, 2015) in standard units."""
    chosen = [near(each) for each in sets]
    values = [matrices[each.name][rows] for each, rows in zip(sets, chosen, strict=True)]
    sets = [each._replace(rows=np.searchsorted(rows, each.rows)) for each, rows in zip(sets, chosen, strict=True)]
    middle = np.mean([part.mean(0) for part in values], axis=0)
    scale = np.sqrt(np.mean([((part - middle) ** 2).mean(0) for part in values], axis=0)) + 1e-6
    standard = [(part - middle) / scale for part in values]
    first = np.array([FIRST.get(name, 0.0) for name in features]) * scale
    total = np.zeros_like(first)  # the mean of the second half of the way: its end is a matter of chance
    pull = np.array([FIRST_PULL if name in FIRST else PULL for name in features])
    weights, mean, square = first.copy(), np.zeros_like(first), np.zeros_like(first)
    least = np.array([0.0 if name in FOR else -np.inf for name in features])
    most = np.array([0.0 if name in AGAINST else np.inf for name in features])
    for step in range(1, STEPS + 1):
        slope = np.mean([slope_of(each, part, weights) for each, part in zip(sets, standard, strict=True)], axis=0)
        slope -= 2 * pull * (weights - first)
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        weights += 0.03 * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
        weights = np.clip(weights, least, most)
        total += weights if step > STEPS // 2 else 0
    return total / (STEPS - STEPS // 2) / scale


def near(each: Set) -> Array:
    """The rows of a set that a fit looks at, in order."""
    first = np.array([-concept.best.score for concept in each.concepts])
    return np.union1d(np.argsort(first, kind="stable")[:NEAR], each.rows)


def slope_of(each: Set, values: Array, weights: Array) -> Array:
    """How the soft share of found terms grows with each weight, summed over FOLDS."""
    scores = values @ weights
    order = np.argsort(-scores)
    best = np.full(each.size, -np.inf)
    np.maximum.at(best, each.golds, scores[each.rows])
    shown = scores[each.rows] >= best[each.golds]  # of the concepts that spell a term, the one that stands first
    rows = each.rows[shown]
    total = np.zeros_like(weights)
    for fold in FOLDS:
        last = order[min(int(fold * each.size), len(order) - 1)]
        inside = 1 / (1 + np.exp(-np.clip((scores[rows] - scores[last]) / SOFTNESS, -30, 30)))
        slope = inside * (1 - inside) / SOFTNESS
        total += 0.6 * (slope @ values[rows] - slope.sum() * values[last]) / each.size
    return total


def recalls(each: Set, scores: Array) -> list[float]:
    """The share of the terms among the first SHOWN times as many candidates, one of each key."""
    order = np.argsort(-np.round(scores, 6), kind="stable")
    places = np.empty(len(order), dtype=int)
    seen: set[int] = set()
    for row in order:
        seen.add(each.keys[row])
        places[row] = len(seen) - 1
    best = np.full(each.size, 10**9)
    np.minimum.at(best, each.golds, places[each.rows])
    return [float((best < fold * each.size).mean()) for fold in SHOWN]


def show(sets: Sequence[Set], matrices: dict[str, Array], features: Sequence[str], weights: Array) -> None:
    """Print the table, in the scale of the first score: the same mean and spread among the best candidates."""
    first, new = np.array([]), np.array([])
    for each in sets:
        old = matrices[each.name] @ np.array([FIRST.get(name, 0.0) for name in features])
        scores = matrices[each.name] @ weights
        best = np.argsort(-scores)[: 5 * each.size]
        first = np.append(first, np.sort(old)[::-1][: len(best)])
        new = np.append(new, scores[best])
    factor = float(first.std() / new.std())
    print(f"BIAS = {first.mean() - factor * new.mean():.2f}")
    for name, weight in sorted(zip(features, weights, strict=True), key=lambda pair: -abs(pair[1])):
        if abs(weight) >= 0.005:
            meaning = f"  # {MEANINGS[name]}" if name in MEANINGS else ""
            print(f'    "{name}": {factor * weight:.2f},{meaning}')


if __name__ == "__main__":
    if len(sys.argv) < 3:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]), sys.argv[2:])
