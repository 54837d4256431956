"""Documents as their writers have them: the text of the source file, its prose, and what in it is not looked at."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from genglossary.checking import sources
from genglossary.checking.licences import licences
from genglossary.checking.quotations import quotations
from genglossary.pipeline.text.prose import PLACEHOLDER, Prose, prose_of
from genglossary.pipeline.text.sentence import Sentence
from genglossary.pipeline.types import Block, Span
from genglossary.readers import own_output
from genglossary.readers.asides import merged
from genglossary.readers.types import Unreadable

_LONGEST_HEADING = 60  # characters
_PLACEHOLDER = "\x1a"  # of ASCII, which is folded many times faster
_NOT_PROSE = frozenset({"code", "front_matter", "quote"})


@dataclass(frozen=True, slots=True)
class Stretch:
    """A block that is looked at, and its prose."""

    block: Block
    prose: Prose

    def index(self, offset: int) -> int:
        """The index in the prose of the character at `offset` of the file."""
        offsets = self.prose.offsets
        return offset - self.prose.base if offsets is None else bisect_right(offsets, offset) - 1


@dataclass(frozen=True)
class Manuscript:
    """A document: `name` is relative and with slashes. Offsets count characters of `text`.

    `closed` are spans in which nothing is looked for, sorted and without overlap; `kept` those in which nothing is
    mended. `is_source` says that `text` is what stands in the file: else lines are counted in paragraphs.
    `is_skimmed` says that some of its prose is in no block, because nothing in it matters.
    """

    name: str
    text: str
    blocks: tuple[Block, ...]
    closed: tuple[Span, ...] = ()
    kept: tuple[Span, ...] = ()
    is_source: bool = True
    encoding: str = ""
    is_skimmed: bool = False

    @cached_property
    def stretches(self) -> list[Stretch]:
        return [Stretch(each, prose_of(self.text, each)) for each in self.blocks if each.kind not in _NOT_PROSE]

    @cached_property
    def compact(self) -> str:
        """The text without white space."""
        return "".join(self.text.split())

    @cached_property
    def compact_prose(self) -> list[str]:
        """The prose of each stretch without white space."""
        return ["".join(stretch.prose.text.split()) for stretch in self.stretches]

    @cached_property
    def all_prose(self) -> str:
        """All of `compact_prose`, a line each."""
        return "\n".join(self.compact_prose)

    @cached_property
    def starts(self) -> list[int]:
        """The beginnings of the lines; of what is no text, of the paragraphs."""
        if not self.is_source:
            return [each.start for each in self.blocks] or [0]
        starts, at = [0], self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return starts

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, from 1."""
        line = max(0, bisect_right(self.starts, offset) - 1)
        return line + 1, max(0, offset - self.starts[line]) + 1

    def line(self, number: int) -> str:
        """The text of a line, from 1, without its end."""
        end = self.starts[number] if number < len(self.starts) else len(self.text)
        return self.text[self.starts[number - 1] : end].rstrip("\n")

    def place(self, offset: int) -> str:
        """Say the place in a file that is no text: "page 3, paragraph 12", or below which heading; else ""."""
        if self.is_source:
            return ""
        number, _ = self.position(offset)
        page = self.blocks[number - 1].page if self.blocks else None
        if page is not None:
            return f"page {page}, paragraph {number}"
        heading = self._heading_above(number)
        return (f"“{heading}”, " if heading else "") + f"paragraph {number}"

    def _heading_above(self, number: int) -> str:
        """The heading of the part in which a paragraph stands; "" where there is none."""
        at = next((at for at in range(number - 1, 0, -1) if self.blocks[at - 1].kind == "heading"), None)
        return "" if at is None else " ".join(self.line(at).split())[:_LONGEST_HEADING]

    def is_closed(self, start: int, end: int) -> bool:
        return touches(self.closed, start, end)

    def is_kept(self, start: int, end: int) -> bool:
        return not self.is_source or touches(self.kept, start, end)

    def sentences(self) -> list[Sentence]:
        """The prose, each stretch as one sentence, which is all that looking for spellings needs."""
        return [_as_sentence(number, stretch) for number, stretch in enumerate(self.stretches)]


def _as_sentence(number: int, stretch: Stretch) -> Sentence:
    block, prose = stretch.block, stretch.prose
    start = block.start if prose.offsets is not None else prose.base
    text = prose.text.replace(PLACEHOLDER, _PLACEHOLDER)
    return Sentence(
        0, start, block.end, block.kind, "", text, prose.offsets, "", False, False, False, number, prose.ends
    )  # fmt: skip


def touches(spans: tuple[Span, ...], start: int, end: int) -> bool:
    """Whether one of `spans`, sorted and without overlap, has a character of `start:end`."""
    index = bisect_right(spans, start, key=_end)
    return index < len(spans) and spans[index].start < end


def _end(span: Span) -> int:
    return span.end


def manuscript(name: str, data: bytes, skim: Callable[[str], str] | None = None) -> Manuscript:
    """The document in a file; its kind is told by the suffix of `name`. `skim` blanks what need not be read. Raises
    `Unreadable`."""
    source = sources.opened(name, data, skim)
    if own_output.is_own(source.text):
        raise Unreadable(own_output.REASON)
    closed = _closed(name, source)
    return Manuscript(
        name=name, text=source.text, blocks=source.blocks, closed=closed, kept=tuple(merged(source.kept)),
        is_source=source.is_source, encoding=source.encoding, is_skimmed=skim is not None,
    )  # fmt: skip


def stored_manuscript(name: str, text: str, blocks: tuple[Block, ...]) -> Manuscript:
    """The document whose text and blocks are stored; offsets count characters of that text."""
    source = sources.stored(name, text, blocks)
    return Manuscript(name=name, text=text, blocks=blocks, closed=_closed(name, source), is_source=source.is_source)


def _closed(name: str, source: sources.SourceText) -> tuple[Span, ...]:
    """All spans in which nothing is looked for: by the format, and because somebody else worded them."""
    said = (*quotations(source.text, source.blocks), *licences(name, source.text, source.blocks))
    return tuple(merged([*source.closed, *said]))
