"""reStructuredText, as Python's documentation and Sphinx use it. The stored text is the file's own.

A small reader of its own: docutils needs seconds for a book (0.2 MB/s), tells no positions inside a line, and loses
what stands in directives and roles that it does not know.
https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html
"""

import re
from collections.abc import Generator, Iterator

from genglossary.pipeline.text.width import width_of
from genglossary.pipeline.types import Block, BlockKind, Span
from genglossary.readers.asides import marked, merged
from genglossary.readers.encoding import decode
from genglossary.readers.rst_inline import scan, substitutions
from genglossary.readers.rst_lines import (
    NOTHING,
    Line,
    after_indented,
    code_block,
    is_indented_after,
    lines_of,
    margins,
)
from genglossary.readers.rst_tables import cells_in, cells_of, columns_of
from genglossary.readers.types import Reading

_DEEPEST = 20  # levels of nesting; what is deeper is taken as paragraphs
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])\1*")
_BULLET = re.compile(r"(?:[-*+•‣⁃]|\(?(?:\d{1,4}|#|[A-Za-z]|[ivxlcdm]{1,6})[.)])[ \t]+(?=\S)|[-*+•‣⁃]$")
_FIELD = re.compile(r":(?![\s:`])[^:\n]{1,80}:(?=\s|$)[ \t]*")
_DIRECTIVE = re.compile(r"\.\.[ \t]+(?:\|[^|\n]+\|[ \t]+)?(?P<name>[\w:.+-]+?)[ \t]?::(?:[ \t]+|$)")
_NOTE = re.compile(r"\.\.[ \t]+\[[^\]\n]+\][ \t]*")
_GRID = re.compile(r"\+[-=+]{3,}")
_SIMPLE = re.compile(r"=+(?:[ ]+=+)+[ ]*")
_OPTION = re.compile(r":[\w-]+:(?:[ \t].*)?")
_PROSE = re.compile(r"\w")
_CODE = frozenset(
    """code code-block sourcecode parsed-literal math doctest testcode testoutput testsetup testcleanup prompt
    productionlist graphviz digraph graph plantuml mermaid ipython jupyter-execute highlight""".split()  # noqa: SIM905
)
_NO_PROSE = frozenset(
    """image raw include literalinclude toctree contents index meta role default-role module currentmodule
    sectionauthor codeauthor tabularcolumns replace unicode date bibliography todo todolist""".split()  # noqa: SIM905
)
_TITLED = frozenset(
    "admonition topic sidebar rubric table list-table csv-table note warning tip hint important caution danger".split()  # noqa: SIM905
    + "attention error seealso versionadded versionchanged deprecated centered epigraph".split()  # noqa: SIM905
)


def read(data: bytes) -> Reading:
    """The structure of a reStructuredText file. Raises `Unreadable` where it is not text."""
    text, encoding, warnings = decode(data)
    blocks = marked(text, _Reader(text).blocks())
    title = next((text[b.start : b.end] for b in blocks if b.kind == "heading"), "")
    return Reading(text=text, blocks=blocks, title=title, encoding=encoding, warnings=warnings)


class _Reader:
    """Each method reads one element of `lines` at `at` and returns the index of the line after it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.levels: list[str] = []  # how headings are marked, the highest first
        self.substitutions = substitutions(text)
        self.begun = False  # whether anything but headings and metadata has come

    def blocks(self) -> Iterator[Block]:
        return self._body(lines_of(self.text), "paragraph", 0)

    def _body(self, lines: list[Line], kind: BlockKind, depth: int) -> Iterator[Block]:
        base = min((line.indent for line in lines if line.indent >= 0), default=0)
        at = 0
        while at < len(lines):
            if lines[at].indent < 0:
                at += 1
            elif lines[at].indent > base and depth < _DEEPEST:
                after = after_indented(lines, at, base)
                yield from self._body(lines[at:after], "quote" if kind == "paragraph" else kind, depth + 1)
                at = after
            else:
                at = yield from self._element(lines, at, kind, depth)

    def _element(self, lines: list[Line], at: int, kind: BlockKind, depth: int) -> "_Step":
        rest = self._rest(lines[at])
        if depth == 0 and (size := self._heading_size(lines, at)):
            return (yield from self._heading(lines, at, size))
        if _GRID.match(rest) or _SIMPLE.fullmatch(rest):
            return (yield from self._table(lines, at))
        if depth < _DEEPEST:
            if rest == ".." or rest.startswith(".. "):
                return (yield from self._explicit(lines, at, kind, depth))
            if mark := _BULLET.match(rest):
                inner: BlockKind = "table_cell" if kind == "table_cell" else "list_item"
                return (yield from self._nested(lines, at, mark.end(), inner, depth))
            if field := _FIELD.match(rest):
                head = depth == 0 and not self.begun
                return (yield from self._nested(lines, at, field.end(), "front_matter" if head else "list_item", depth))
            if is_indented_after(lines, at) and not rest.endswith("::"):
                return (yield from self._definition(lines, at, depth))
        return (yield from self._paragraph(lines, at, kind))

    def _rest(self, line: Line) -> str:
        return self.text[line.at : line.end]

    def _heading_size(self, lines: list[Line], at: int) -> int:
        """The number of lines that a heading at `at` has with its marks: 2 or 3, and 0 where there is none."""
        first, second, third = (self._rest(line) for line in [*lines[at : at + 3], *[NOTHING] * 3][:3])
        if _marks(first) and not _marks(second) and second and third == first:
            return 3
        return 2 if not _marks(first) and _marks(second) and len(second) >= min(4, len(first)) else 0

    def _heading(self, lines: list[Line], at: int, size: int) -> "_Step":
        mark = self._rest(lines[at + 1 if size == 2 else at])[0] * (size - 1)
        if mark not in self.levels:
            self.levels.append(mark)
        yield from self._prose([lines[at + size - 2]], "heading", min(6, self.levels.index(mark) + 1))
        return at + size

    def _nested(self, lines: list[Line], at: int, width: int, kind: BlockKind, depth: int) -> "_Step":
        """Read what stands behind a mark of `width` characters and, indented, below it."""
        line = lines[at]
        after = after_indented(lines, at + 1, line.indent)
        body = lines[at + 1 : after]
        indent = min((each.indent for each in body if each.indent >= 0), default=line.indent + width)
        first = [Line(line.at + width, line.end, indent)] if line.at + width < line.end else []
        yield from self._body(first + body, kind, depth + 1)
        return after

    def _explicit(self, lines: list[Line], at: int, kind: BlockKind, depth: int) -> "_Step":
        """A directive or note; comments and link targets say nothing."""
        rest, after = self._rest(lines[at]), after_indented(lines, at + 1, lines[at].indent)
        if note := _NOTE.match(rest):
            return (yield from self._nested(lines, at, note.end(), kind, depth))
        if directive := _DIRECTIVE.match(rest):
            name, body = directive["name"].lower(), lines[at + 1 : after]
            if name in _CODE:
                yield from code_block(body)
            elif name in _TITLED and directive.end() < len(rest):
                line = Line(lines[at].at + directive.end(), lines[at].end, lines[at].indent + 3)
                if name.endswith("-table"):  # its title is no cell
                    yield from self._prose([line], kind)
                    line = NOTHING
                yield from self._directive([line, *body], name, kind, depth)
            elif name not in _NO_PROSE:
                yield from self._directive(body, name, kind, depth)
        return after

    def _directive(self, body: list[Line], name: str, kind: BlockKind, depth: int) -> Iterator[Block]:
        if name == "csv-table":
            for span in cells_of(self.text, [Span(line.at, line.end) for line in body if line.indent >= 0]):
                yield from self._prose([Line(*span, 0)], "table_cell")
            return
        body = [line for line, text in zip(body, map(self._rest, body), strict=True) if not _OPTION.fullmatch(text)]
        base = min((line.indent for line in body if line.indent >= 0), default=0)
        flat = [line._replace(indent=base) if at == 0 and line.indent >= 0 else line for at, line in enumerate(body)]
        if name == "glossary":
            yield from self._glossary(flat, base, depth)
        else:
            yield from self._body(flat, "table_cell" if name == "list-table" else kind, depth + 1)

    def _glossary(self, lines: list[Line], base: int, depth: int) -> Iterator[Block]:
        """Several terms may share a definition, each on its line."""
        at = 0
        while at < len(lines):
            if lines[at].indent == base and self._rest(lines[at]).startswith(".."):
                at = yield from self._explicit(lines, at, "paragraph", depth)
            elif lines[at].indent == base:
                yield from self._prose([self._unclassified(lines[at])], "definition_term")
                at += 1
            else:
                after = after_indented(lines, at, base)
                yield from self._body(lines[at:after], "definition_text", depth + 1)
                at = max(after, at + 1)

    def _definition(self, lines: list[Line], at: int, depth: int) -> "_Step":
        yield from self._prose([self._unclassified(lines[at])], "definition_term")
        after = after_indented(lines, at + 1, lines[at].indent)
        yield from self._body(lines[at + 1 : after], "definition_text", depth + 1)
        return after

    def _unclassified(self, line: Line) -> Line:
        """The term of "term : classifier"."""
        at = self.text.find(" : ", line.at, line.end)
        return line._replace(end=at) if at > line.at else line

    def _table(self, lines: list[Line], at: int) -> "_Step":
        """A cell goes on in the next line where nothing else stands in that. Otherwise it has no span of its own in
        the text, and each of its lines is one."""
        columns, left = columns_of(self._rest(lines[at])), lines[at].indent
        cell: list[Line] = []
        column = -1
        while at < len(lines) and lines[at].indent >= 0:
            line, row = lines[at], self._rest(lines[at])
            before = max(0, line.indent - left)  # where the first cell is empty
            shifted = " " * before + row
            found = [(start, end) for start, end in cells_in(shifted, columns) if end > start]
            on_screen = width_of(shifted[: found[0][0]]) if found else -1
            goes_on = len(found) == 1 and on_screen == column and (before > 0 or row[0] == "|")
            for start, end in found or [(-1, -1)]:  # a border
                if cell and not goes_on:
                    yield from self._prose(cell, "table_cell")
                    cell = []
                cell += [Line(line.at + start - before, line.at + end - before, 0)] if found else []
                column = width_of(shifted[: max(0, start)])
            at += 1
        if cell:
            yield from self._prose(cell, "table_cell")
        return at

    def _paragraph(self, lines: list[Line], at: int, kind: BlockKind) -> "_Step":
        after = at
        while after < len(lines) and lines[after].indent >= 0:
            after += 1
        yield from self._prose(lines[at:after], "code" if self._rest(lines[at]).startswith(">>> ") else kind)
        if not self._rest(lines[after - 1]).endswith("::"):
            return after
        end = after_indented(lines, after, lines[at].indent)
        yield from code_block(lines[after:end])
        return end

    def _prose(self, lines: list[Line], kind: BlockKind, level: int = 0) -> Iterator[Block]:
        start, end = lines[0].at, lines[-1].end
        if not _PROSE.search(self.text, start, end):
            return
        self.begun = self.begun or kind not in ("heading", "front_matter")
        if kind in ("code", "front_matter"):
            yield Block(kind=kind, start=start, end=end, level=level)
            return
        found = scan(self.text, start, end, self.substitutions)
        skips, said = tuple(merged(found.skips + margins(self.text, lines))), tuple(found.replacements)
        yield Block(kind=kind, start=start, end=end, level=level, skips=skips, replacements=said)


_Step = Generator[Block, None, int]


def _marks(text: str) -> bool:
    return len(text) > 1 and _PUNCTUATION.fullmatch(text) is not None
