"""The places of cells in tables, also of cells that are joined over rows and columns."""

_MOST = 1000
"""Rows and columns that one cell may reach over."""


class Cells:
    """Counts rows and columns while a document is read. `found` are (start of a block, row, column); a block in a cell
    that reaches over rows stands there once for each of them, its own first. Rows count through all tables."""

    def __init__(self) -> None:
        self.found: list[tuple[int, int, int]] = []
        self._row = -1
        self.table()

    def table(self) -> None:
        """Begins a table: nothing reaches into it from above."""
        self._column, self._width = -1, 1
        self._below: dict[int, int] = {}  # rows that the cell of a column still reaches over
        self._taken: set[int] = set()

    def row(self) -> None:
        """Begins a row, with what reaches into it."""
        self._row, self._column, self._width = self._row + 1, -1, 1
        self._taken = {column for column, left in self._below.items() if left}
        for column in self._taken:
            self._below[column] -= 1
            self._repeat(column)

    def cell(self, rows: int = 1, columns: int = 1) -> None:
        """Begins a cell of the row, behind those that reach into it."""
        self._column += self._width
        while self._column in self._taken:
            self._column += 1
        self._width = min(max(columns, 1), _MOST)
        for column in range(self._column, self._column + self._width):
            self._below[column] = min(max(rows, 1), _MOST) - 1

    def again(self) -> None:
        """Says of the cell that has begun that it is the one above."""
        self._repeat(self._column)

    def block(self, start: int) -> None:
        """Tells that a block stands in the cell that has begun."""
        if self._column >= 0:
            self.found.append((start, self._row, self._column))

    def _repeat(self, column: int) -> None:
        above = [(start, row, at) for start, row, at in self.found[-_MOST:] if (row, at) == (self._row - 1, column)]
        self.found += [(start, self._row, at) for start, _, at in above]
