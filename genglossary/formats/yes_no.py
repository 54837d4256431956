"""Cells and columns that say yes or no, as people and tools write it."""

from collections.abc import Iterable

from genglossary.formats.statuses import WrongCell
from genglossary.pipeline.text.folding import fold_key
from genglossary.pipeline.text.stated import stated

_YES = frozenset(
    map(fold_key, ("yes", "y", "true", "1", "x", "on", "はい", "有", "有り", "あり", "要", "○", "〇", "✓"))
)
_NO = frozenset(map(fold_key, ("no", "n", "false", "0", "off", "いいえ", "無", "無し", "なし", "不要", "×", "✗", "-")))


def is_yes(text: str, column: str) -> bool:
    """Whether a cell says yes. Raises ValueError for what is neither yes nor no."""
    if (key := fold_key(text)) in _YES or key in _NO:
        return key in _YES
    raise WrongCell(stated("%(text)r in the column for “%(column)s” is neither yes nor no.", text=text, column=column))


def is_flag(cells: Iterable[str]) -> bool:
    """Whether a column says yes or no, and not which spellings."""
    return all(fold_key(text) in _YES | _NO for cell in cells if (text := cell.strip()))
