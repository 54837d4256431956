"""Sentences as readers see them: their prose, with the words of what is no prose but is shown, such as inline code."""

import re
from collections.abc import Iterable

from genglossary.pipeline.text.sentence import Sentence
from genglossary.pipeline.types import Block, Source, Span

_CODE = re.compile(
    r"`+\s?(?P<ticked>.+?)\s?`+|:[A-Za-z][\w:+.-]*:`[~!]?(?P<role>[^`<]+?)\s*(?:<[^<>`]*>\s*)?`"
    r"|<(?!sup\b)\w+[^<>]*>(?P<tagged>[^<>]+)</\w+>|<?(?P<address>\w+:[^<>\s`]+|[\w.+%-]+@[\w.-]+)>?"
    r"|(?P<formula>\$.+\$|\\{1,2}[(\[](?!\d{1,3}\\).+\\{1,2}[)\]]|\\begin\{.+\})",
    re.DOTALL,
)
_TAG = re.compile(
    r"<!--|</?(?:[a-z]{1,5}\d?|strong|strike|script|small|center|details|summary|section|article|iframe)(?:\s+[\w-]+=[^>]*)?\s*/?>",
    re.IGNORECASE,
)


def plain_of(source: Source, sentence: Sentence) -> str:
    """The prose of `sentence`, in `source`, with the words of inline code, addresses and what only looks like a tag
    in place; each white space is one space."""
    if sentence.offsets is None:
        return sentence.prose
    block = source.blocks[sentence.block]
    skips = [skip for skip in block.skips if sentence.start <= skip.start < sentence.end]
    parts: list[str] = []
    for character, offset in zip(sentence.prose, sentence.offsets, strict=True):
        while skips and skips[0].start < offset:
            parts.append(_words(source.text, block, skips.pop(0)))
        at = skips and skips[0].start == offset
        parts.append(_words(source.text, block, skips.pop(0)) if at else character)
    return " ".join("".join([*parts, *(_words(source.text, block, skip) for skip in skips)]).split())


def plain_between(text: str, blocks: Iterable[Block], start: int, end: int) -> str:
    """The words that a reader sees in `start` to `end` of the stored `text`, whose `blocks` these are; spaces in a row
    are one, and lines end where they do."""
    within = (block for block in blocks if block.start < end and start < block.end)
    seen = (_seen(text, block, Span(max(start, block.start), min(end, block.end))) for block in within)
    return "\n".join(" ".join(line.split()) for part in seen for line in part.split("\n")).strip()


def _seen(text: str, block: Block, part: Span) -> str:
    """The words of a `part` of `block`: what is between the skips, what is shown of these, what others stand for."""
    stands = [*((skip, _words(text, block, skip)) for skip in block.skips), *block.replacements]
    words, at = "", part.start
    for span, said in sorted(stands):
        if part.start <= span.start and span.end <= part.end:
            words, at = words + text[at : span.start] + said, span.end
    return words + text[at : part.end]


def shown_of(text: str, block: Block, skip: Span) -> Span | None:
    """The characters of a skip of `block` in the stored `text` that a reader sees: none of markup, all of code and
    addresses."""
    if block.skips_are_shown:
        return skip
    code = _CODE.fullmatch(text, *skip)
    if code and code.lastgroup:
        return Span(*code.span(code.lastgroup))
    is_text = text.startswith("<", *skip) and not _TAG.match(text, *skip)
    return skip if is_text else None


def _words(text: str, block: Block, skip: Span) -> str:
    """The words of a skip that are shown, between spaces as it stands there."""
    shown = shown_of(text, block, skip)
    before, after = text[skip.start - 1 : skip.start], text[skip.end : skip.end + 1]
    if shown is None:
        return " " * (after == " ")
    return f"{' ' * before.isspace()}{text[shown.start : shown.end]}{' ' * after.isspace()}"
