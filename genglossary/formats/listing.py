"""Several words in one cell or one line."""

import re

_SEPARATORS = (re.compile(r"\n"), re.compile(r"[;；|、]"), re.compile(r", "))
_SPACE = re.compile(r"(?<=\w)(?:&nbsp;|&#160;)+(?=\w)")
_BREAK = re.compile(r"(?<=[\w.。、,;；:：!?！？)）」』】”…])<br\s*/?>\s*|\s*<br\s*/?>(?=[\w(（「『【“•・*-])", re.I)


def listed(cell: str) -> list[str]:
    """The items of a cell: one a line, else between semicolons and the like, else between commas."""
    pattern = next((each for each in _SEPARATORS if each.search(cell)), _SEPARATORS[0])
    return [item for part in pattern.split(cell) if (item := " ".join(part.split()))]


def listed_terms(cell: str) -> list[str]:
    """Terms of another language, which have commas in them more often than they are lists."""
    return [item for part in re.split(r"\n|[;；]", cell) if (item := " ".join(part.split()))]


def in_lines(cell: str) -> str:
    """A cell with the lines that <br> makes and the spaces of &nbsp;, as wikis and trackers export them. They count
    beside words: with spaces around them, in quotation marks or alone they are what people write about."""
    return _BREAK.sub("\n", _SPACE.sub(" ", cell)).strip()
