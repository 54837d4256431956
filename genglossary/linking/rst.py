"""reStructuredText with Sphinx: a role that points at an entry of a glossary directive wherever that is.

Inline markup must stand between white space or punctuation, else an escaped space parts it from its neighbours.
https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html#inline-markup-recognition-rules
"""

import re
import unicodedata
from collections.abc import Iterator

from genglossary.formats import Entry
from genglossary.linking.markup import Link, addresses, every
from genglossary.pipeline.types import Block, Span
from genglossary.readers import rst

SUFFIXES = (".rst",)
HAS_SENSES_TOGETHER = True
_TERM = re.compile(r":term:`(?:[^`<]*<(?P<target>[^`>]+)>|(?P<text>[^`<]+))`")
# Inline markup does not nest.
_INLINE = re.compile(
    r"``.+?``|(?::[\w:+.-]+:)?`[^`]+`(?::[\w:+.-]+:)?_{0,2}|\*\*\S.*?\*\*|\*[^\s*](?:[^*]*[^\s*])?\*|\|[^|\n]+\|_{0,2}"
    r"|\[[^\]\n]+\]_|[\w-]+__?(?!\w)",
    re.S,
)
_FIGURE = re.compile(
    r"^(?P<indent>[ \t]*)\.\.[ \t]+(?:figure|glossary|table|list-table|csv-table)::[^\n]*\n"
    r"(?:(?P=indent)[ \t]+[^\n]*\n|[ \t]*\n)*",
    re.M,
)
_TABLE = re.compile(r"^([ \t]*)\.\.[ \t]+(?:table|list-table|csv-table)::[^\n]*$", re.M)
_BEFORE, _AFTER = set(" \t\n-:/'\"<([{"), set(" \t\n'\")]}>-/\\:.,;!?")


def parts(text: str) -> tuple[tuple[Block, ...], list[Span]]:
    return rst.read(text.encode()).blocks, [*_closed(text)]


def _closed(text: str) -> Iterator[Span]:
    """Glossaries and figures with their captions are closed; tables only at their titles."""
    yield from every(_INLINE, text)
    for found in _FIGURE.finditer(text):
        head = _TABLE.match(text, found.start())
        yield Span(*(head or found).span())
    yield from addresses(text)


def links(text: str, page: str) -> Iterator[Link]:
    """Roles name entries by a spelling; there is no page to them."""
    for found in _TERM.finditer(text):
        yield Link(found.start(), " ".join((found["target"] or found["text"]).split()))


def link(text: str, span: Span, entry: Entry, page: str) -> str | None:
    shown = " ".join(text[span.start : span.end].split())
    if re.search(r"[`<>\\*|]", shown + entry.text):
        return None
    role = f":term:`{shown}`" if shown == entry.text else f":term:`{shown} <{entry.text}>`"
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    left, right = _parts(before, _BEFORE), _parts(after, _AFTER)
    return ("" if left else "\\ ") + role + ("" if right else "\\ ")


def _parts(neighbour: str, allowed: set[str]) -> bool:
    """Whether inline markup may stand beside `neighbour`, a character or the edge of the text."""
    if not neighbour or neighbour in allowed:
        return True
    return not neighbour.isascii() and unicodedata.category(neighbour) in {"Ps", "Pe", "Pi", "Pf", "Pd", "Po"}
