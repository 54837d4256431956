"""AsciiDoc: a glossary section, whose entries have anchors.

https://docs.asciidoctor.org/asciidoc/latest/sections/glossary/
"""

import re
from collections.abc import Iterator

from genglossary.formats.order import place
from genglossary.formats.plainly import explanation_of, one_line, title_of
from genglossary.formats.types import Entry, Glossary
from genglossary.formats.wording import context_in, words_of
from genglossary.readers.own_output import MARK

_SPECIAL = re.compile(r"[*_`#^~+\[\]{}<>|\\&]")


def write(glossary: Glossary) -> bytes:
    """Write the section in UTF-8. Signs that AsciiDoc would read are written as character references."""
    title = _escaped(title_of(glossary))
    parts = [f"// {MARK}", f"[glossary]\n== {title}", "[glossary]"]
    context = context_in(words_of(glossary))
    entries = [_entry(entry, context) for entry in sorted(glossary.entries, key=place)]
    return ("\n\n".join(parts) + "\n" + "\n".join(entries) + "\n").encode()


def _entry(entry: Entry, context: str) -> str:
    anchor = f"[[{entry.slug}]]" if entry.slug else ""
    also = f" ({', '.join(map(_escaped, entry.variants))})" if entry.variants else ""
    return f"{anchor}{_escaped(entry.text)}{also}::\n" + "\n+\n".join(_said(entry, context))


def _said(entry: Entry, context: str) -> Iterator[str]:
    said = explanation_of(entry)
    if said is None:
        yield "{empty}"
        return
    yield _escaped(said.text) if said.is_definition else f"_{context}_ “{_escaped(said.text)}”"
    if said.source:
        yield f"— {_escaped(said.source)}"


def _escaped(text: str) -> str:
    """Text that shows just its characters; two colons would end a term."""
    escaped = _SPECIAL.sub(lambda found: f"&#{ord(found[0])};", one_line(text))
    escaped = escaped.replace("::", ":&#58;").replace(";;", ";&#59;")
    return re.sub(r"^(?=[.=/\-*:'\"\d])", "{empty}", escaped)
