"""The result of a reader, and its error."""

from dataclasses import dataclass

from genglossary.pipeline.types import Block, Span


class Unreadable(Exception):
    """The document gives no text; `reason` is a sentence for the person who brought it."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Damaged(Unreadable):
    """A part of the document gives no text, though others may."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """The text that is stored and searched, and its structure.

    `blocks` are in order of `start`, do not overlap, and their offsets count characters of `text`. `title` is
    "" where the document names none. `encoding` is the codec of a text format, "" of a binary one. `warnings`
    are sentences about what a person should check; the text is usable all the same. `cells` are (start of a block, row,
    column) of the cells of tables, from formats that tell it: empty cells have no block. Rows count through all
    tables; a block that stands in several rows is there once for each, its own first. `code` are spans of inline code,
    from formats whose text does not show it; where it holds a name it is prose all the same.
    """

    text: str
    blocks: tuple[Block, ...]
    title: str = ""
    encoding: str = ""
    warnings: tuple[str, ...] = ()
    cells: tuple[tuple[int, int, int], ...] = ()
    code: tuple[Span, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """Limits for reading one document: seconds by the clock, and bytes of memory."""

    seconds: float = 60.0
    memory: int = 1024 * 1024 * 1024
