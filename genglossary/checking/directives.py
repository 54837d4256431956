"""Directives of reStructuredText that no tool everybody has knows: what they hold may be code, data or prose."""

import re
from collections.abc import Iterable, Iterator

from genglossary.pipeline.types import Block, Span

_DIRECTIVE = re.compile(r"^(?P<margin>[ \t]*)\.\.[ \t]+(?P<name>[\w:.+-]+?)[ \t]?::(?=\s|$).*$", re.M)
# Of docutils, Sphinx and what many use with it, of which the content is prose; those that have none of it are left out
# when a file is read.
_OF_PROSE = frozenset(
    """admonition attention caution danger error hint important note tip warning topic sidebar epigraph highlights
    pull-quote compound container figure table csv-table list-table rubric line-block header footer only
    seealso versionadded versionchanged versionremoved deprecated glossary centered hlist todo tabs tab tab-item
    tab-set grid grid-item card dropdown details collapse function data class method attribute exception module option
    program cmdoption envvar confval describe object property decorator""".split()  # noqa: SIM905
)
_SENTENCE = re.compile(r"[.!?:。！？：][\"'”’)\]*`_]*\s*$")


def unknown_content(text: str, blocks: Iterable[Block]) -> Iterator[Span]:
    """Find the blocks in unknown directives that do not end as sentences do. Those of a domain (py:function)
    describe something: they hold prose."""
    spans = [*_unknown(text)]
    if spans:
        for block in blocks:
            is_in = any(span.start <= block.start < span.end for span in spans)
            if is_in and not _SENTENCE.search(text, block.start, block.end):
                yield Span(block.start, block.end)


def _unknown(text: str) -> Iterator[Span]:
    for found in _DIRECTIVE.finditer(text):
        name = found["name"].lower()
        if name not in _OF_PROSE and ":" not in name:
            yield Span(found.start(), _end_of(text, found.end(), len(found["margin"].expandtabs())))


def _end_of(text: str, at: int, margin: int) -> int:
    """The offset at which lines that are indented by more than `margin` end."""
    while at < len(text):
        end = text.find("\n", at + 1)
        end = len(text) if end < 0 else end
        line = text[at + 1 : end].expandtabs()
        if line.strip() and len(line) - len(line.lstrip()) <= margin:
            break
        at = end
    return at
