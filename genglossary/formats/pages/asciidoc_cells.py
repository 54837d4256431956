"""Rows and columns of the tables of an AsciiDoc file, told by the bars between their cells."""

import re
from collections.abc import Iterator

from genglossary.readers.types import Reading

_BAR = re.compile(r"(?<!\\)\|(?!=)")
_END = re.compile(r"^\|={3,}[ \t]*$", re.M)
_COLUMNS = re.compile(r"\bcols=(?:\"([^\"\]]*)\"|'([^'\]]*)'|([^,\]]*))")
_TIMES = re.compile(r"\s*(\d{1,2})\*")


def cells_of(reading: Reading) -> Iterator[tuple[int, int, int]]:
    """The cells as `Reading.cells` has them. Cells that are joined are not known: those behind them stand further
    left."""
    row = bars = width = end = 0
    for block in reading.blocks:
        if block.kind != "table_cell":
            continue
        between = reading.text[end : block.start]
        if opened := [*_END.finditer(between)]:
            row, bars = row + -(-bars // (width or 1)), 0
            width = _width(between[: opened[-1].start()], reading.text, end + opened[-1].end())
            between = between[opened[-1].end() :]
        bars, end = bars + len(_BAR.findall(between)), block.end
        if width and bars:
            yield block.start, row + (bars - 1) // width, (bars - 1) % width


def _width(above: str, text: str, start: int) -> int:
    """The number of columns: as the line above the table says, else as many as bars are in its first line."""
    described = above.rstrip().rpartition("\n")[2]
    if found := _COLUMNS.search(described):
        columns = re.split("[,;]", found[1] or found[2] or found[3] or "")
        return sum(int(times[1]) if (times := _TIMES.match(each)) else 1 for each in columns)
    first = text[start:].lstrip().partition("\n")[0]
    return len(_BAR.findall(first))
