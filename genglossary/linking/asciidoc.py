"""AsciiDoc: `xref:../glossary.adoc#fog-horn[fog horn]`, as Asciidoctor and Antora take it.

https://docs.asciidoctor.org/asciidoc/latest/macros/xref/
"""

import re
from collections.abc import Iterator
from posixpath import basename

from genglossary.formats import Entry
from genglossary.linking.markup import Link, addresses, every
from genglossary.pipeline.types import Block, Span
from genglossary.readers import asciidoc

SUFFIXES = (".adoc", ".asciidoc")
HAS_SENSES_TOGETHER = False
_LINK = re.compile(
    r"xref:(?P<page>[^\s\[#]{0,400})#(?P<target>[^\s\[]{1,200})\[|<<#?(?P<here>[^<>,#\n]{1,200})(?:,|>>)"
)
# Macros with their words, references, marks of the index, code, marked text, and whole lines for tools.
_CLOSED = re.compile(
    r"(?<![A-Za-z0-9_])[A-Za-z][A-Za-z0-9_-]{0,30}:[^\s\[]{0,400}\[[^\]]{0,800}\]|<<[^<>]{1,500}>>|\(\([^()]{1,300}\)\)"
    r"|\{[^{}\n]{1,100}\}|`[^`]{1,400}`|\+[^+\n]{1,400}\+|(?:\*[^*]{1,400}\*|_[^_]{1,400}_|#[^#]{1,400}#)(?!\w)"
    r"|^(?:\.[^\s.][^\n]*|:[^\n]*|\[[^\n]*\][ \t]*|//[^\n]*|[^\n]*(?<=\S)(?:::|;;)(?=\s))",
    re.M,
)


def parts(text: str) -> tuple[tuple[Block, ...], list[Span]]:
    return asciidoc.read(text.encode()).blocks, [*every(_CLOSED, text), *addresses(text)]


def links(text: str, page: str) -> Iterator[Link]:
    for found in _LINK.finditer(text):
        if found["here"] or not found["page"] or basename(found["page"]) == basename(page):
            yield Link(found.start(), found["here"] or found["target"])


def link(text: str, span: Span, entry: Entry, page: str) -> str | None:
    shown = text[span.start : span.end]
    return None if not entry.slug or re.search(r"[\[\]|\\]", shown) else f"xref:{page}#{entry.slug}[{shown}]"
