"""Two glossaries of the same documents beside each other, as Markdown.

    uv run python -m tests.benchmarks.side_by_side ONE.json OTHER.json [--names quoted written]

Both are exports of `genglossary generate`, by whichever engines and models. Prints what each has, and a table of all
terms with the definitions of both.
"""

import argparse
import textwrap
from pathlib import Path

from genglossary import formats
from genglossary.formats import Entry, Glossary

LONGEST = 200  # characters of a definition; more makes a table that nobody reads


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("glossaries", nargs=2, type=Path)
    parser.add_argument("--names", nargs=2, default=("quoted", "written"))
    options = parser.parse_args()
    one, other = (formats.read(".json", path.read_bytes()) for path in options.glossaries)
    for name, glossary in zip(options.names, (one, other), strict=True):
        print(f"- {name}: {counted(glossary)}")
    print(f"\n| term | {' | '.join(options.names)} |\n|---|---|---|")
    for row in rows(one, other):
        print("| " + " | ".join(row) + " |")


def counted(glossary: Glossary) -> str:
    defined = [entry for entry in glossary.entries if entry.definition]
    quoting = sum(any(each.text for each in entry.evidence) for entry in defined)
    flagged = sum(bool(entry.issues) for entry in glossary.entries)
    return f"{len(glossary.entries)} terms, {len(defined)} defined, {quoting} of them with passages, {flagged} flagged"


def rows(one: Glossary, other: Glossary) -> list[tuple[str, str, str]]:
    """The terms of the first in its order, then those that only the second has."""
    first, second = by_name(one), by_name(other)
    names = [*first, *(name for name in second if name not in first)]
    return [((first.get(n) or second[n]).text, cell(first.get(n)), cell(second.get(n))) for n in names]


def by_name(glossary: Glossary) -> dict[str, Entry]:
    return {entry.text.casefold(): entry for entry in sorted(glossary.entries, key=lambda entry: -entry.score)}


def cell(entry: Entry | None) -> str:
    if entry is None:
        return "*no entry*"
    text = textwrap.shorten(entry.definition or "", LONGEST, placeholder=" …").replace("|", "\\|")
    issues = [issue for issue in entry.issues if issue != "no_definition"]
    remarks = f" *({', '.join(issues)})*" if issues else ""
    return (text or "*no definition*") + remarks


if __name__ == "__main__":
    main()
