"""PDF: the text of the pages in reading order, put together to paragraphs again.

A PDF knows letters and places, no structure: headings are told by their size, paragraphs by distance, indentation
and short lines. A page without letters is a picture; reading pictures is not done here, and is said.
"""

import re
from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from itertools import pairwise
from statistics import median_low
from typing import Any

from genglossary.pipeline.text import hyphens
from genglossary.pipeline.text.stated import stated
from genglossary.pipeline.types import OFFSETS, BlockKind
from genglossary.readers import pdf_fonts
from genglossary.readers.composer import Composer
from genglossary.readers.pdf_heads import Placed, without_running_heads
from genglossary.readers.pdf_lists import ITEM, entries
from genglossary.readers.pdf_page import Line, Page
from genglossary.readers.pdf_ruby import with_ruby
from genglossary.readers.types import Reading, Unreadable

_pdfium: Any = import_module("pypdfium2")
pdf_fonts.use_own()

_PASSWORD = 4  # FPDF_ERR_PASSWORD
_SENTENCE_END = re.compile(r"[.!?:。．！？」』）)]\s*$")
_LARGER = 1.15  # a heading, times the size of most letters
_OTHER_SIZE = 12  # parts of its size that make a line one of other letters than most
_APART = 1.5  # another paragraph, times the usual distance of lines


def read(data: bytes) -> Reading:
    """The structure of a PDF file. Raises `Unreadable` where it is damaged, protected or made of pictures."""
    document = _opened(data)
    unclear: list[int] = []
    pages = [_lines(document, number, unclear) for number in range(len(document))]
    empty = [number for number, lines in enumerate(pages, start=1) if not lines]
    if len(empty) == len(pages):
        raise Unreadable(
            stated("The pages are pictures without text (a scan). Run text recognition (OCR) over the file first.")
        )
    composer = Composer()
    _compose(without_running_heads(list(_with_whole_words(pages))), composer)
    return composer.reading(title=document.get_metadata_dict().get("Title", ""), warnings=_warnings(empty, unclear))


def _lines(document: Any, number: int, unclear: list[int]) -> list[Line]:
    """The lines of one page; a damaged page has none, which is said as of one without text. Adds to `unclear` the
    page, counted from 1, where a font does not tell which characters its letters are."""
    try:
        page = Page(document[number])
    except _pdfium.PdfiumError:
        return []
    lines = page.lines()
    if any(map(page.is_unclear, lines)):
        unclear.append(number + 1)
    return with_ruby(page, lines)


def _with_whole_words(pages: list[list[Line]]) -> Iterator[list[Line]]:
    """The pages with the words whole that a line end had cut, where pdfium took both lines for one."""
    document = "\n".join(line.text for lines in pages for line in lines)
    for lines in pages:
        yield [_whole(line, document) if "-\n" in line.text and not line.readings else line for line in lines]


def _whole(line: Line, document: str) -> Line:
    text, places = hyphens.joined(line.text.replace("\n", hyphens.LINE_END), array(OFFSETS, line.places), document)
    return replace(line, text=text, places=tuple(places))


def _opened(data: bytes) -> Any:
    try:
        return _pdfium.PdfDocument(data)
    except _pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            raise Unreadable(stated("The file is protected by a password.")) from None
        raise Unreadable(stated("The file is damaged or incomplete: it is not a PDF that can be opened.")) from None


def _warnings(empty: list[int], unclear: list[int]) -> tuple[str, ...]:
    said: list[str] = []
    if empty:
        said.append(
            stated("Pages without text, which may be pictures of text or damaged: %(pages)s.", pages=_numbers(empty))
        )
    if unclear:
        said.append(
            stated(
                "Pages with fonts that do not say which characters their letters are, so that what was read of them"
                " may be wrong: %(pages)s.", pages=_numbers(unclear),
            )
        )  # fmt: skip
    return tuple(said)


def _numbers(pages: list[int]) -> str:
    return ", ".join(map(str, pages[:10])) + (f", … ({len(pages)})" if len(pages) > 10 else "")


def _compose(lines: list[Placed], composer: Composer) -> None:
    sizes: Counter[int] = Counter()
    for _, line in lines:
        sizes[round(line.size)] += len(line.text)
    body = max(sizes, key=sizes.__getitem__, default=1)
    levels = sorted((size for size in sizes if size >= body * _LARGER), reverse=True)
    paragraphs = list(_paragraphs(lines))
    terms = entries([[line for _, line in paragraph] for paragraph in paragraphs])
    for at, paragraph in enumerate(paragraphs):
        size = round(paragraph[0].line.size)
        if size in levels and sum(len(placed.line.text) for placed in paragraph) <= 120:
            _add(paragraph, composer, "heading", min(6, levels.index(size) + 1))
        elif at in terms or at - 1 in terms:
            _add(paragraph, composer, "definition_term" if at in terms else "definition_text", 0)
        else:
            _add(paragraph, composer, "table_cell" if paragraph[0].line.cell else "paragraph", 0)


def _add(paragraph: list[Placed], composer: Composer, kind: BlockKind, level: int) -> None:
    first = paragraph[0].line
    mark = ITEM.match(first.text) if kind == "paragraph" else None
    _words(first, composer, mark.end() if mark else 0)
    for placed in paragraph[1:]:
        composer.add("\n")
        _words(placed.line, composer, 0)
    composer.end("list_item" if mark else kind, level=level, page=paragraph[0].page)


def _words(line: Line, composer: Composer, at: int) -> None:
    for start, end, said in line.readings:
        if start >= at:
            _add_plain(line, composer, at, start)
            composer.ruby(line.text[start:end], said)
            at = end
    _add_plain(line, composer, at, len(line.text))


def _add_plain(line: Line, composer: Composer, start: int, end: int) -> None:
    """The characters of a line from `start` to `end`, but for the marks of notes."""
    kept = (at for at in range(start, end) if line.places[at] not in line.raised) if line.raised else range(start, end)
    composer.add("".join(map(line.text.__getitem__, kept)))


class _Column:
    """Lines that follow each other down a page: where they begin and end, and how far apart they usually are."""

    def __init__(self, lines: list[Placed]) -> None:
        self.lines = lines
        usual = median_low([line.size for _, line in lines])
        # A title or an abstract in other letters may go across all columns.
        own = [line for _, line in lines if abs(line.size - usual) <= usual / _OTHER_SIZE]
        self.start = min(line.start for line in own)
        self.end = max(line.end for line in own)
        self.leading = min(
            median_low([b.line.across - a.line.across for a, b in pairwise(lines)] or [0.0]),
            2 * median_low([line.size for _, line in lines]),  # a column of a heading and a line has no usual distance
        )


def _columns(lines: list[Placed]) -> Iterator[_Column]:
    column: list[Placed] = []
    for placed in lines:
        if column and (placed.page != column[-1].page or placed.line.across <= column[-1].line.across):
            yield _Column(column)
            column = []
        column.append(placed)
    if column:
        yield _Column(column)


def _paragraphs(lines: list[Placed]) -> Iterator[list[Placed]]:
    paragraph: list[Placed] = []
    before = None
    for column in _columns(lines):
        for placed in column.lines:
            if paragraph and (
                _parts(paragraph[-1].line, placed.line, column, before is column) or _is_outside(paragraph, placed.line)
            ):
                yield paragraph
                paragraph = []
            paragraph.append(placed)
            before = column
    if paragraph:
        yield paragraph


def _is_outside(paragraph: list[Placed], line: Line) -> bool:
    """Whether `line` begins before all of `paragraph`, as what follows an indented block does."""
    return len(paragraph) > 1 and all(before.start - line.start > 0.8 * line.size for _, before in paragraph)


def _parts(before: Line, line: Line, column: _Column, same_column: bool) -> bool:
    """Whether a new paragraph begins with `line`."""
    if line.cell or before.cell:
        return True
    if abs(before.size - line.size) > before.size / 5 or ITEM.match(line.text):
        return True
    indented = line.start - column.start > 0.8 * line.size
    if not same_column:
        return indented or _SENTENCE_END.search(before.text) is not None
    if line.across - before.across - before.depth > _APART * column.leading + 1:
        return True
    if indented and not before.start - column.start > 0.8 * line.size:
        return True
    missing = column.end - before.end
    ended = _SENTENCE_END.search(before.text) is not None
    return missing > (column.end - column.start) / 4 or (ended and missing > 2 * line.size)
