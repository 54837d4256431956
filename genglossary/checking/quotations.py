"""Words that somebody else said, or that are only named: text between quotation marks."""

import re
from collections.abc import Iterable, Iterator

from genglossary.pipeline.types import Block, Span

_LONGEST = 400
# Straight marks open after white space or a bracket and close before white space or punctuation; an inch or an
# apostrophe does neither.
_QUOTED = re.compile(
    rf"「[^「」]{{1,{_LONGEST}}}」|『[^『』]{{1,{_LONGEST}}}』|“[^“”]{{1,{_LONGEST}}}”|„[^„“”]{{1,{_LONGEST}}}[“”]"
    rf"|«[^«»]{{1,{_LONGEST}}}»|(?<![\w'’])‘[^‘\n]{{1,{_LONGEST}}}?’(?!\w)|〝[^〝〟]{{1,{_LONGEST}}}〟"
    rf"|(?<![^\W_]|[\"\\=])\"(?=[^\s\"])[^\"]{{1,{_LONGEST}}}(?<=[^\s])\"(?![^\W_]|\")"
    r"|(?<![\w'’\"\\=])'(?=[^\s'])[^'\n]{1,80}(?<=[^\s])'(?![\w'])"
)
_MARKS = re.compile("[「『“„«‘〝\"']")


def quotations(text: str, blocks: Iterable[Block]) -> Iterator[Span]:
    """Find quotations, with their marks; none goes beyond its block. Quoting blocks are quotations as a whole."""
    for block in blocks:
        if block.kind == "quote":
            yield Span(block.start, block.end)
        elif block.kind not in ("code", "front_matter") and _MARKS.search(text, block.start, block.end):
            for found in _QUOTED.finditer(text, block.start, block.end):
                yield Span(*found.span())
