"""Terms beside those that people chose: `python -m tests.benchmarks.term_quality QUALITY [SET…]`

QUALITY is a folder with `score.py` and `data/`: for each set a folder with `docs.json` (name to text) and either
`terms_nes.txt` (annotated terms, one a line) or `glossary.json` (a glossary that people wrote). Without SETs all.
Prints what score.py says of `genglossary analyze-terms`, the F1 of the terms that were accepted where terms were
annotated, and for glossaries the 90 % interval of a bootstrap over their terms (1,000 samples, one seed), also
pooled by language.
"""

import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.benchmarks.scoring import scorer

_FOLDS = (1, 2, 5)
Terms = list[dict[str, Any]]


def main(quality: Path, sets: list[str]) -> None:
    score = scorer(quality / "score.py")
    pooled: dict[str, list[list[bool]]] = {}
    for name in sets or _sets(quality):
        data = quality / "data" / name
        terms = _analyze(score, data)
        if (data / "terms_nes.txt").exists():
            print(name, json.dumps(score.score_acter(data, terms) | _own_cut(data, terms)), flush=True)
        else:
            found = _found(score, data, terms)
            pooled.setdefault(data.name, []).extend(found)
            print(name, json.dumps(score.score_ranking(data, terms)), _intervals(found), flush=True)
    for language, found in pooled.items():
        print("pooled", language, [round(_share(found, i), 3) for i in range(len(_FOLDS))], _intervals(found))


def _sets(quality: Path) -> list[str]:
    return sorted(path.parent.relative_to(quality / "data").as_posix() for path in quality.glob("data/*/*/docs.json"))


def _analyze(score: ModuleType, data: Path) -> Terms:
    with tempfile.TemporaryDirectory() as folder:
        score.unpack(data, Path(folder))
        command = [sys.executable, "manage.py", "analyze_terms", folder, "--json"]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return json.loads(done.stdout)["terms"]


def _own_cut(data: Path, terms: Terms) -> dict[str, float]:
    """F1 of what was accepted, spellings and all, against the annotated terms."""
    gold = {line.strip().lower() for line in (data / "terms_nes.txt").read_text("utf-8").splitlines() if line.strip()}
    accepted = [term for term in terms if term["accepted"]]
    kept = {spelling.lower() for term in accepted for spelling in (term["text"], *term["variants"])}
    return {"accepted": len(accepted), "F1@own": round(2 * len(gold & kept) / (len(gold) + len(kept)), 3)}


def _found(score: ModuleType, data: Path, terms: Terms) -> list[list[bool]]:
    """For each term of the glossary, whether it stands among the first 1, 2, 5 times as many as the glossary has."""
    gold = score.reachable(data)
    ranks: dict[str, int] = {}
    for rank, term in enumerate(terms):
        for spelling in score.surfaces(term):
            ranks.setdefault(score.fold(spelling), rank)
    best = [min(ranks.get(score.fold(name), len(terms)) for name in score.names(each)) for each in gold]
    return [[rank < fold * len(gold) for fold in _FOLDS] for rank in best]


def _share(found: list[list[bool]], column: int) -> float:
    return sum(row[column] for row in found) / len(found)


def _intervals(found: list[list[bool]]) -> str:
    chance = random.Random(7)
    shares = [sorted(_resampled(found, chance, column) for _ in range(1000)) for column in range(len(_FOLDS))]
    return " ".join(f"{fold}x {low[50]:.2f} to {low[949]:.2f}" for fold, low in zip(_FOLDS, shares, strict=True))


def _resampled(found: list[list[bool]], chance: random.Random, column: int) -> float:
    return _share(chance.choices(found, k=len(found)), column)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]), sys.argv[2:])
