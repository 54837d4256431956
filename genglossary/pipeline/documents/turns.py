"""Labels of speakers that the format sets apart from what is said: cells of a table, terms of a definition list,
paragraphs of their own.

Names come again there; words that something is said of come once.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from genglossary.pipeline.documents.arguments import heads_arguments
from genglossary.pipeline.documents.glossary_tables import folded_cell, rows_of
from genglossary.pipeline.languages.combined import combined
from genglossary.pipeline.text.lazily import compiled
from genglossary.pipeline.text.speech_labels import ASIDE, LATIN, WIDE
from genglossary.pipeline.types import Source

_NAME = compiled(rf"[*_\s○◯●(（\[【]*(?:{LATIN}|{WIDE}(?:[ 　]{{1,2}}{WIDE})?)[)）\]】]?{ASIDE}\s?[:：]?[*_\s]*")
_SAID = re.compile(r"[.!?…。！？][)）”’」』\"']*\s*\Z")
_LONGEST = 40  # characters of a name
_FEWEST = 4  # turns
_AGAIN = 0.6  # of the turns are of somebody who has another one: at least, and so are all names of half of them
_SHARE = 0.3  # of the paragraphs
_WIDEST = 4  # columns
_LISTED = frozenset({"definition_term", "definition_text"})
_Turn = tuple[int, tuple[int, ...]]


def turns(source: Source, proses: Mapping[int, str]) -> Iterator[_Turn]:
    """The index of each block of `source` that only names who speaks, with those of what is said.

    `proses` are those of its blocks, by index; blocks that have none are no prose.
    """
    for kind, group in groupby(sorted(proses), lambda at: _part(source, at)):
        numbers = list(group)
        if kind == "list":
            yield from _checked(_listed(source, numbers), proses)
        elif kind == "table":
            yield from _tabled(source, numbers, proses)
    paragraphs = [at for at in sorted(proses) if source.blocks[at].kind in ("paragraph", "quote")]
    yield from _paragraphs(paragraphs, proses)


def _part(source: Source, at: int) -> str:
    kind = source.blocks[at].kind
    return "list" if kind in _LISTED else "table" if kind == "table_cell" else ""


def _listed(source: Source, numbers: Sequence[int]) -> list[_Turn]:
    """Each term with its texts."""
    terms = [place for place, at in enumerate(numbers) if source.blocks[at].kind == "definition_term"]
    return [
        (numbers[place], tuple(numbers[place + 1 : after]))
        for place, after in pairwise([*terms, len(numbers)])
    ]  # fmt: skip


def _checked(found: Sequence[_Turn], proses: Mapping[int, str]) -> Sequence[_Turn]:
    """The turns, if enough of those who speak do so again, and say something."""
    names = [proses[at].strip() for at, _ in found]
    counts = Counter(names)
    again = sum(count for count in counts.values() if count > 1)
    if len(found) < _FEWEST or len(counts) < 2 or again < _AGAIN * len(found) or 2 * len(counts) > len(found) + 1:
        return ()
    return found if all(map(_is_name, counts)) and all(said for _, said in found) else ()


def _is_name(text: str) -> bool:
    return len(text) <= _LONGEST and _NAME.fullmatch(text) is not None and not heads_arguments(text)


def _tabled(source: Source, numbers: Sequence[int], proses: Mapping[int, str]) -> Iterator[_Turn]:
    """The turns of the first way to part the cells into rows, and of the first column of names, that has some."""
    for rows in _rows(source, numbers):
        for column in range(len(rows[0]) - 1):
            found = [(row[column], tuple(row[column + 1 :])) for row in rows]
            if folded_cell(source, rows[0][column]) in combined().speaker_heads:
                yield from ((found[0][0], ()), *found[1:])
                return
            said = [turn for turn in found if _SAID.search(proses[turn[1][-1]])]
            if len(said) >= len(found) - 1 and (checked := _checked(said, proses)):
                yield from checked
                return


def _rows(source: Source, numbers: Sequence[int]) -> Iterator[list[Sequence[int]]]:
    """The cells as rows of as many columns: those of their lines, or where each cell has its own, of two and more."""
    rows = [row for row in rows_of(source, numbers, combined()) if len(row) > 1]
    if rows:
        width = Counter(map(len, rows)).most_common(1)[0][0]
        yield [row for row in rows if len(row) == width]
        return
    for width in range(2, _WIDEST + 1):
        if len(numbers) % width == 0:
            yield [numbers[at : at + width] for at in range(0, len(numbers), width)]


def _paragraphs(numbers: Sequence[int], proses: Mapping[int, str]) -> Iterator[_Turn]:
    """Names in paragraphs of their own above what is said."""
    names = Counter(text for at in numbers if _is_name(text := proses[at].strip()) and not _SAID.search(text))
    places = [place for place, at in enumerate(numbers) if names[proses[at].strip()] > 1]
    found = [(numbers[place], tuple(numbers[place + 1 : after])) for place, after in pairwise([*places, len(numbers)])]
    if len(found) >= _SHARE * len(numbers):
        yield from _checked(found, proses)
