"""Words for a picture where it cannot be seen: `alt` of HTML, and of pictures in reStructuredText. They are prose."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from genglossary.pipeline.types import Block, Span

_TAG = re.compile(
    r"<!--.*?-->|<(?:img|area)\b(?:[^<>\"']|\"[^\"]*\"|'[^']*')*?\salt\s*=\s*([\"'])(?P<alt>.*?)\1", re.I | re.S
)
_OPTION = re.compile(
    r"^[ \t]*\.\. .*(?:image|figure)::.*\n(?:[ \t]+:[\w-]+:.*\n)*?[ \t]+:alt:[ \t]+(?P<alt>\S.*)$", re.M
)
_APART = "\n"  # no sentence crosses it


def of_tags(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of a text with HTML in it, and the texts of its pictures: within the block where one stands, or as one
    of their own."""
    found = [each for each in _TAG.finditer(text) if (each["alt"] or "").strip()] if "alt" in text else []
    return _with(blocks, [Span(*each.span("alt")) for each in found if not _is_shown(text, each.start())])


def _is_shown(text: str, at: int) -> bool:
    """Whether a tag is shown as code in its line of Markdown."""
    return "`" in text[text.rfind("\n", 0, at) + 1 : at]


def of_options(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The same of reStructuredText, where they are options of a directive."""
    spans = [Span(*found.span("alt")) for found in _OPTION.finditer(text)] if ":alt:" in text else []
    return _with(blocks, spans)


def _with(blocks: Sequence[Block], spans: Sequence[Span]) -> tuple[Block, ...]:
    if not spans:
        return tuple(blocks)
    inside: dict[int, list[Span]] = {}
    alone: list[Block] = []
    starts = [block.start for block in blocks]
    for span in spans:
        at = bisect_right(starts, span.start) - 1
        if at >= 0 and span.start < blocks[at].end:
            inside.setdefault(at, []).append(span)
        else:
            alone.append(Block(kind="paragraph", start=span.start, end=span.end))
    within = [_opened(block, inside.get(at, [])) for at, block in enumerate(blocks)]
    return tuple(sorted([*within, *alone], key=lambda block: block.start))


def _opened(block: Block, spans: Iterable[Span]) -> Block:
    """The block with these spans of its skips as prose, apart from what stands around them."""
    for span in spans:
        skip = next((each for each in block.skips if each.start <= span.start and span.end <= each.end), None)
        if skip is not None:
            others = tuple(each for each in block.skips if each != skip)
            said = tuple((each, _APART) for each in _around(skip, span))
            block = replace(block, skips=others, replacements=tuple(sorted([*block.replacements, *said])))
    return block


def _around(skip: Span, span: Span) -> Iterator[Span]:
    if skip.start < span.start:
        yield Span(skip.start, span.start)
    if span.end < skip.end:
        yield Span(span.end, skip.end)
