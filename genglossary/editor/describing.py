"""An entry in a few lines, for who points at a term."""

import re
from collections.abc import Iterator

from genglossary.checking.forms import preferred
from genglossary.formats import Entry
from genglossary.formats.types import AVOIDED

_SIGNS = re.compile(r"([\\`*_{}\[\]<>()#+!|~&$])")
_LONGEST = 2000  # characters of a definition


def described(entry: Entry, *, markdown: bool) -> str:
    """Paragraphs in Markdown, with nothing of the entry taken for markup, or as plain text."""
    return "\n\n".join(_paragraphs(entry, markdown=markdown))


def _paragraphs(entry: Entry, *, markdown: bool) -> Iterator[str]:
    def said(text: str) -> str:
        text = " ".join(text[:_LONGEST].split())
        return _SIGNS.sub(r"\\\1", text) if markdown else text

    name = f"**{said(entry.text)}**" if markdown else entry.text
    yield name + (f" ({said(entry.reading)})" if entry.reading else "")
    right = preferred(entry)
    if right and right != entry.text:
        yield f"Write “{said(right)}”."
    yield said(entry.definition) if entry.definition else "The glossary has no definition."
    facts = [f"{name}: {said(text)}" for name, text in _facts(entry)]
    if facts:
        yield ("  \n" if markdown else "\n").join(facts)


def _facts(entry: Entry) -> Iterator[tuple[str, str]]:
    source = entry.source or (entry.evidence[0].document if entry.evidence else "")
    if source:
        yield "Source", source
    if entry.variants:
        yield "Also", ", ".join(entry.variants)
    avoided = [*([entry.text] if entry.usage in AVOIDED else []), *entry.avoided]
    if avoided:
        yield "Not", ", ".join(avoided)
    for language in dict.fromkeys(each.language for each in entry.equivalents):
        texts = [
            each.text + (" (proposed)" if each.status == "proposed" else "")
            for each in entry.equivalents
            if each.language == language and each.status != "rejected" and each.usage not in AVOIDED
        ]
        if texts:
            yield language, ", ".join(texts)
    if entry.notes:
        yield "Note", entry.notes
