"""A manual in HTML against the glossary that its authors put into it.

    python -m tests.benchmarks.manual_quality SCORER GLOSSARY_PAGE [--without PATTERN ...]

The manual is the folder of GLOSSARY_PAGE, whose definition list is what people wrote; it is not read itself, nor are
pages whose names match a PATTERN (of a shell). SCORER is the `score.py` of the quality data. Prints what it says of
`analyze-terms` and of `generate` with five times as many entries as the glossary has.
"""

import argparse
import json
import re
import tempfile
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from genglossary import readers
from tests.benchmarks.scoring import command, scorer

_NAMES = re.compile(r"(?P<name>.*?)\s*[(（](?P<other>.*?)[)）]\s*$")
_AROUND = " .…¶"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("scorer", type=Path)
    parser.add_argument("glossary", type=Path)
    parser.add_argument("--without", nargs="*", default=[])
    options = parser.parse_args()
    score = scorer(options.scorer)
    with tempfile.TemporaryDirectory() as scratch:
        data, pages = Path(scratch) / "data", Path(scratch) / "pages"
        data.mkdir()
        (data / "docs.json").write_text(json.dumps(copied(options, pages)))
        (data / "glossary.json").write_text(json.dumps(list(written(options.glossary))))
        terms = json.loads(command("analyze_terms", str(pages), "--json"))["terms"]
        print(json.dumps(score.score_ranking(data, terms)))
        output, most = Path(scratch) / "glossary.json", 5 * len(score.reachable(data))
        limit = ["--max-terms", str(most), "--engine", "extractive"]
        command("generate", str(pages), "--output", str(output), *limit, home=str(Path(scratch) / "home"))
        print(json.dumps(score.score_glossary(data, json.loads(output.read_text())["terms"])))


def copied(options: argparse.Namespace, target: Path) -> dict[str, str]:
    """The text of each page by its name; the pages themselves are copied to `target`."""
    texts: dict[str, str] = {}
    patterns = [options.glossary.name, *options.without]
    for page in sorted(options.glossary.parent.rglob("*.html")):
        name = page.relative_to(options.glossary.parent).as_posix()
        if not any(fnmatch(name, pattern) for pattern in patterns):
            texts[name] = readers.read(page.name, page.read_bytes()).text
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            (target / name).write_bytes(page.read_bytes())
    return texts


def written(page: Path) -> Iterator[dict[str, Any]]:
    """The entries of the definition lists of a page: the first block of each text is the definition."""
    reading = readers.read(page.name, page.read_bytes())
    term = ""
    for block in reading.blocks:
        text = reading.text[block.start : block.end]
        if block.kind == "definition_term":
            term = text
        elif term:
            yield entry(term, text)
            term = ""


def entry(term: str, definition: str) -> dict[str, Any]:
    named = _NAMES.fullmatch(term)
    names = [name.strip(_AROUND) for name in (named.groups() if named else [term])]
    return {"term": names[0], "aliases": names[1:], "definition": " ".join(definition.split())}


if __name__ == "__main__":
    main()
