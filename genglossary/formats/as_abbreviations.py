"""Abbreviations for MkDocs and other users of Python-Markdown: readers see what a word means when they point at it.

https://python-markdown.github.io/extensions/abbreviations/
"""

import re

from genglossary.formats.plainly import explanation_of, first_sentence, one_line
from genglossary.formats.types import Glossary
from genglossary.readers.own_output import MARK

_MARKUP = re.compile(r"[*_`\"\[\]<>\\]")


def write(glossary: Glossary) -> bytes:
    """Write, in UTF-8, a line for each spelling of what is defined, the longest first, so that none hides inside
    another.

    A file of them is added to every page by the snippets of the site (`auto_append`).
    """
    lines: dict[str, str] = {}
    for entry in glossary.entries:
        said = explanation_of(entry)
        for spelling in (entry.text, *entry.variants) if said and said.is_definition else ():
            if said and not re.search(r"[\[\]\n]", spelling):
                lines.setdefault(one_line(spelling), _MARKUP.sub("", first_sentence(said.text)))
    ordered = sorted(lines, key=lambda spelling: (-len(spelling), spelling))
    head = f"<!-- {MARK} Let pymdownx.snippets append this file to every page (auto_append). -->\n\n"
    return (head + "".join(f"*[{spelling}]: {lines[spelling]}\n" for spelling in ordered)).encode()


def skipped(glossary: Glossary) -> list[str]:
    """The entries without a definition: nothing can be shown of them. Of two senses of a word the first is shown."""
    shown: set[str] = set()
    left_out: list[str] = []
    for entry in glossary.entries:
        if entry.definition is None or entry.text in shown:
            left_out.append(entry.text)
        else:
            shown.add(entry.text)
    return left_out
