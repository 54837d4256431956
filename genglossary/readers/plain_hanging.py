"""Lists of words in plain text whose terms have lines of their own; what they mean stands below, further right."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from genglossary.pipeline.types import Span
from genglossary.readers.plain_lists import ListEntry, indent

_SENTENCE = (  # what a line of a letter or a verse begins with, and an entry does not
    r"(?!(?:The|A|An|I|We|You|He|She|It|They|My|Our|Your|His|Her|Their|This|That|These|Those|And|But|Or|If|When|Then)\b)"
)
_TERM = re.compile(
    rf"\s*{_SENTENCE}(?P<term>[\"“‘「『]?[^\W\d_](?:[^\n.,;:!?。、，；：！？@<>{{}}=|/\\]{{0,38}}[^\s.,;:!?。、，；：！？@<>{{}}=|/\\-])?)[:：]?\s*"
)
_GAP = re.compile(r" {2}|[\t　]")  # what the line says stands behind it, not below
_MOST_WORDS = 5  # of a term
_TEXT = re.compile(r"\s*[\w\"“‘「『(（]")  # no bullet: items stand below what groups them
_DEEPER = 2  # columns from a term to what it means, at least
_STOP = re.compile(r"[.。][)）”’」』\"']?\s*\Z")
_LEAST = 2  # entries
_SHARE = 0.6  # of the texts that end as sentences do: the lines of addresses and verses do not


class _Piece(NamedTuple):
    """An entry, the column of its term, and the indices of the chunks that it stands in."""

    entry: ListEntry
    column: int
    chunks: tuple[int, ...]


def hanging_entries(text: str, chunks: Sequence[Sequence[Span]], usual: int) -> Mapping[int, list[ListEntry]]:
    """The entries of such lists, for each of their chunks by where it starts. `chunks` are lines without an empty one
    between, most of which have `usual` characters before their words; where one stands between a term and its meaning,
    the latter's chunk has no entries left.
    """
    found: dict[int, list[ListEntry]] = {}
    for run in _runs(text, chunks, usual):
        if not _is_list(text, run):
            continue
        for piece in run:
            for number in piece.chunks:
                found.setdefault(chunks[number][0].start, [])
            found[chunks[piece.chunks[0]][0].start].append(piece.entry)
    return found


def _runs(text: str, chunks: Sequence[Sequence[Span]], usual: int) -> Iterator[list[_Piece]]:
    """Pieces that follow each other at one column; a further paragraph about a term may stand between."""
    run: list[_Piece] = []
    number = 0
    while number < len(chunks):
        pieces = _within(text, chunks[number], number) or _across(text, chunks, number, usual)
        if pieces and run and pieces[0].column != run[0].column:
            yield run
            run = []
        if not pieces and not (run and _is_below(text, chunks[number], run[0].column)):
            yield run
            run = []
        run += pieces
        number = pieces[-1].chunks[-1] + 1 if pieces else number + 1
    yield run


def _within(text: str, chunk: Sequence[Span], number: int) -> list[_Piece]:
    """The pieces of a chunk that has nothing else: terms at one column, each with lines further right below it."""
    column = indent(text, chunk[0])
    heads = [at for at, line in enumerate(chunk) if indent(text, line) < column + _DEEPER]
    if len(chunk) < _LEAST or any(indent(text, chunk[at]) != column for at in heads):
        return []
    ends = [*heads[1:], len(chunk)]
    made = [_piece(text, chunk[at], chunk[at + 1 : end], (number,)) for at, end in zip(heads, ends, strict=True)]
    pieces = [piece for piece in made if piece]
    return pieces if len(pieces) == len(made) else []


def _across(text: str, chunks: Sequence[Sequence[Span]], number: int, usual: int) -> list[_Piece]:
    """The piece of a line that stands alone, and the chunk below it.

    What stands further left than most lines is a heading.
    """
    if len(chunks[number]) > 1 or number + 1 == len(chunks):
        return []
    head, below = chunks[number][0], chunks[number + 1]
    if indent(text, head) < usual or not _is_below(text, below, indent(text, head)):
        return []
    piece = _piece(text, head, below, (number, number + 1))
    return [piece] if piece else []


def _is_below(text: str, chunk: Sequence[Span], column: int) -> bool:
    return all(indent(text, line) >= column + _DEEPER for line in chunk)


def _piece(text: str, head: Span, lines: Sequence[Span], chunks: tuple[int, ...]) -> _Piece | None:
    term = _TERM.fullmatch(text, *head)
    if (
        not lines
        or not term
        or not _TEXT.match(text, *lines[0])
        or _GAP.search(term["term"])
        or len(term["term"].split()) > _MOST_WORDS
    ):
        return None
    return _Piece(ListEntry(Span(*term.span("term")), tuple(lines)), indent(text, head), chunks)


def _is_list(text: str, run: Sequence[_Piece]) -> bool:
    terms = {text[piece.entry.term.start : piece.entry.term.end] for piece in run}
    stops = sum(_STOP.search(text, *piece.entry.text[-1]) is not None for piece in run)
    return _LEAST <= len(run) == len(terms) and stops >= _SHARE * len(run)
