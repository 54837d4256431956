"""Markdown, as MkDocs and most others take it: `[fog horn](../glossary.md#fog-horn)`."""

import re
from collections.abc import Iterator
from posixpath import basename

from genglossary.formats import Entry
from genglossary.linking.markup import Link, addresses, every
from genglossary.pipeline.types import Block, Span
from genglossary.readers import markdown

SUFFIXES = (".md", ".markdown")
HAS_SENSES_TOGETHER = False
_BRACKETS = re.compile(r"!?\[(?:[^\[\]]|\[[^\[\]]*\])*\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^\[\]\n]*\])?")
_LINK = re.compile(r"\]\(\s*<?(?P<page>[^)\s>#]*)#(?P<target>[^)\s>]+)")
_ELEMENTS = re.compile(
    r"<(?P<name>a|code|pre|kbd|samp|button|caption|figcaption|h[1-6]|summary|dfn|abbr)\b[^>]*>.*?</(?P=name)\s*>",
    re.I | re.S,
)
_PLACEHOLDERS = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{[#.:][^{}\n]*\}|(?<!\$)\$[^$\n]+\$", re.S)
# Titles of boxes and tabs, captions of figures and tables, notes' numbers.
_TITLES = re.compile(
    r"^[ \t>]*(?:(?:!!!|\?\?\?\+?|===|:::+|///)[^\n]*"
    r"|[*_]*(?:Table|Figure|Fig\.|図|表)[ \t]*[\d０-９.-]*[ \t]*[:：.．][^\n]*|: [^\n]*\{#[^\n]*)",
    re.M,
)
_TABLE_HEAD = re.compile(r"^[^\n]*\|[^\n]*$(?=\n[ \t>]*\|?[ \t]*:?-+:?[ \t]*\|)", re.M)


def parts(text: str) -> tuple[tuple[Block, ...], list[Span]]:
    return markdown.read(text.encode()).blocks, [*_closed(text)]


def _closed(text: str) -> Iterator[Span]:
    """Square brackets are links, pictures, notes, or might become them."""
    for pattern in (_BRACKETS, _ELEMENTS, _PLACEHOLDERS, _TITLES, _TABLE_HEAD):
        yield from every(pattern, text)
    yield from addresses(text)


def links(text: str, page: str) -> Iterator[Link]:
    for found in _LINK.finditer(text):
        if basename(found["page"]) == basename(page) or not found["page"]:
            yield Link(found.start(), found["target"])


def link(text: str, span: Span, entry: Entry, page: str) -> str | None:
    shown = text[span.start : span.end]
    return None if not entry.slug or re.search(r"[\[\]|\\]", shown) else f"[{shown}]({page}#{entry.slug})"
