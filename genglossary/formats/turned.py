"""Tables whose terms stand in columns, with a row for each thing that is said of them."""

from collections.abc import Sequence

from genglossary.formats.column_names import OTHERS
from genglossary.formats.columns import guessed, is_header
from genglossary.formats.heads import Rows

_FEWEST = 2
"""Names that are known, and terms."""
_MOST_NAMES = 40


def turned(rows: Rows) -> Rows:
    """Such a table with its terms in rows, each with the number of its column; any other one as it is. A title may
    stand above it."""
    first = next((at for at, (_, cells) in enumerate(rows) if _filled(cells) > _FEWEST), len(rows))
    body = [cells for _, cells in rows[first:]]
    if not _FEWEST <= len(body) <= _MOST_NAMES:
        return rows
    left = min(at for cells in body for at, cell in enumerate(cells) if cell.strip())
    width = max(map(len, body))
    columns = [tuple(cells[at] if at < len(cells) else "" for cells in body) for at in range(left, width)]
    if not _names_rows(columns[0], body[0]):
        return rows
    return tuple((at, column) for at, column in enumerate(columns, left + 1) if any(map(str.strip, column)))


def _names_rows(names: Sequence[str], above: Sequence[str]) -> bool:
    """Whether most words of the first column name things that are said of terms, more than those of the first row."""
    known = _known(names)
    is_named = all(map(str.strip, names)) and is_header(names)
    is_head = _known(above) in (known, _filled(above))
    return is_named and not is_head and known >= max(_FEWEST, len(names) / 2, _known(above))


def _known(names: Sequence[str]) -> int:
    return sum(each.field != OTHERS for each in guessed(names))


def _filled(cells: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in cells)
