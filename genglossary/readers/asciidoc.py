"""AsciiDoc, as Asciidoctor and its forerunner have it. The stored text is the file's own.

Conditions are not decided: what any of them shows is read. Files that are included are not there.
https://docs.asciidoctor.org/asciidoc/latest/
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, islice

from genglossary.pipeline.text.stated import stated
from genglossary.pipeline.types import Block, BlockKind, Span
from genglossary.readers import asciidoc_lines as marks
from genglossary.readers.asciidoc_inline import KNOWN, scan
from genglossary.readers.asciidoc_lines import VERBATIM, Ends
from genglossary.readers.asciidoc_prose import prose_blocks
from genglossary.readers.asciidoc_tables import cells_of
from genglossary.readers.asides import marked
from genglossary.readers.encoding import decode
from genglossary.readers.rst_lines import Line, lines_of
from genglossary.readers.rst_tables import cells_of as cells_with_commas
from genglossary.readers.types import Reading

_DEEPEST = 3  # tables in cells of tables
_NAMED = 5  # files that a warning names
_LONGEST = 200  # characters of what an attribute stands for


def read(data: bytes) -> Reading:
    """The structure of an AsciiDoc file. Raises `Unreadable` where it is not text."""
    text, encoding, warnings = decode(data)
    lines = lines_of(text)
    blocks = marked(text, _Body(text, [*marks.visible(text, lines)], dict(KNOWN)).blocks())
    title = next((text[b.start : b.end] for b in blocks if b.kind == "heading"), "")
    files = [*islice(dict.fromkeys(marks.included(text, lines)), _NAMED + 1)]
    if files:
        named = ", ".join(files[:_NAMED]) + (", …" if len(files) > _NAMED else "")
        warnings = (*warnings, stated("Files that it includes are not read with it: %(names)s.", names=named))
    return Reading(text=text, blocks=blocks, title=title, encoding=encoding, warnings=warnings)


class _Body:
    """Blocks of some lines: of the document, or of a cell with blocks of its own (`depth` above 0).

    Each method reads one element at `at`, the index of a line, and moves `at` behind it.
    """

    def __init__(
        self, text: str, lines: list[Line], attributes: dict[str, str], kind: BlockKind = "paragraph", depth: int = 0
    ) -> None:
        self.text, self.lines, self.attributes, self.depth = text, lines, attributes, depth
        self.kind: BlockKind = kind
        self.at = 0
        self.ends = Ends(text, lines)
        self.opened: list[tuple[str, BlockKind]] = []  # delimiters, and the kind around their block
        self.said = ""  # lines of attributes above the block
        self.item: BlockKind | None = None  # the kind of a list's text, in a list
        self.joined = False  # whether the next block belongs to the item: after a line "+"
        self.awaited = False  # whether the text of a term is to come
        self.has_title = False

    def blocks(self) -> Iterator[Block]:
        """All blocks, in order."""
        if not self.depth:
            yield from self._front_matter()
        while self.at < len(self.lines):
            line, rest = self.lines[self.at], self._rest(self.at)
            if line.indent < 0 or rest == "+":
                self.joined = rest == "+"
                self.at += 1
            elif line.indent == 0 and self._describes(rest):
                self.at += 1
            else:
                yield from self._element(line, rest)
                self.said = ""

    def _prose(self, lines: Sequence[Line], kind: BlockKind, level: int = 0) -> Iterator[Block]:
        return prose_blocks(self.text, lines, kind, level, self.attributes)

    def _rest(self, at: int) -> str:
        return self.text[self.lines[at].at : self.lines[at].end] if at < len(self.lines) else ""

    def _front_matter(self) -> Iterator[Block]:
        """Metadata for other programs, above everything, between lines of hyphens."""
        if self._rest(0) != "---":
            return
        if end := next((at for at in range(1, len(self.lines)) if self._rest(at) == "---"), 0):
            yield Block(kind="front_matter", start=self.lines[0].at, end=self.lines[end].end)
            self.at = end + 1

    def _describes(self, rest: str) -> bool:
        """Whether the line sets an attribute, or says something about the block below it."""
        if entry := marks.entry_of(rest):
            value = (entry["value"] or "").removesuffix("\\").strip()
            while self._rest(self.at).endswith(" \\") and self.at + 1 < len(self.lines):
                self.at += 1
            found = scan(value, 0, len(value), self.attributes).replacements if len(value) <= _LONGEST else []
            for span, said in reversed(found):
                value = value[: span.start] + said + value[span.end :]
            self.attributes[entry["name"].strip("!").lower()] = value if len(value) <= _LONGEST else ""
            return True
        if marks.is_attributes(rest):
            self.said += rest
            return True
        return marks.is_break(rest) and not marks.underlined(rest, self._rest(self.at + 1))

    def _element(self, line: Line, rest: str) -> Iterator[Block]:
        joined, awaited, self.joined, self.awaited = self.joined, self.awaited, False, False
        style = marks.style_of(self.said)
        if line.indent == 0 and marks.is_delimiter(rest):
            yield from self._delimited(rest, style, joined=joined)
        elif line.indent == 0 and self._is_heading(line, rest):
            yield from self._heading(line, rest)
        elif line.indent == 0 and (marks.is_titled(rest) or marks.is_macro(rest)):
            yield from self._title_or_picture(line, rest)
        elif style not in VERBATIM and (start := marks.item_mark(self.text, line)):
            yield from self._item(start, "list_item")
        elif style not in VERBATIM and (colons := marks.term_mark(self.text, line)):
            yield from self._term(line, colons)
        else:
            yield from self._paragraph(style, joined=joined, awaited=awaited)

    def _delimited(self, rest: str, style: str, *, joined: bool) -> Iterator[Block]:
        """A block between two lines that are the same; what is not closed is no block."""
        end = self.ends.after(rest, self.at)
        is_table = rest[0] in "|,:!"
        if any(rest == delimiter for delimiter, _ in self.opened):
            while self._close() != rest:
                pass
        elif end is not None and (is_table or rest[0] in "./+`" or rest[2:3] == "-" or style in (*VERBATIM, "verse")):
            body, self.at = self.lines[self.at + 1 : end], end
            yield from self._table(body, rest[0]) if is_table else self._verbatim(body, rest, style)
        elif end is not None:
            self._open(rest, style, joined=joined)
        self.at += 1

    def _close(self) -> str:
        delimiter, self.kind = self.opened.pop()
        return delimiter

    def _open(self, rest: str, style: str, *, joined: bool) -> None:
        self.opened.append((rest, self.kind))
        if style == "quote" or rest[0] == "_":
            self.kind = "quote"
        elif joined and rest == "--" and self.kind == "paragraph":
            self.kind = self.item or self.kind

    def _verbatim(self, body: Sequence[Line], rest: str, style: str) -> Iterator[Block]:
        written = [line for line in body if line.indent >= 0]
        if written and rest[0] != "/" and style != "comment":
            yield Block(kind="quote" if style == "verse" else "code", start=written[0].at, end=written[-1].end)

    def _is_heading(self, line: Line, rest: str) -> bool:
        is_inside = self.depth or self.opened
        return not is_inside and bool(marks.heading(self.text, line) or marks.underlined(rest, self._rest(self.at + 1)))

    def _heading(self, line: Line, rest: str) -> Iterator[Block]:
        found = marks.heading(self.text, line)
        span, level = found or (Span(*line[:2]), marks.underlined(rest, self._rest(self.at + 1)))
        self.at += 1 if found else 2
        yield from self._prose([Line(*span, 0)], "heading", level)
        if level == 1 and not self.has_title:
            yield from self._authors()
        self.item, self.has_title = None, True

    def _authors(self) -> Iterator[Block]:
        """The lines right below the title: who wrote it and when."""
        left = 2
        while left and self.at < len(self.lines) and (rest := self._rest(self.at)):
            if not self._describes(rest):
                left -= 1
                yield Block(kind="front_matter", start=self.lines[self.at].at, end=self.lines[self.at].end)
            self.at += 1

    def _title_or_picture(self, line: Line, rest: str) -> Iterator[Block]:
        """The title of a block, or what is said instead of a picture; other macros have no words."""
        self.at += 1
        words = line._replace(at=line.at + 1) if marks.is_titled(rest) else marks.picture(self.text, line)
        yield from self._prose([words], self.kind) if words else ()

    def _item(self, start: int, kind: BlockKind) -> Iterator[Block]:
        """The text of an item of a list, or of a term, from the offset `start` in this line on."""
        line, self.item = self.lines[self.at], kind
        self.at += 1
        yield from self._prose([line._replace(at=start), *self._more_of_item()], self._inside(kind))

    def _more_of_item(self) -> Iterator[Line]:
        while self.at < len(self.lines) and not self._ends_text(self.lines[self.at], in_list=True):
            yield self.lines[self.at]
            self.at += 1

    def _ends_text(self, line: Line, *, in_list: bool) -> bool:
        """Whether a line belongs no more to the text above it, which may stand in a list."""
        rest = self.text[line.at : line.end]
        if line.indent < 0 or (rest == "+" and self.item):
            return True
        if in_list and (marks.item_mark(self.text, line) or marks.term_mark(self.text, line)):
            return True
        return line.indent == 0 and (marks.is_delimiter(rest) or marks.is_attributes(rest))

    def _inside(self, kind: BlockKind) -> BlockKind:
        """The kind of a list's text where the list may stand in a quotation or in a table."""
        return self.kind if self.kind in ("quote", "table_cell") else kind

    def _term(self, line: Line, colons: Span) -> Iterator[Block]:
        """A term, and what explains it: in its line, or below it, perhaps after empty lines or other terms."""
        words = Line(line.at, line.at + len(self.text[line.at : colons.start].rstrip()), 0)
        yield from self._prose([words], self._inside("definition_term"))
        rest = self.text[colons.end : line.end]
        if rest.strip():
            yield from self._item(line.end - len(rest.lstrip()), "definition_text")
        else:
            self.at += 1
            self.item, self.awaited = "definition_text", True

    def _paragraph(self, style: str, *, joined: bool, awaited: bool) -> Iterator[Block]:
        first = self.lines[self.at]
        if awaited:
            yield from self._item(first.at, "definition_text")
            return
        begin, self.at = self.at, self.at + 1
        while self.at < len(self.lines) and not self._ends_text(self.lines[self.at], in_list=joined):
            self.at += 1
        lines = self.lines[begin : self.at]
        if style in VERBATIM or (first.indent > 0 and not style):
            yield from self._verbatim(lines, "-", style)
        elif style in ("quote", "verse") or self.text.startswith("> ", first.at):
            yield from self._prose(lines, "quote")
        else:
            kind = self._inside(self.item) if joined and self.item else self.kind
            self.item = self.item if joined else None
            start = marks.after_label(self.text, first.at, first.end)
            yield from self._prose([first._replace(at=start), *lines[1:]], kind)

    def _table(self, lines: list[Line], sign: str) -> Iterator[Block]:
        if sign == "," or re.search(r'format="?csv', self.said):
            for span in cells_with_commas(self.text, [Span(*line[:2]) for line in lines if line.indent >= 0]):
                yield from self._prose([Line(*span, 0)], "table_cell")
            return
        for style, words in cells_of(self.text, lines, sign, self.said):
            if style == "a" and self.depth < _DEEPEST:
                yield from _Body(self.text, words, self.attributes, "table_cell", self.depth + 1).blocks()
            else:
                yield from self._cell(words, "code" if style in ("l", "m") else "table_cell")

    def _cell(self, lines: list[Line], kind: BlockKind) -> Iterator[Block]:
        """Each paragraph of a cell."""
        for is_text, group in groupby(lines, lambda line: line.indent >= 0):
            if is_text:
                yield from self._prose([*group], kind)
