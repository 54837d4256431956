"""Glossaries in documents (HTML, Word, PDF, AsciiDoc, reStructuredText), found in what their readers make of them.

Definition lists, tables with a column of terms, “term: definition” line by line, or a heading for each term. The place
of an entry is its page where the format has pages, else the number of its paragraph.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby

from genglossary import readers
from genglossary.formats.columns import is_header
from genglossary.formats.heads import names_several
from genglossary.formats.pages import asciidoc_cells, rst_cells
from genglossary.formats.pages.found import Lines, PageEntry, lines_of
from genglossary.formats.pages.headed import PagePart, entries_of_headings, entry_of_line
from genglossary.formats.pages.rst_terms import name_term
from genglossary.formats.pages.rst_text import plain
from genglossary.formats.plainly import one_line
from genglossary.formats.sheets import FOR_PEOPLE, Sheet
from genglossary.formats.tables import Choices, Received, read_table
from genglossary.formats.types import Entry, Problem, Unusable
from genglossary.pipeline.documents.glossary_tables import glossary_cells
from genglossary.pipeline.text.display import PlainText
from genglossary.pipeline.text.stated import stated
from genglossary.pipeline.types import Block, BlockKind, Source, Span
from genglossary.readers import own_output
from genglossary.readers.encoding import decode
from genglossary.readers.types import Reading, Unreadable

_RST = ".rst"
_ASCIIDOC = (".adoc", ".asciidoc")
SUFFIXES = (".html", ".htm", ".xhtml", ".docx", ".pdf", *_ASCIIDOC)
"""Of documents that are read as pages with a glossary."""

_TEXT = ".txt"
_BEHIND = re.compile(r"^【([^【】\n]{1,60})】[ 　]*([（(][^（）()\n]{1,60}[）)])[ 　]*$", re.M)
_KANA = re.compile(r"[ぁ-ゖァ-ヺー・\s]+")
_FEWEST = 2
"""Lines that are alike before they are taken for entries."""
_SHARE = 0.5
_UNNAMED = (2, 3)
"""Columns of a table that may have terms and definitions though nothing says so."""

Row = tuple[int, tuple[str, ...]]


def read_with_lines(suffix: str, data: bytes) -> Lines:
    """All entries of a document with their places. Raises `Unusable` where none is found."""
    try:
        data = _with_readings_within(data) if suffix == _TEXT else data
        reading = readers.read(f"glossary{suffix}", data)
    except Unreadable as error:
        raise Unusable(FOR_PEOPLE if error.reason == own_output.REASON else error.reason) from None
    page = _Page(*_with_words(suffix, reading), is_classified=suffix == _RST)
    listed = [*page.definitions()]
    tabled, problems = page.tables(any_of_them=not listed)
    if not (listed or tabled):
        listed = page.lines()
    headed = entries_of_headings(page.parts)
    if len(headed) > len(listed) + len(tabled):
        listed, tabled, problems = headed, [], []
    if not (listed or tabled or problems):
        raise Unusable(stated("It has no list, table or headings of terms that would be a glossary."))
    entries, wrong = lines_of(listed, problems)
    return tuple(sorted([*entries, *tabled], key=lambda each: each[0])), wrong


def _with_readings_within(data: bytes) -> bytes:
    """Plain text with the readings behind 【term】 in its brackets, where a line is no more than that."""
    return _BEHIND.sub(r"【\1\2】", decode(data).text).encode()


def _with_words(suffix: str, reading: Reading) -> tuple[Reading, Callable[[Block], str]]:
    """A document, and how the words of its blocks are told from its markup."""
    if suffix in _ASCIIDOC:
        shown = PlainText(reading.text, reading.blocks)
        with_cells = replace(reading, cells=tuple(asciidoc_cells.cells_of(reading)))
        return with_cells, lambda block: shown.within(Span(block.start, block.end))
    if suffix == _RST:
        with_cells = replace(reading, cells=tuple(rst_cells.cells_of(reading)))
        return with_cells, lambda block: plain(reading.text[block.start : block.end])
    return reading, lambda block: reading.text[block.start : block.end]


class _Page:
    """The blocks of a document with their words, which `said` tells. Terms of reStructuredText are classified behind
    them, in the same line."""

    def __init__(self, reading: Reading, said: Callable[[Block], str], *, is_classified: bool) -> None:
        self._is_classified = is_classified
        self._reading = reading
        self._blocks = [*self._numbered()]
        self.parts = [PagePart(kind, block.page or at, block.level, said(block)) for at, kind, block in self._blocks]

    def _numbered(self) -> Iterator[tuple[int, str, Block]]:
        """Number, kind and block: cells of which no row is known are terms and definitions where the heads of their
        table say so."""
        reading = self._reading
        source = Source(key=0, name="", text=reading.text, blocks=reading.blocks)
        told = glossary_cells(source) if not reading.cells else dict[int, BlockKind]()
        for at, block in enumerate(reading.blocks):
            yield at + 1, told.get(at, block.kind), block

    def definitions(self) -> Iterator[PageEntry]:
        """The entries of definition lists: terms one below the other share what is said below them."""
        entry: PageEntry | None = None
        for part, (_, _, block) in zip(self.parts, self._blocks, strict=True):
            if part.kind == "definition_text":
                if entry and (said := one_line(part.words)) and not entry.take(said):
                    entry.paragraphs.append(said)
                continue
            if entry and (part.kind != "definition_term" or entry.paragraphs or entry.notes):
                yield entry
                entry = None
            if part.kind == "definition_term":
                entry = entry or PageEntry(line=part.line, terms=[])
                self._name(entry, part, block)
        if entry:
            yield entry

    def _name(self, entry: PageEntry, part: PagePart, block: Block) -> None:
        """Give `entry` the term of `part`; reStructuredText has its classifiers in the line of the term."""
        if self._is_classified:
            name_term(entry, self._reading.text[block.start :].partition("\n")[0])
        else:
            entry.add_terms(part.words, _spoken(self._reading.text, block))

    def tables(self, *, any_of_them: bool) -> tuple[list[tuple[int, Entry]], list[Problem]]:
        """The rows of tables whose heads name terms, or of any narrow one."""
        tables = [*self._tables()]
        named_ = [rows for rows in tables if is_header(rows[0][1])]
        if not named_ and any_of_them:
            named_ = [
                rows for rows in tables if len(rows) >= _FEWEST and max(len(cells) for _, cells in rows) in _UNNAMED
            ]
        read: list[Received] = [read_table(Sheet(rows=tuple(rows)), Choices()) for rows in named_]
        return [each for one in read for each in one.entries], [each for one in read for each in one.problems]

    def _tables(self) -> Iterator[list[Row]]:
        """Tables as rows of text; other words part them from each other."""
        cells: dict[int, list[tuple[int, int]]] = {}
        for start, row, column in self._reading.cells:
            cells.setdefault(start, []).append((row, column))
        for is_cell, group in groupby(
            zip(self.parts, self._blocks, strict=True), lambda each: each[1][2].start in cells
        ):
            if not is_cell:
                continue
            rows: dict[int, tuple[int, dict[int, list[str]]]] = {}
            joined: list[tuple[int, int, str]] = []
            for part, (_, _, block) in group:
                (row, column), *others = cells[block.start]
                words = one_line(part.words)
                rows.setdefault(row, (part.line, {}))[1].setdefault(column, []).append(words)
                joined += [(*other, words) for other in others]
            for row, column, words in joined:
                if row in rows:  # else nothing of its own stands there
                    rows[row][1].setdefault(column, []).append(words)
            yield from _apart([(line, _row(said)) for line, said in rows.values()])

    def lines(self) -> list[PageEntry]:
        """The entries of the kind of lines, items or paragraphs, of which most are “term: definition”."""
        for kind in ("list_item", "paragraph"):
            of_kind = [part for part in self.parts if part.kind == kind]
            found = [entry for part in of_kind for entry in _of_lines(part)]
            if len(found) >= _FEWEST and len(found) >= _SHARE * len(of_kind):
                return found
        return []


def _of_lines(part: PagePart) -> list[PageEntry]:
    """The entries of all lines of a paragraph, where each is one; else the one that it is as a whole, if any."""
    lines = part.words.split("\n")
    entries = [entry for line in lines if (entry := entry_of_line(part.line, line))]
    if len(lines) > 1 and len(entries) == len(lines):
        return entries
    entry = entry_of_line(part.line, part.words)
    return [entry] if entry else []


def _apart(rows: list[Row]) -> Iterator[list[Row]]:
    """The tables of which one follows the other: each begins with names of columns."""
    first = 0
    for at in range(1, len(rows)):
        if names_several(rows[at][1]):
            yield rows[first:at]
            first = at
    yield rows[first:]


def _row(said: dict[int, list[str]]) -> tuple[str, ...]:
    return tuple("\n".join(said.get(column, ())) for column in range(max(said) + 1))


def _spoken(text: str, block: Block) -> str:
    """A term with the readings that stand above its characters in their place; "" where it has none."""
    said, at = "", block.start
    for span, reading in block.readings:
        said, at = said + _unskipped(text, at, span.start, block) + reading, span.end
    spoken = said + _unskipped(text, at, block.end, block)
    return spoken if block.readings and _KANA.fullmatch(spoken) else ""


def _unskipped(text: str, start: int, end: int, block: Block) -> str:
    """The characters from `start` to `end` that are no markup, such as the brackets around a reading."""
    return "".join(text[at] for at in range(start, end) if not any(skip.start <= at < skip.end for skip in block.skips))
