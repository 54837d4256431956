"""Plain text that is set in two columns, as newsletters and text taken out of PDF files are."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

_RIGHT = re.compile(r"(?<=[^ 　\n])(?: {2,}|　[ 　]*)(?=[^ 　\n])")
_LEAST = 6  # lines with both columns
_NARROW = 18  # characters of most lines of a column at least; what is shorter is a list or a table
_FULL = 0.6  # of the lines of both columns are as long
_GO_ON = 0.3  # of the lines go on with the sentence of the one above
_SHORT = 0.6  # of the longest line: the last one of a paragraph
_HYPHENS = ("-", "\u2010", "\u00ad")
_GOES_ON = re.compile(r"[a-zß-öø-ÿ\u3041-\u9fff]")
_OPEN = re.compile(r"[^.!?:。！？：]\Z")


def below_each_other(text: str) -> str:
    """`text` with the right column of such parts below the left one; "" where it has none."""
    starts = Counter(each.end() - text.rfind("\n", 0, each.start()) - 1 for each in _RIGHT.finditer(text))
    column, count = max(starts.items(), key=lambda pair: pair[1], default=(0, 0))
    if count < _LEAST or column < _NARROW:
        return ""
    made: list[str] = []
    found = False
    for may_be, group in groupby(text.split("\n"), lambda line: _fits(line, column)):
        lines = list(group)
        parted = _parted(lines, column) if may_be else None
        found = found or parted is not None
        made += lines if parted is None else parted
    return "\n".join(made) if found else ""


def _fits(line: str, column: int) -> bool:
    """Whether a line may have two columns, or one of them."""
    return "\f" not in line and (len(line) <= column or (line[column - 1] in " 　" and line[column] not in " 　"))


def _parted(lines: Sequence[str], column: int) -> list[str] | None:
    """The left column and the right one below it; None where `lines` are no running text in columns."""
    left, right = ([part.rstrip(" 　") for part in side] for side in _sides(lines, column))
    both = [at for at in range(len(lines)) if left[at] and right[at]]
    if len(both) < _LEAST or not (_is_running(left) and _is_running(right)):
        return None
    first, last = both[0], both[-1] + 1
    while last < len(lines) and (left[last] or right[last]):
        last += 1
    return [*lines[:first], *_joined(left[first:last]), "", *_joined(right[first:last]), *lines[last:]]


def _sides(lines: Sequence[str], column: int) -> tuple[Iterator[str], Iterator[str]]:
    return (line[:column] for line in lines), (line[column:] for line in lines)


def _joined(column: Sequence[str]) -> list[str]:
    """Paragraphs on a line each, but for words that a line end cut: lines as short as these would pass for verses."""
    paragraphs = [""]
    longest = max(map(len, column))
    is_new = True
    for line in column:
        if is_new or not line or line[0] in " 　":
            paragraphs.append(line)
        else:
            above = paragraphs[-1]
            gap = "\n" if above.endswith(_HYPHENS) else " " if above[-1:].isascii() or line[0].isascii() else ""
            paragraphs[-1] = f"{above}{gap}{line}"
        is_new = len(line) < _SHORT * longest
    return paragraphs


def _is_running(column: Sequence[str]) -> bool:
    said = [line.strip(" 　") for line in column if line]
    full = sum(len(line) >= _NARROW for line in said)
    go_on = sum(bool(_OPEN.search(above) and _GOES_ON.match(below)) for above, below in pairwise(said))
    return full >= _FULL * len(said) and go_on >= _GO_ON * (len(said) - 1)
