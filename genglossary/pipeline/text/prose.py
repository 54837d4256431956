"""A block of a stored text as people read it: no markup, one space for white space, line ends resolved.

Wrapped lines are joined (without a space between characters of scripts that use none). A line that stands
alone inside a block (a short line that ends no clause, a blank line) ends with a line feed, which no sentence
crosses.
"""

import re
from array import array
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from genglossary.pipeline.text import hyphens, unseen
from genglossary.pipeline.text.glossed_lines import are_glossed
from genglossary.pipeline.text.pictures import first_seen, may_have_pictures, pictures_in, without_pictures
from genglossary.pipeline.text.speech_labels import are_spoken
from genglossary.pipeline.types import OFFSETS, Block, Span

PLACEHOLDER = "\ufffc"
"""Stands for inline code and the like: something is there, but its characters are not prose."""

_PLAIN = re.compile(r"(?:\S+ )*\S+")
_SPACE = re.compile(r"\s+")
_ODD_SPACE = re.compile(r"\s(?:\s+|(?<! )|(?!\S))")  # all but one space between two words: that stays as it is
_OPAQUE = ("`", "<code", "<kbd", "<samp", "<var", "<tt")
_SIGNS = re.compile(r"`+_{0,2}|<[a-z]{2,4}\b[^<>]*>")  # around a name in code style, which stays
_WORD = re.compile(r"[^\W\d_]")
_NO_SPACES = r"\u3001-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uffee"
_WIDE = re.compile(rf"[{_NO_SPACES}]")
_OPEN_END = re.compile(r"[\u3041-\u309f,;:、，；：\-–—(（「『・/&+]$")
_FRESH_START = re.compile(rf"[A-Z0-9À-Þ•*\-–(\[\"“{_NO_SPACES}]")
_SHORT = 0.6


class Prose(NamedTuple):
    """`text` is what people read; `offsets[i]` is where `text[i]` stands in the stored text, and where
    `offsets` is None that is `base + i`. `ends` says of characters that are written with several (`&amp;`, か and a
    voicing mark) where they really end, by the end that one character there would have."""

    text: str
    base: int
    offsets: "array[int] | None"
    ends: "dict[int, int] | None" = None

    def at(self, index: int) -> int:
        """The offset in the stored text of character `index` of `text`."""
        return self.base + index if self.offsets is None else self.offsets[index]

    def after(self, index: int) -> int:
        """The offset in the stored text behind character `index` of `text`."""
        end = self.at(index) + 1
        return self.ends.get(end, end) if self.ends else end


def prose_of(text: str, block: Block) -> Prose:
    """The prose of one block of the stored `text`."""
    raw = text[block.start : block.end]
    pictures = pictures_in(text, block.start, block.end) if may_have_pictures(raw) else []
    if not pictures and not block.skips and not block.replacements and "\n" not in raw and _PLAIN.fullmatch(raw):
        return _as_compared(Prose(raw, block.start, None))
    breaks = _lone_lines(raw, block.start, bool(pictures))
    parts: list[str] = []
    offsets = array(OFFSETS)
    at = block.start
    hidden = _together(block.skips) if len(block.skips) > 1 else {}
    for skip, said in _interruptions(block, pictures):
        _append_visible(text, Span(at, skip.start), hidden.get(skip.start, skip.end), breaks, parts, offsets)
        if not said and _hides_code(text, block, skip):
            said = PLACEHOLDER
        if said and not (said.isspace() and (not parts or parts[-1][-1].isspace())):
            parts.append(said)
            offsets.extend([skip.start] * len(said))
        at = max(at, skip.end)
    joined, offsets = hyphens.joined("".join(parts), offsets, text)
    ends = {span.start + 1: span.end for span, _ in block.replacements}
    return _as_compared(Prose(joined, block.start, offsets, ends or None))


def _hides_code(text: str, block: Block, skip: Span) -> bool:
    """Whether code, or a name that stands for something, is what a `skip` passes over, not a sign, note or address."""
    if block.skips_are_shown:
        return _WORD.search(text, *skip) is not None and "://" not in text[slice(*skip)]
    return text.startswith(_OPAQUE, skip.start, skip.end) and not _SIGNS.fullmatch(text, *skip)


def _as_compared(prose: Prose) -> Prose:
    """The same without what nobody sees, each letter in one form."""
    if not unseen.is_odd(prose.text):
        return prose
    offsets = prose.offsets or array(OFFSETS, range(prose.base, prose.base + len(prose.text)))
    seen = unseen.seen(prose.text, offsets, prose.ends or {})
    return Prose(seen.text, prose.base, seen.offsets, seen.ends or None)


def _together(skips: Sequence[Span]) -> dict[int, int]:
    """Map where each of the `skips` that touch the next one begins to where the last of such a row ends."""
    found: dict[int, int] = {}
    for skip, following in zip(reversed(skips[:-1]), reversed(skips[1:]), strict=True):
        if skip.end == following.start:
            found[skip.start] = found.get(following.start, following.end)
    return found


def _interruptions(block: Block, pictures: list[Span]) -> Iterable[tuple[Span, str]]:
    """Spans that are no prose as they are written, and what stands there instead; the end of the block last."""
    said = ((span, without_pictures(text)) for span, text in block.replacements)
    found = [*((skip, "") for skip in (*block.skips, *pictures)), *said]
    if block.replacements or pictures:
        found.sort()
    return (*found, (Span(block.end, block.end), ""))


def _append_visible(
    text: str, span: Span, beyond: int, breaks: set[int], parts: list[str], offsets: "array[int]"
) -> None:
    """Append what is in `span` with its white space resolved; what is seen next begins at `beyond`."""
    start, end = span
    at = start
    first = _SPACE.match(text, start, end)
    for match in chain([first] if first else [], _ODD_SPACE.finditer(text, first.end() if first else start, end)):
        _append(text, at, match.start(), parts, offsets)
        at = match.end()
        follows = first_seen(text, match.end() if match.end() < end else beyond)
        space = _resolve(text, match, breaks, parts[-1] if parts else "", follows)
        if space and parts and not parts[-1][-1].isspace():
            parts.append(space)
            offsets.append(match.start())
    _append(text, at, end, parts, offsets)


def _append(text: str, start: int, end: int, parts: list[str], offsets: "array[int]") -> None:
    if start < end:
        parts.append(text[start:end])
        offsets.extend(range(start, end))


def _resolve(text: str, match: re.Match[str], breaks: set[int], before: str, after: str) -> str:
    """The text that white space becomes: a space, nothing, or a line feed that ends a sentence."""
    if "\n" not in match[0] and "\r" not in match[0]:
        return " "
    if match[0].count("\n") > 1 or not breaks.isdisjoint(range(*match.span())):
        return "\n"
    last = text[match.start() - 1 : match.start()]
    if last in hyphens.SIGNS:
        return hyphens.LINE_END if last != hyphens.SOFT else ""
    return "" if _WIDE.match(before[-1:]) and _WIDE.match(after) else " "


def _lone_lines(raw: str, base: int, has_pictures: bool) -> set[int]:
    """The offsets of ends of lines that were not wrapped: short beside the others, no clause open, a new start next; or
    somebody speaks next, or the next entry of a list of words begins."""
    lines = raw.split("\n")
    if len(lines) == 1:
        return set()
    seen = list(map(without_pictures, lines)) if has_pictures else lines
    longest = max(map(len, seen))
    labelled = [speaks or is_entry for speaks, is_entry in zip(are_spoken(seen), are_glossed(seen), strict=True)]
    breaks: set[int] = set()
    at = base
    for raw_line, (line, following), is_labelled in zip(lines, pairwise(seen), labelled[1:], strict=False):
        at += len(raw_line)
        bare = line.rstrip()
        is_open = len(bare) >= _SHORT * longest or _OPEN_END.search(bare)
        if is_labelled or (not is_open and _FRESH_START.match(following.lstrip())):
            breaks.add(at)
        at += 1
    return breaks
