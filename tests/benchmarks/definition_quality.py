"""Definitions beside those that people wrote: `python -m tests.benchmarks.definition_quality QUALITY [SET…]`

QUALITY is a folder with `score.py` and `data/`: folders with `docs.json` (name to text) and `glossary.json` (a
glossary that people wrote), and files of labelled sentences. Without SETs all of them, as paths below `data/`.
Prints what score.py says of `genglossary generate`, with the default cut and with five times as many entries as the
human glossary has, and of `genglossary analyze-definitions`.
"""

import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.benchmarks.scoring import command, scorer


def main(quality: Path, sets: list[str]) -> None:
    score = scorer(quality / "score.py")
    for path in [quality / "data" / name for name in sets] or _sets(quality / "data"):
        name = path.relative_to(quality / "data").as_posix()
        if path.suffix == ".json":
            print(name, json.dumps(score.score_sentences(path, _answers(path))), flush=True)
            continue
        most = 5 * len(score.reachable(path))
        for cut in ([], ["--max-terms", str(most)]):
            print(name, *cut, json.dumps(score.score_glossary(path, _entries(score, path, cut))), flush=True)


def _sets(data: Path) -> Iterator[Path]:
    """Glossaries first, then files of labelled sentences."""
    yield from sorted(path.parent for path in data.glob("*/*/glossary.json"))
    yield from sorted(data.glob("*/*.json"))


def _answers(path: Path) -> list[bool]:
    return json.loads(command("analyze_definitions", str(path), "--json"))


def _entries(score: ModuleType, data: Path, cut: list[str]) -> list[dict[str, Any]]:
    with tempfile.TemporaryDirectory() as folder:
        documents, output = Path(folder, "documents"), Path(folder, "glossary.json")
        score.unpack(data, documents)
        command(
            "generate",
            str(documents),
            "--output",
            str(output),
            "--engine",
            "extractive",
            *cut,
            home=str(Path(folder, "data")),
        )
        return json.loads(output.read_text(encoding="utf-8"))["terms"]


if __name__ == "__main__":
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]), sys.argv[2:])
