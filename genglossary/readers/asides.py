"""Asides in the prose of every format that are no words: addresses, mathematics, marks of notes, readings.

Every pattern is linear or bounded: none can be made to look at a text again and again.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from operator import attrgetter

from genglossary.pipeline.types import Block, Span
from genglossary.readers import ruby
from genglossary.readers.addresses import addresses
from genglossary.readers.credits import credit_lines, credited
from genglossary.readers.frames import framed

_NUMBERS = r"[\d０-９]{1,3}(?:\s?[,、，–-]\s?[\d０-９]{1,3}){0,20}"
NOTE = (
    rf"(?:{_NUMBERS}|[a-z]|(?:[Nn]ote|nb|fn|注釈?|註|脚注|※|＊)[ ]?[\d０-９]{{0,3}}|n[ ]\d{{1,3}}"
    r"|edit(?:[ ]source)?|編集|ソースを編集|要出典|[a-z]{4,15}(?:[ ][a-z]{2,15})?[ ]needed|who\?|when\?|which\?|sic)"
)
"""A pattern of what the mark of a note, or of something else that a reader passes over, has in its brackets."""
_SAID_BEFORE = r"(?<=[^\W\d_]{3})(?<!sin)(?<!cos)(?<!tan)(?<!log)(?<!mol)(?<!sec)(?<!min)"
_BESIDE = rf"(?:{_SAID_BEFORE}|(?<=[.,;:!?)\]\"”’。、」』）ぁ-ヿ一-鿿]))"
RAISED = rf"{_BESIDE}[¹²³⁰⁴-⁹]{{1,3}}(?:[,–][¹²³⁰⁴-⁹]{{1,3}}){{0,9}}"
"""Small raised figures after a word or a sentence; after a unit (m², km²) or a variable they are its power."""
_TEX = r"(?:[^\\]|\\[^()\[\]])"
_DOLLARS = (
    r"\$\$(?:[^$\\]|\\(?s:.)){1,4000}\$\$|\$(?![\s$])(?:[^$\\\n]|\\.|\n(?!\s*\n)){1,300}?(?<!\s)\$(?![A-Za-z0-9$])"
)
_SLASHES = (
    rf"\\{{1,2}}\({_TEX}{{1,400}}?\\{{1,2}}\)|\\{{1,2}}\[{_TEX}{{1,1500}}?\\{{1,2}}\]"
    r"|\\begin\{[a-z]{1,20}\*?\}(?s:.{1,4000}?)\\end\{[a-z]{1,20}\*?\}"
)
MATH = f"{_DOLLARS}|{_SLASHES}"

_MATH = re.compile(MATH)
_RAISED = re.compile(RAISED)
# Each begins with a sign that most texts do not have: those are not searched for it.
_MARKS = tuple(
    (sign, re.compile(re.escape(sign) + rest))
    for sign, rest in (
        ("[", NOTE + r"\]"),
        ("［", rf"(?:{NOTE}|＃[^［］\n]{{1,100}})］"),  # 青空文庫 tells with ＃ how something is set
        ("(", rf"(?:(?:※|\*)\s?\d{{1,3}}|(?:[Ss]ee|[Cc]f\.?)\s\[{_NUMBERS}\])\)"),
        ("（", rf"(?:(?:注釈?|註|脚注|※|＊|\*)\s?[\d０-９]{{1,3}}|[\[［]{_NUMBERS}[\]］]を?参照)）"),
        ("〔", r"(?:注釈?|註|※)?\s?[\d０-９]{1,3}〕"),
        ("【", r"(?<=\S【)(?:注釈?|註|※)?\s?[\d０-９]{1,3}】"),
        ("※", r"[\d０-９]{1,2}"),
        (
            "*",
            r"(?:(?<=[ぁ-ヿ一-鿿」』）。、]\*)\d{1,2}(?!\d)|(?:(?<=[a-z]{3}\*)|(?<=[a-z]{3}[.,;:]\*))\*{0,2}(?=[\s.,;:)]|\Z))",
        ),
        ("＊", r"(?<=[ぁ-ヿ一-鿿」』）。、]＊)[\d０-９]{1,2}(?![\d０-９])"),
    )
)
_DISPLAYED = ("\\begin", "\\[", "\\\\[", "$$\n")
_FIGURES = "¹²³⁴⁵⁶⁷⁸⁹⁰"
_VERBATIM = ("code", "front_matter")
_START = attrgetter("start")


def _replaced_at(pair: tuple[Span, str]) -> int:
    return pair[0].start


_DELIMITER = re.compile(r"^\\{0,2}[$(\[]|\\{0,2}[$)\]]$")
_TEX_SIGN = re.compile(r"[\\^_=<>{}]")
_LETTERS = re.compile(r"[^\W\d_]{2,}")


@dataclass(slots=True)
class Inline:
    """The parts of a block that are no prose: `skips`, `readings` from ruby, and `replacements` (see `Block`)."""

    skips: list[Span] = field(default_factory=list[Span])
    readings: list[tuple[Span, str]] = field(default_factory=list[tuple[Span, str]])
    replacements: list[tuple[Span, str]] = field(default_factory=list[tuple[Span, str]])


def marked(text: str, blocks: Iterable[Block], *, has_signs: bool = False) -> tuple[Block, ...]:
    """`blocks` of the stored `text` with what is no prose in the text of any format added to their skips and readings;
    those that only say whose something is, or are no part of the book, become metadata.

    `has_signs` says that the format has signs for formulas and notes, which its reader has seen already. The whole
    text is gone through at once: nearly all of its blocks have nothing of the kind.
    """
    made = list(blocks)
    starts = [block.start for block in made]
    more: dict[int, Inline] = {}
    for skips, readings in _found(text, has_signs):
        number = bisect_right(starts, skips[0].start) - 1
        block = made[number] if number >= 0 else None
        if block and skips[-1].end > block.end and text.startswith(_DISPLAYED, skips[0].start):
            _skip_across(made, number, skips[0], more)
        elif (
            block and skips[-1].end <= block.end and block.kind not in _VERBATIM and not _covered(block, skips[0].start)
        ):
            inline = more.setdefault(number, Inline())
            inline.skips += skips
            inline.readings += (each for each in readings if each[0].start >= block.start)
    for number, inline in more.items():
        made[number] = _joined(made[number], inline)
    frame = [number for part in framed(text) for number in range(*(bisect_left(starts, at) for at in part))]
    for number in {*frame, *credit_lines(text, made)}:
        made[number] = replace(made[number], kind="front_matter", level=0)
    return tuple(made)


def _skip_across(blocks: list[Block], number: int, span: Span, more: dict[int, Inline]) -> None:
    """Skip a formula that begins in the block with this number and goes on in others, as lines of plain text are."""
    while number < len(blocks) and blocks[number].start < span.end:
        block = blocks[number]
        if block.kind not in _VERBATIM:
            part = Span(max(span.start, block.start), min(span.end, block.end))
            more.setdefault(number, Inline()).skips.append(part)
        number += 1


def _found(text: str, has_signs: bool) -> Iterator[tuple[list[Span], list[tuple[Span, str]]]]:
    """Skips and readings that belong together."""
    yield from (([span], []) for span in (*addresses(text), *credited(text)))
    if not has_signs:
        yield from (([span], []) for span in maths(text))
    for sign, pattern in _MARKS[1 if has_signs else 0 :]:
        if sign in text:
            at = int(has_signs and sign == "*")  # the star is skipped as a sign of emphasis
            yield from (([Span(each.start() + at, each.end())], []) for each in pattern.finditer(text))
    if not text.isascii():
        if any(figure in text for figure in _FIGURES):
            yield from (([Span(*each.span())], []) for each in _RAISED.finditer(text))
        yield from ((each.skips, each.readings) for each in ruby.brackets(text))


def _covered(block: Block, at: int) -> bool:
    """Whether the character is skipped already, or stands for another."""
    skipped = bisect_right(block.skips, at, key=_START) - 1
    replaced = bisect_right(block.replacements, at, key=_replaced_at) - 1
    return (skipped >= 0 and block.skips[skipped].end > at) or (
        replaced >= 0 and block.replacements[replaced][0].end > at
    )


def _joined(block: Block, more: Inline) -> Block:
    skips = merged([*block.skips, *more.skips])
    return replace(
        block,
        skips=tuple(skips),
        readings=tuple(sorted({*block.readings, *more.readings})),
        replacements=tuple(each for each in block.replacements if not overlaps(skips, each[0])),
    )


def overlaps(skips: list[Span], span: Span) -> bool:
    """Whether one of `skips`, sorted and without overlap, has a character of `span`."""
    place = bisect_right(skips, span.start, key=_START) - 1
    return any(skip.start < span.end and skip.end > span.start for skip in skips[max(0, place) : place + 2])


def merged(skips: Iterable[Span]) -> list[Span]:
    """The same characters as sorted spans without overlap; empty ones are dropped. Those that touch stay two: code
    in stars is still code."""
    joined: list[Span] = []
    for span in sorted(skips):
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        elif span.end > span.start:
            joined.append(span)
    return joined


def maths(text: str) -> Iterator[Span]:
    """Formulas in TeX, with the signs around them."""
    at = 0 if "$" in text or "\\" in text else len(text)
    while found := _MATH.search(text, at):
        at = found.end()
        if is_math(found[0]):
            yield Span(*found.span())
        else:
            at = found.start() + 1


def is_math(written: str) -> bool:
    """Whether what stands between the signs of a formula is one, rather than words between two prices."""
    if written.startswith(("$$", "\\begin")):
        return True
    inside = _DELIMITER.sub("", written).strip()
    return bool(_TEX_SIGN.search(inside)) or " " not in inside or not _LETTERS.search(inside)


def is_note(words: str) -> bool:
    """Whether raised text is the mark of a note: a number, a letter or a sign, perhaps in brackets."""
    return _RAISED_NOTE.fullmatch(words.strip()) is not None


_ONE_NOTE = rf"[\[(（［]?\s?(?:{NOTE}|[*†‡§¶]{{1,3}}|[ivx]{{1,5}})\s?[\])）］]?"
_RAISED_NOTE = re.compile(rf"{_ONE_NOTE}(?:(?:[\s,、]{{1,3}}|(?<=[\])）］])){_ONE_NOTE}){{0,20}}")
_POWER = re.compile(
    r"(?:\d|(?<![^\W\d_])(?:[^\W\d_\u3040-\u30ff\u3400-\u9fff]|(?!of|to|in|is|it|by|as|at|so|do|he|we|or|if|on|no|up|us|me|my|be|an|am|go)"
    r"[A-Za-z]{2}|sin|cos|tan|log|exp|mol|sec|min|rad|inch|inches|feet|foot|met(?:er|re)s?)|[\d)] ?in)$"
)


def is_power(before: str) -> bool:
    """Whether a number raised after `before` belongs to it: a unit (m², km²), a variable, a number."""
    return _POWER.search(before[-12:]) is not None
