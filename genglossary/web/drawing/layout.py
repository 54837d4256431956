"""A part of a document by its structure: headings, paragraphs, lists, code, tables as grids."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from genglossary.pipeline.text.display import shown_of
from genglossary.pipeline.types import Block
from genglossary.web.drawing.inline import InlineSpan, References, runs
from genglossary.web.drawing.marked import Mark, Piece, Said, pieces

Range = tuple[int, int]

_LIST_MARK = re.compile(r"([-*+]|\d{1,9}[.)])[ \t]")
_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})[^\n]*")
_BAR = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[ \t>|:-]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class BlockShown:
    """A block of the document's structure; `page` is set where a new page begins.

    `item` is the mark of an item of a list ("•", "2."), `depth` how many lists it stands in, from 0.
    """

    kind: str
    level: int
    start: int
    page: int | None
    pieces: Sequence[Piece]
    item: str = ""
    depth: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class TableShown:
    """Rows of cells, each cell in pieces. `head` says that the first row names the columns."""

    rows: Sequence[Sequence[Sequence[Piece]]]
    head: bool
    kind: str = "table"


class Layout:
    """Shows parts of `text`. `references` are those of a document in Markdown, None says that it is another format."""

    def __init__(
        self, text: str, marks: Sequence[Mark], hot: tuple[int, int] | None, references: References | None = None
    ) -> None:
        self.text, self.marks, self.hot, self.references = text, marks, hot, references

    def shown(self, blocks: Iterable[Block], part: Range) -> Iterator[BlockShown | TableShown]:
        """Draw what the blocks have in the part, without the markup between and inside them."""
        inside = [block for block in blocks if block.end > part[0] and block.start < part[1]]
        pages = _new_pages(inside)
        for is_cell, group in groupby(inside, lambda block: block.kind == "table_cell"):
            if is_cell and self.references is not None:
                for table in self._tables(list(group)):
                    yield self._table(table, part)
                continue
            for block in group:
                if found := self._pieces(block, part):
                    yield self._block(block, found, block.page if block.start in pages else None)

    def _block(self, block: Block, found: list[Piece], page: int | None) -> BlockShown:
        item, depth = self._list_mark(block)
        return BlockShown(
            kind=block.kind, level=block.level, start=block.start, page=page, pieces=found, item=item, depth=depth
        )

    def _pieces(self, block: Block, part: Range) -> list[Piece]:
        start, end = max(block.start, part[0]), min(block.end, part[1])
        prose = _prose(block, (start, end))
        if self.references is None:
            codes = list(self._codes(block, start, end))
            seen = _united([*prose, *((code.start, code.end) for code in codes)])
            return list(pieces(self.text, seen, self.marks, self.hot, codes, _said(block)))
        if block.kind in ("code", "front_matter"):
            return list(pieces(self.text, [self._without_fences(start, end)], self.marks, self.hot))
        found = runs(self.text, start, end, self.references)
        seen = _united([*prose, *((run.start, run.end) for run in found if run.verbatim)])
        return list(pieces(self.text, seen, self.marks, self.hot, found, _said(block)))

    def _codes(self, block: Block, start: int, end: int) -> Iterator[InlineSpan]:
        """The spans of what is no prose but is seen, within a part."""
        for skip in block.skips:
            shown = shown_of(self.text, block, skip)
            if shown and shown.end > start and shown.start < end:
                tags = () if "://" in self.text[shown.start : shown.end] else ("code",)
                yield InlineSpan(start=max(shown.start, start), end=min(shown.end, end), tags=tags, verbatim=True)

    def _without_fences(self, start: int, end: int) -> Range:
        first = _FENCE.match(self.text, start, end)
        if not first:
            return start, end
        last = self.text.rfind("\n", start, end)
        closed = last >= first.end() and _FENCE.fullmatch(self.text, last + 1, end)
        return min(first.end() + 1, end), max(last, first.end() + 1) if closed else end

    def _list_mark(self, block: Block) -> tuple[str, int]:
        """Bullets where the format tells no marks; nothing for a second paragraph of an item."""
        if block.kind != "list_item":
            return "", 0
        if self.references is None:
            return "•", 0
        before = self._line_before(block.start)
        indent, mark = len(before) - len(before.lstrip(" \t>")), _LIST_MARK.match(before.lstrip(" \t>"))
        if not mark:
            return "", max(0, indent // 2 - 1)
        return mark[1] if mark[1][0].isdecimal() else "•", indent // 2

    def _line_before(self, at: int) -> str:
        return self.text[self.text.rfind("\n", 0, at) + 1 : at]

    def _tables(self, cells: list[Block]) -> Iterator[list[Block]]:
        """A line that is no row ends a table."""
        table = cells[:1]
        for before, after in pairwise(cells):
            if "\n\n" in self.text[before.end : after.start]:
                yield table
                table = []
            table.append(after)
        yield table

    def _table(self, cells: list[Block], part: Range) -> TableShown:
        """Row by row as the lines have it: cells without words are no blocks, but have their place."""
        known = {cell.start: cell for cell in cells}
        start = self.text.rfind("\n", 0, cells[0].start) + 1
        end = self.text.find("\n", cells[-1].end)
        lines = _lines(self.text, start, len(self.text) if end < 0 else end)
        rules = [number for number, line in enumerate(lines) if _RULE.fullmatch(self.text, *line)]
        rows = [[self._cell(cell, known, part) for cell in _cells(self.text, *line)] for line in lines]
        return TableShown(rows=[row for at, row in enumerate(rows) if at not in rules[:1]], head=rules[:1] == [1])

    def _cell(self, cell: Range, known: dict[int, Block], part: Range) -> list[Piece]:
        block = known.get(cell[0]) or Block(kind="table_cell", start=cell[0], end=cell[1])
        return self._pieces(block, part) if block.end > part[0] and block.start < part[1] else []


def _new_pages(blocks: Sequence[Block]) -> set[int]:
    """The starts of the blocks that are the first on their page."""
    pages = [None, *(block.page for block in blocks)]
    return {block.start for before, block in zip(pages, blocks, strict=False) if block.page and block.page != before}


def _said(block: Block) -> list[Said]:
    """Tell what the characters of a block stand for, and how they are read."""
    words = [Said(start=span.start, end=span.end, words=words) for span, words in block.replacements]
    read = [Said(start=span.start, end=span.end, reading=reading) for span, reading in block.readings]
    return sorted([*words, *read], key=lambda each: each.start)


def _prose(block: Block, within: Range) -> list[Range]:
    """The parts of the block that are left when what is no prose is skipped."""
    at, end = within
    found: list[Range] = []
    for skip in block.skips:
        if skip.start >= end:
            break
        if skip.start > at:
            found.append((at, skip.start))
        at = max(at, skip.end)
    return [*found, (at, end)] if at < end else found


def _united(ranges: Iterable[Range]) -> list[Range]:
    """The same characters in order, each once."""
    joined: list[Range] = []
    for start, end in sorted(ranges):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((start, end))
    return joined


def _lines(text: str, start: int, end: int) -> list[Range]:
    ends = [start - 1, *(found.start() for found in re.compile("\n").finditer(text, start, end)), end]
    return [(before + 1, after) for before, after in pairwise(ends)]


def _cells(text: str, start: int, end: int) -> list[Range]:
    """The cells of a row between its bars, without the white space around their words."""
    start = end - len(text[start:end].lstrip(" \t>"))
    end = start + len(text[start:end].rstrip())
    bars = [found.start() for found in _BAR.finditer(text, start, end)]
    edges = [*([] if bars[:1] == [start] else [start - 1]), *bars, *([] if bars[-1:] == [end - 1] else [end])]
    return [_stripped(text, before + 1, after) for before, after in pairwise(edges)]


def _stripped(text: str, start: int, end: int) -> Range:
    words = text[start:end].strip()
    at = text.find(words, start) if words else start
    return at, at + len(words)
