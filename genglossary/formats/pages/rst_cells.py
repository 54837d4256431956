"""Rows and columns of the tables of a reStructuredText file: lists of lists, grids and columns of signs, csv."""

import re
from collections.abc import Iterator, Sequence

from genglossary.pipeline.text.width import width_of
from genglossary.pipeline.types import Block
from genglossary.readers.types import Reading

_ITEM = re.compile(r"^[ \t]*(?P<row>\*[ \t]+)?-(?=[ \t]|$)", re.M)
_LIST = re.compile(r"\*[ \t]+-[ \t]+$")
_RULE = re.compile(r"^[ \t]*\+[-=+]{3,}", re.M)
_RULED = re.compile(r"^[ \t]*(?:={3,}|\+[-=]{3,}|\.\.[ \t]+[\w-]+::)", re.M)
_APART = re.compile(r"\n[ \t]*\n")


def cells_of(reading: Reading) -> Iterator[tuple[int, int, int]]:
    """The cells as `Reading.cells` has them."""
    first = 0
    for table in _tables(reading):
        rows = _in_list(reading.text, table) if _is_list(reading.text, table) else _in_columns(reading.text, table)
        last = 0
        for start, row, column in rows:
            yield start, first + row, column
            last = row
        first += last + 1


def _tables(reading: Reading) -> Iterator[list[Block]]:
    table: list[Block] = []
    for block in reading.blocks:
        apart = table and (block.kind != "table_cell" or _ends(reading.text, table, block))
        if apart:
            yield table
            table = []
        if block.kind == "table_cell":
            table.append(block)
    if table:
        yield table


def _ends(text: str, table: Sequence[Block], block: Block) -> bool:
    """Whether another table begins with a block: below an empty line, which only lists have inside."""
    between = text[table[-1].end : block.start]
    return bool((_RULED if _is_list(text, table) else _APART).search(between))


def _is_list(text: str, table: Sequence[Block]) -> bool:
    return bool(_LIST.search(text[: table[0].start].rpartition("\n")[2]))


def _in_list(text: str, table: Sequence[Block]) -> Iterator[tuple[int, int, int]]:
    """Each item is a cell, each item around them a row; a cell may have several paragraphs."""
    row, column, end = -1, 0, text.rfind("\n", 0, table[0].start) + 1
    for block in table:
        for item in _ITEM.finditer(text[end : block.start]):
            row, column = (row + 1, 0) if item["row"] else (row, column + 1)
        end = block.end
        yield block.start, max(row, 0), column


def _in_columns(text: str, table: Sequence[Block]) -> Iterator[tuple[int, int, int]]:
    """Cells stand below those of the first line. A row of signs goes on where its first cell is empty, one of a grid
    up to the next rule."""
    places = [_place(text, block) for block in table if "\n" not in text[table[0].start : block.start]]
    is_grid = text[: table[0].start].rstrip(" ").endswith("|")
    row, end = 0, table[0].start
    for block in table:
        between, place = text[end : block.start], _place(text, block)
        column = max((at for at, start in enumerate(places) if start <= place), default=0)
        if _RULE.search(between) if is_grid else ("\n" in between and column == 0):
            row += 1
        end = block.end
        yield block.start, row, column


def _place(text: str, block: Block) -> int:
    """The column of the screen that a cell begins in: wide characters take two."""
    return width_of(text[text.rfind("\n", 0, block.start) + 1 : block.start])
