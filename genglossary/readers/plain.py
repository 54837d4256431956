"""Plain text: paragraphs, list items, and headings marked as such. The stored text is the file's own."""

import re
from collections.abc import Iterator
from itertools import pairwise

from genglossary.pipeline.text.width import width_of
from genglossary.pipeline.types import Block, BlockKind, Span
from genglossary.readers import ruby
from genglossary.readers.asides import marked, merged
from genglossary.readers.encoding import decode
from genglossary.readers.plain_hanging import hanging_entries
from genglossary.readers.plain_heads import headings_of, marked_titles
from genglossary.readers.plain_lists import ListEntry, parted_entries, usual_indent
from genglossary.readers.plain_mail import mail_lines
from genglossary.readers.plain_manuals import manual_lines, manual_titles, typed
from genglossary.readers.plain_pages import (
    PAGE_NUMBER,
    goes_on,
    headed_contents,
    is_contents,
    numbered_contents,
    running_lines,
)
from genglossary.readers.plain_tables import cells_of, is_table
from genglossary.readers.types import Reading

_LINE = re.compile(r"[^\n\f]+")
_WRAP = 40  # columns: lines of a paragraph that somebody wrapped are longer than this
_ITEM = re.compile(
    r"[ \t　]*(?!\*{1,3}[^\s*][^*\n]{0,60}\*)(?:[-*+•‣◦●○■□◆◇▼▲※→⇒][ \t　]*|・[ 　]?|o[ ]{2,3}|\d{1,3}[.．)）][ \t　]+"
    r"|[(（]\d{1,3}[)）][ \t　]*)(?=\S)"
)
_UNDERLINE = re.compile(r"([=\-~*^])\1{2,}[ \t]*")
_CHAPTER = re.compile(
    r"[ \t　]*(?:第[ 　]?[0-9０-９一二三四五六七八九十百〇]{1,5}[ 　]?([部章節話回編])|Chapter \d{1,3}\b)"
    r"[^。.]{0,60}"
)
_PROSE = re.compile(r"\w")
_QUOTED = re.compile(r"[ \t]*(?!>>> )(?:>[ \t]?){1,5}+(?![>=-])")
_STRESSED = re.compile(  # **bold**, __bold__, *stressed*, _stressed_: the signs
    r"(?<![\w*_/])(?!__[a-z_]+__)(?P<sign>\*{1,3}|_{1,3})(?=[^\s*_])[^*_\n]{0,60}(?:\n(?!\s)[^*_\n]{0,60})?(?<=[^\s*_])(?P<last>(?P=sign))(?![A-Za-z0-9*_])"
)
_CUT_WORD = re.compile(r"[^\W\d_][-\u2010\u00ad]\n\s*[a-zß-öø-ÿ]")

_WRAPPED = re.compile(r"(?:[^\s.!?:]+[ ]+){3,}[^\n]*[^\s.!?:;]\n[a-zß-öø-ÿ]|[^\n]*\w[\"”’']\n[ \t]+[a-z]")
_OPEN = re.compile(r"[^\n。]*、[^\n。]*[ぁ-ヿ一-鿿]\n[ぁ-ヿ一-鿿]")  # 鐘とは、霧の中で / 鳴らす鐘である。


def read(data: bytes) -> Reading:
    """The structure of a plain text file. Raises `Unreadable` where it is not text."""
    text, encoding, warnings = decode(data)
    blocks = marked(text, blocks_of(text))
    title = next((text[block.start : block.end] for block in blocks if block.kind == "heading"), "")
    return Reading(text=text, blocks=blocks, title=title, encoding=encoding, warnings=warnings)


def blocks_of(text: str) -> Iterator[Block]:
    """Blocks of plain text: lines between empty ones, parted where a new paragraph or list item begins."""
    lines = [Span(*line.span()) for line in _LINE.finditer(text) if not line[0].isspace()]
    heads = manual_lines(text, lines)
    chunks = [*_chunks(text, [line for line in lines if line.start not in heads] if heads else lines)]
    usual = usual_indent(text, chunks)
    sections = manual_titles(text, chunks, heads)
    titles = {**marked_titles(text, chunks), **sections}
    listed = hanging_entries(text, [chunk for chunk in chunks if chunk[0].start not in sections], usual)
    shown = {*typed(text, chunks, titles)} if heads else set[int]()
    levels = headings_of(text, chunks, usual, titles)
    headings = {start: level for start, level in levels.items() if start not in listed}
    for chunk in parted_entries(text, chunks, {*headings, *titles}, listed):
        first = chunk[0] if chunk else None
        if isinstance(first, Span) and first.start in titles:
            level, title = titles[first.start]
            yield from _block(text, [title], "heading", level)
            chunk = chunk[1:]
        elif isinstance(first, Span) and first.start in headings:
            yield from _block(text, [first], "heading", headings[first.start])
            chunk = chunk[1:]
        if chunk and isinstance(chunk[0], Span) and chunk[0].start in shown:
            yield from _block(text, [each for each in chunk if isinstance(each, Span)], "code")
        else:
            yield from _chunk(text, chunk)


def _chunks(text: str, lines: list[Span]) -> Iterator[list[Span]]:
    """Those of `lines` without an empty one between them. What a page break cut is joined; contents are left out."""
    if around := mail_lines(text, lines):
        lines = [line for line in lines if line.start not in around]
    running = running_lines(text, lines)
    contents = numbered_contents(text, lines) | headed_contents(text, lines)
    chunk: list[Span] = []
    crossed = False  # a page break since the last line of the chunk
    for at, line in enumerate(lines):
        if line.start in running or _is_page_number(text, lines, at):
            crossed = True
        elif line.start in contents or is_contents(text, line):
            continue
        else:
            if chunk and _is_apart(text, chunk[-1], line) and not (crossed and goes_on(text, chunk[-1], line)):
                yield chunk
                chunk = []
            chunk.append(line)
            crossed = False
    if chunk:
        yield chunk


def _is_apart(text: str, before: Span, line: Span) -> bool:
    return line.start > before.end + 1 or text[before.end] == "\f"


def _is_page_number(text: str, lines: list[Span], at: int) -> bool:
    """Whether a line says nothing but a number, and stands alone."""
    line = lines[at]
    return (
        len(text[line.start : line.end].strip()) < 24
        and PAGE_NUMBER.fullmatch(text, *line) is not None
        and (at == 0 or _is_apart(text, lines[at - 1], line))
        and (at + 1 == len(lines) or _is_apart(text, line, lines[at + 1]))
    )


def _chunk(text: str, pieces: list[ListEntry | Span]) -> Iterator[Block]:
    lines: list[Span] = []
    for each in pieces:
        if isinstance(each, ListEntry):
            yield from _prose(text, lines)
            lines = []
            yield from _entry(text, each)
        else:
            lines.append(each)
    yield from _prose(text, lines)


def _entry(text: str, entry: ListEntry) -> Iterator[Block]:
    yield from _block(text, [entry.term], "definition_term")
    yield from _block(text, [*entry.text], "definition_text")


def _prose(text: str, lines: list[Span]) -> Iterator[Block]:
    if not lines:
        return
    if is_table(text, lines):
        for cell in cells_of(text, lines):
            yield from _block(text, [cell], "table_cell")
        return
    if len(lines) > 1 and (underline := _UNDERLINE.fullmatch(text, *lines[1])):
        yield from _block(text, lines[:1], "heading", "=-~*^".index(underline[1]) + 1)
        lines = lines[2:]
    longest = max(width_of(text[start:end]) for start, end in lines) if len(lines) > 1 else 0
    paragraph: list[Span] = []
    for line in lines:
        if paragraph and _parts(text, paragraph[-1], line, longest):
            yield from _paragraph(text, paragraph)
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield from _paragraph(text, paragraph)


def _parts(text: str, before: Span, line: Span, longest: int) -> bool:
    """Whether a new block begins with `line`, although no empty line stands before it."""
    if line.start > before.end + 1 or _CUT_WORD.search(text, before.end - 3, line.end):
        return False
    if (quoted := _QUOTED.match(text, *line)) and _QUOTED.match(text, *before):
        return _ITEM.match(text, quoted.end(), line.end) is not None
    if _WRAPPED.fullmatch(text, before.start, _second(text, line)) or _OPEN.fullmatch(
        text, before.start, line.start + 1
    ):
        return False
    return (
        longest < _WRAP
        or width_of(text[before.start : before.end]) * 2 < longest
        or text.startswith("　", line.start)
        or _ITEM.match(text, *line) is not None
        or _CHAPTER.fullmatch(text, *line) is not None
        or _CHAPTER.fullmatch(text, *before) is not None
    )


def _second(text: str, line: Span) -> int:
    """The index behind the first letter of a line."""
    return line.start + len(text[line.start : line.end]) - len(text[line.start : line.end].lstrip()) + 1


def _paragraph(text: str, lines: list[Span]) -> Iterator[Block]:
    if len(lines) == 1 and (chapter := _CHAPTER.fullmatch(text, *lines[0])):
        return _block(text, lines, "heading", 2 if chapter[1] in ("節", "話", "回") else 1)
    if all(_QUOTED.match(text, *line) for line in lines):
        return _block(text, lines, "quote")
    if item := _ITEM.match(text, *lines[0]):
        return _block(text, [Span(item.end(), lines[0].end), *lines[1:]], "list_item")
    return _block(text, lines, "paragraph")


def _block(text: str, lines: list[Span], kind: BlockKind, level: int = 0) -> Iterator[Block]:
    start, end = lines[0].start, lines[-1].end
    start += len(text[start:end]) - len(text[start:end].lstrip())
    end = start + len(text[start:end].rstrip())
    if not _PROSE.search(text, start, end):
        return
    found = list(ruby.scan(text, start, end))
    pages = [Span(before.end + 1, line.start) for before, line in pairwise(lines) if line.start > before.end + 1]
    yield Block(
        kind=kind,
        start=start,
        end=end,
        level=level,
        skips=tuple(
            merged(
                [
                    *pages,
                    *_quote_signs(text, lines, kind),
                    *_stresses(text, start, end),
                    *(skip for each in found for skip in each.skips),
                ]
            )
        ),
        readings=tuple(reading for each in found for reading in each.readings),
    )


def _quote_signs(text: str, lines: list[Span], kind: BlockKind) -> Iterator[Span]:
    """The signs before the lines of what is quoted, as in mails."""
    if kind == "quote":
        yield from (Span(*sign.span()) for line in lines if (sign := _QUOTED.match(text, *line)))


def _stresses(text: str, start: int, end: int) -> Iterator[Span]:
    """The signs around words that somebody stresses, as in mails and notes."""
    if "*" in text[start:end] or "_" in text[start:end]:
        for match in _STRESSED.finditer(text, start, end):
            yield Span(*match.span("sign"))
            yield Span(*match.span("last"))
