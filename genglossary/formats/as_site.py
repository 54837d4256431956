"""Markdown for documentation sites (MkDocs, Docusaurus, Hugo): a page with a heading and an anchor for each entry."""

import json
import re
from collections.abc import Iterator

from genglossary.formats.order import place
from genglossary.formats.plainly import explanation_of, one_line, title_of
from genglossary.formats.types import Entry, Glossary
from genglossary.formats.wording import context_in, words_of
from genglossary.readers.own_output import MARK

_SPECIAL = re.compile(r"[\\`*_\[\]#{}]")
_LINE_START = re.compile(r"^(\d{0,9})(?=[+\-!.)])")
# MkDocs shows the backslash before these.
_AS_REFERENCE = re.compile(r"[&<>|~$]|^[=:]")


def write(glossary: Glossary) -> bytes:
    """Write the page in UTF-8, with front matter. The anchor of an entry is its slug, which `link` points at."""
    title = title_of(glossary)
    parts = [f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\n---", f"# {_escaped(title)}"]
    context = context_in(words_of(glossary))
    for entry in sorted(glossary.entries, key=place):
        parts += _entry(entry, context)
    return ("\n\n".join([*parts, f"[GenGlossary]: # ({MARK})"]) + "\n").encode()


def _entry(entry: Entry, context: str) -> Iterator[str]:
    reading = f"（{_escaped(entry.reading)}）" if entry.reading and entry.reading != entry.text else ""
    yield f"## {_escaped(entry.text)}{reading}" + (f" {{#{entry.slug}}}" if entry.slug else "")
    if entry.variants:
        yield f"*{', '.join(map(_escaped, entry.variants))}*"
    said = explanation_of(entry)
    if said:
        yield _escaped(said.text) if said.is_definition else f"> **{context}** {_escaped(said.text)}"
        if said.source:
            yield f"— {_escaped(said.source)}"


def _escaped(text: str) -> str:
    escaped = _LINE_START.sub(r"\1\\", _SPECIAL.sub(r"\\\g<0>", one_line(text)))
    return _AS_REFERENCE.sub(lambda found: f"&#{ord(found[0])};", escaped)
