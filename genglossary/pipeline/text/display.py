"""Sentences as readers see them: their prose, with the words of what is no prose but is shown, such as inline code."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from operator import attrgetter

from genglossary.pipeline.text.prose import prose_of
from genglossary.pipeline.text.sentence import Sentence
from genglossary.pipeline.types import Block, Source, Span

_CODE = re.compile(
    r"`+\s?(?P<ticked>.+?)\s?`+|:[A-Za-z][\w:+.-]*:`[~!]?(?P<role>[^`<]+?)\s*(?:<[^<>`]*>\s*)?`"
    r"|<<(?P<place>[^<>,\s]+)>>|<(?!sup\b)\w+[^<>]*>(?P<tagged>[^<>]+)</\w+>"
    r"|<?(?P<address>(?!footnote(?:ref)?:)\w+:[^<>\s`]*[^<>\s`\[]|[\w.+%-]+@[\w.-]+)>?"
    r"|(?P<formula>\$.+\$|\\{1,2}[(\[](?!\d{1,3}\\).+\\{1,2}[)\]]|\\begin\{.+\})",
    re.DOTALL,
)
_STOPS = frozenset(".,;:!?)")
_TAG = re.compile(
    r"<!--|<<|</[a-z]|<[a-z][\w.:-]*(?:\s(?:[^<>]*\s)?[\w:@.-]+=|\s*/>)"
    r"|</?(?:[a-z]{1,5}\d?|strong|strike|script|small|center|details|summary|section|article|iframe)(?:\s+[\w-]+=[^>]*)?\s*/?>",
    re.IGNORECASE,
)


def plain_of(source: Source, sentence: Sentence) -> str:
    """The prose of `sentence`, in `source`, with the words of inline code, addresses and what only looks like a tag
    in place; each white space is one space."""
    if sentence.offsets is None:
        return sentence.prose
    block = source.blocks[sentence.block]
    skips = [skip for skip in block.skips if sentence.start <= skip.start < sentence.end]
    return _with_skips(source.text, block, skips, sentence.prose, sentence.offsets)


class PlainText:
    """A stored text, of which all `blocks` are given, without its markup."""

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self._text = text
        self._blocks = blocks

    def within(self, span: Span) -> str:
        """The words of a half-open `span` of the stored text; each white space is one space."""
        first = bisect_right(self._blocks, span.start, key=attrgetter("end"))
        end = bisect_left(self._blocks, span.end, key=attrgetter("start"))
        pieces = (_plain_piece(self._text, _cut(block, span)) for block in self._blocks[first:end])
        return " ".join(filter(None, pieces))


def _plain_piece(text: str, block: Block) -> str:
    prose = prose_of(text, block)
    offsets: Sequence[int] = prose.offsets or range(prose.base, prose.base + len(prose.text))
    return _with_skips(text, block, block.skips, prose.text, offsets)


def _cut(block: Block, span: Span) -> Block:
    """The part of `block` that is in `span`."""
    start, end = max(block.start, span.start), min(block.end, span.end)
    skips = tuple(
        Span(max(start, each.start), min(end, each.end))
        for each in block.skips
        if start < each.end and each.start < end
    )
    others = tuple(each for each in block.replacements if start <= each[0].start < end)
    return replace(block, start=start, end=end, skips=skips, replacements=others)


def _with_skips(text: str, block: Block, skips: Iterable[Span], prose: str, offsets: Sequence[int]) -> str:
    """The characters of `prose`, each with its offset in the stored `text`, and the words of `skips` of `block`."""
    parts, at = list[str](), 0
    for skip in skips:
        place = bisect_left(offsets, skip.start, at)
        if at < place:
            parts += (prose[at : place - 1], prose[place - 1])
        _add_words(parts, text, block, skip)
        stands_for_it = place < len(offsets) and offsets[place] == skip.start
        at = place + stands_for_it
    parts.append(prose[at:])
    return " ".join("".join(parts).split())


def _add_words(parts: list[str], text: str, block: Block, skip: Span) -> None:
    """Append what is shown of a skip. Where nothing is, the space before it goes too if a sentence ends behind it."""
    words = _words(text, block, skip)
    if not words and parts and parts[-1] == " " and text[skip.end : skip.end + 1] in _STOPS:
        parts.pop()
    parts.append(words)


def shown_of(text: str, block: Block, skip: Span) -> Span | None:
    """The characters of a skip of `block` in the stored `text` that a reader sees: none of markup, all of code and
    addresses."""
    if block.skips_are_shown:
        return skip
    code = _CODE.fullmatch(text, *skip)
    if code and code.lastgroup:
        return Span(*code.span(code.lastgroup))
    is_text = text.startswith("<", *skip) and not _TAG.match(text, *skip)
    return skip if is_text and text.find(f"</{text[skip.start + 1 : skip.end]}", skip.end, block.end) < 0 else None


def _words(text: str, block: Block, skip: Span) -> str:
    """The words of a skip that are shown, between spaces as it stands there."""
    shown = shown_of(text, block, skip)
    before, after = text[skip.start - 1 : skip.start], text[skip.end : skip.end + 1]
    if shown is None:
        return " " * (after == " ")
    return f"{' ' * before.isspace()}{text[shown.start : shown.end]}{' ' * after.isspace()}"
