"""Builds the stored text of formats whose files are not text themselves, piece by piece."""

import re

from genglossary.pipeline.text.stated import stated
from genglossary.pipeline.types import Block, BlockKind, Span
from genglossary.readers.asides import marked, merged
from genglossary.readers.cells import Cells
from genglossary.readers.markdown_inline import is_name
from genglossary.readers.ruby import parted
from genglossary.readers.types import Reading, Unreadable

LONGEST = 20_000_000
"""Characters of one document. More is no document that anybody wrote, but a file made to fill a memory."""

_WHITE = " \t\r\n\f\v"
_LINE_ENDS = str.maketrans("\u2028\x85", "\n\n")
_PARAGRAPH_END = "\u2029"
_SPACE = re.compile(f" [{_WHITE}]+|[{_WHITE[1:]}][{_WHITE}]*")  # all but a single space, which stays
_WIDE = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")
_HYPHENS = frozenset("-\u2010\u2011\u00ad")
_PROSE = re.compile(r"\w")
_TIGHT: tuple[BlockKind, ...] = ("list_item", "table_cell", "definition_term", "definition_text")


class Composer:
    """Takes the words of one block after the other. White space in them is resolved as a browser does it, except
    that a line break between two Japanese characters is nothing."""

    def __init__(self) -> None:
        self._closed: list[str] = []
        self._start = 0  # of the open block
        self._blocks: list[Block] = []
        self._code: list[Span] = []
        self.cells = Cells()
        self._clear()

    def _clear(self) -> None:
        self._open: list[str] = []
        self._pending = ""  # white space that means something only when more text comes
        self._at = self._start  # where the next character goes
        self._skips: list[Span] = []
        self._open_code: list[Span] = []
        self._readings: list[tuple[Span, str]] = []

    @property
    def is_open(self) -> bool:
        """Whether the block that is being built has any text."""
        return bool(self._open)

    @property
    def is_empty(self) -> bool:
        """Whether there is no block, neither closed nor open."""
        return not self._blocks and not self._open

    @property
    def last(self) -> str:
        """The end of what the block has so far."""
        return (self._open[-1] if self._open else "") + self._pending

    def add(self, text: str) -> Span:
        """Appends prose to the block; gives where it stands without the white space around it."""
        if not text.isascii():
            if _PARAGRAPH_END in text:
                return self._add_paragraphs(text)
            if "\u2028" in text or "\x85" in text:
                text = text.translate(_LINE_ENDS)
        text = self._pending + text
        body = text.strip(_WHITE)
        if not body:
            self._pending = text
            return Span(self._at, self._at)
        at = text.index(body)
        if at and self._open and self._open[-1][-1] != "\n":
            self._append(_between(self._open[-1][-1], text[:at], body[0]))
        self._pending = text[at + len(body) :]
        start = self._at
        self._append(_SPACE.sub(_one_space, body))
        return Span(start, self._at)

    def _add_paragraphs(self, text: str) -> Span:
        """Add text that its author parted into paragraphs without telling the format."""
        first, *others = text.split(_PARAGRAPH_END)
        start, end = self.add(first)
        for part in others:
            self.line_break()
            self.line_break()  # no sentence goes on behind an empty line
            end = self.add(part).end
        return Span(start, end)

    def _append(self, text: str) -> None:
        if not text:
            return
        self._open.append(text)
        self._at += len(text)
        if self._at > LONGEST:
            raise Unreadable(stated("The document has more than %(n)s characters.", n=f"{LONGEST:,}"))

    def _close(self, text: str) -> None:
        self._closed.append(text)
        self._start += len(text)
        self._clear()

    def line_break(self) -> None:
        """A line end that the author wanted."""
        self._pending = ""
        if self._open:
            self._append("\n")

    def skip(self, text: str) -> None:
        """Appends something that is shown but is not prose."""
        self._skips.append(self.add(text))

    def code(self, text: str) -> None:
        """Appends a code span: prose when it holds a name, else skipped."""
        span = self.add(text)
        self._open_code.append(span)
        if not is_name(text):
            self._skips.append(span)

    def ruby(self, base: str, reading: str) -> None:
        """Appends a word that says how it is pronounced."""
        span = self.add(base)
        if span.end > span.start:
            said = parted(self._open[-1], Span(0, span.end - span.start), reading)
            self._readings += ((Span(span.start + first, span.start + after), each) for (first, after), each in said)

    def end(self, kind: BlockKind, *, level: int = 0, page: int | None = None, in_cell: bool = False) -> None:
        """Closes the block; one without letters is dropped. Those of other kinds may stand in a cell (`in_cell`)."""
        text = "".join(self._open).rstrip()
        if not _PROSE.search(text):
            self._clear()
            return
        end = self._start + len(text)
        if in_cell or kind == "table_cell":
            self.cells.block(self._start)
        skips = merged([Span(skip.start, min(skip.end, end)) for skip in self._skips])
        self._code += (each for each in self._open_code if each.start < each.end)
        readings = [(Span(span.start, min(span.end, end)), said) for span, said in self._readings if span.start < end]
        self._blocks.append(
            Block(
                kind=kind, start=self._start, end=end, level=level, page=page,
                skips=tuple(skips), readings=tuple(readings), skips_are_shown=bool(skips),
            )
        )  # fmt: skip
        self._close(text + ("\n" if kind in _TIGHT else "\n\n"))

    def drop(self) -> None:
        """Forgets the block that is being built."""
        self._clear()

    def verbatim(self, text: str, *, page: int | None = None) -> None:
        """A whole block of code, with its white space."""
        self._append(text.strip("\r\n"))
        self.end("code", page=page)

    def aside(self, text: str) -> None:
        """Text that is stored and shown but belongs to no block: a running head, the time of a subtitle."""
        self._close(text + "\n")

    def reading(self, *, title: str = "", encoding: str = "", warnings: tuple[str, ...] = ()) -> Reading:
        """The finished document; its title is `title` or its first heading. Raises `Unreadable` when it is empty."""
        if not self._blocks:
            raise Unreadable(stated("The document holds no text."))
        text = "".join(self._closed).rstrip() + "\n"
        heading = next((text[b.start : b.end] for b in self._blocks if b.kind == "heading"), "")
        title = " ".join((title.strip() or heading).split())
        return Reading(
            text=text, blocks=marked(text, self._blocks), title=title, encoding=encoding, warnings=warnings,
            cells=tuple(self.cells.found), code=tuple(self._code),
        )  # fmt: skip


def _one_space(found: re.Match[str]) -> str:
    text = found.string
    return _between(text[found.start() - 1], found[0], text[found.end()])


def _between(before: str, space: str, after: str) -> str:
    """Give the characters for white space. A line end in a word stays: whether the hyphen does is told later."""
    if "\n" in space and before in _HYPHENS:
        return "\n"
    return "" if "\n" in space and _WIDE.match(before) and _WIDE.match(after) else " "
