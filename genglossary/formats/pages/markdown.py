"""Markdown pages that are glossaries: definition lists, tables, terms in bold, or a heading for each term."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from genglossary.formats.columns import is_header
from genglossary.formats.pages.found import Lines, PageEntry, lines_of, text_in, whole
from genglossary.formats.pages.headed import PagePart, entries_of_headings, named
from genglossary.formats.pages.markdown_blocks import CODE, PageBlock, blocks_of, is_emphasis, words_of
from genglossary.formats.pages.markdown_html import KIND, definitions_in, rows_in, without_html
from genglossary.formats.pages.markdown_items import entries_of_list, entries_of_paragraphs, in_bold
from genglossary.formats.pages.markdown_parts import in_bold_alone, part_that_is_a_glossary
from genglossary.formats.pages.markdown_sites import (
    abbreviations_in,
    entry_of_front,
    headings_in_html,
    plain_marks,
    without_sections,
    without_tags,
)
from genglossary.formats.pages.own_markdown import take_own
from genglossary.formats.plainly import one_line
from genglossary.formats.sheets import FOR_PEOPLE, Sheet
from genglossary.formats.tables import Choices, read_table
from genglossary.formats.types import Entry, Glossary, Problem, Unusable
from genglossary.pipeline.text.stated import stated
from genglossary.readers.own_output import MARK

_FEWEST = 2
"""Entries of a part of a page, and rows of a table, that is one though nothing in it says so."""
_MOSTLY = 0.75
"""Share of the items of a page's lists that have names of their own, where they are terms."""
_NARROW = (2, 3)
"""Columns of such a table."""


def read(data: bytes) -> Glossary:
    """The glossary in a file. Raises `Unusable` with the line of what is none."""
    text = text_in(data)
    titles = (words_of(block.tokens) for block in blocks_of(text) if block.kind == "heading" and block.level == 1)
    return whole(next(titles, ""), read_with_lines(data))


def read_with_lines(data: bytes) -> Lines:
    """All entries of a page with their lines. Raises `Unusable` where none is found.

    A page is read as headings where more of them have something said below than there are other entries; one of which
    a part is called a glossary is read there alone.
    """
    text = text_in(data)
    if MARK in text:
        return _own(text)
    shown, html = without_html(text)
    blocks = sorted([*blocks_of(plain_marks(shown)), *html], key=lambda block: block.line)
    part = part_that_is_a_glossary(blocks)
    found = _read_alone(part, blocks) if part else None
    if found is None or len(found.listed) + len(found.tabled) < _FEWEST:
        found = _read(blocks, abbreviations_in(text))
    if not any(found) and (opened := headings_in_html(shown)) != shown:
        found = _read(list(blocks_of(plain_marks(opened))))
    if not any(found):
        found = found._replace(listed=entry_of_front(text, blocks))
    if not any(found):
        raise Unusable(stated("It has no list, table or headings of terms that would be a glossary."))
    entries, wrong = lines_of(found.listed, found.problems)
    return tuple(sorted([*entries, *found.tabled], key=lambda each: each[0])), wrong


def _own(text: str) -> Lines:
    headed = _headed_of_ours(list(blocks_of(text)))
    if abbreviations_in(text) and not headed:
        raise Unusable(FOR_PEOPLE)  # each spelling of an entry is a line of its own there
    return lines_of(headed)


def _headed_of_ours(blocks: list[PageBlock]) -> list[PageEntry]:
    level = 3 if any(block.level == 3 for block in blocks) else 2  # below letters, or on a page for sites
    found: list[PageEntry] = []
    within = False
    for block in blocks:
        text = words_of(block.tokens)
        if block.kind == "heading":
            within = block.level == level
            if within:
                found.append(named(block.line, text))
        elif within and block.kind in ("paragraph", "quote"):
            take_own(found[-1], text, quoted=block.kind == "quote", emphasised=is_emphasis(block), site=level == 2)
    return found


class _Found(NamedTuple):
    """Entries of lists or headings, rows of tables, and what of these is none."""

    listed: list[PageEntry]
    tabled: list[tuple[int, Entry]]
    problems: list[Problem]


def _read(blocks: Sequence[PageBlock], abbreviated: Sequence[PageEntry] = ()) -> _Found:
    headed = _of_headings([part for block in blocks for part in _parts(block)])
    listed, tabled, problems = _others(blocks)
    listed += abbreviated
    if not (listed or tabled):
        return _loosely(blocks, headed)
    return _Found(headed, [], []) if len(headed) > len(listed) + len(tabled) else _Found(listed, tabled, problems)


def _read_alone(part: Sequence[PageBlock], blocks: Sequence[PageBlock]) -> _Found:
    """The entries of a part of a page, and that the rest was left where there is something that might be more."""
    found = _read(part)
    lines = {block.line for block in part}
    rest = [block for block in blocks if block.line not in lines]
    if any(_read(rest)):
        reason = stated("The part of this page that is called a glossary is read alone: the rest was left.")
        found.problems.append(Problem(row=rest[0].line, reason=reason, is_notice=True))
    return found


def _parts(block: PageBlock) -> Iterator[PagePart]:
    """A block as parts of a page: each item of a list, and each row of a table."""
    if block.kind in ("bullet_list", "ordered_list"):
        for token in block.tokens:
            if token.type == "inline":
                yield PagePart("list_item", block.line, 0, words_of([token]))
    elif block.kind == "table":
        for line, cells in _rows_of(block):
            yield PagePart("row", line, 0, " | ".join(cells))
    elif block.kind in CODE:
        yield PagePart("code", block.line, 0, block.tokens[0].content)
    else:
        yield PagePart(block.kind, block.line, block.level, words_of(block.tokens))


def _of_headings(parts: Sequence[PagePart]) -> list[PageEntry]:
    told = [without_tags(part.words) if part.kind == "heading" else (part.words, "") for part in parts]
    found = entries_of_headings([part._replace(words=words) for part, (words, _) in zip(parts, told, strict=True)])
    tags = {part.line: said for part, (_, said) in zip(parts, told, strict=True) if said}
    for entry in found:
        entry.notes += [f"tags: {said}"] if (said := tags.get(entry.line)) else []
    return found


def _others(blocks: Sequence[PageBlock]) -> _Found:
    """The entries of definition lists, of terms in bold, and of tables."""
    found = _Found([], [], [])
    for block in blocks:
        if block.kind == "dl":
            entries = list(_of_definitions(block))
            without_sections(entries)
            found.listed.extend(entries)
        elif block.kind == "paragraph":
            inline = (token for token in block.tokens if token.type == "inline")
            found.listed.extend(entry for token in inline for entry in in_bold(token, block.line))
        elif block.kind in ("bullet_list", "ordered_list"):
            entries, problems = entries_of_list(block)
            found.listed.extend(entries)
            found.problems.extend(problems)
        elif block.kind in ("table", KIND):
            if block.kind == KIND:
                found.listed.extend(definitions_in(block))
            rows, problems = _of_table(block)
            found.tabled.extend(rows)
            found.problems.extend(problems)
    return found


def _loosely(blocks: Sequence[PageBlock], headed: list[PageEntry]) -> _Found:
    """The entries of a page that has none that are marked as such: those of lists where they are more than headings
    and few are there twice, else headings, else rows of narrow tables, paragraphs in bold with others below, or
    paragraphs."""
    lists = [entries_of_list(block, loosely=True) for block in blocks if block.kind in ("bullet_list", "ordered_list")]
    listed = [entry for entries, _ in lists for entry in entries]
    names = {entry.terms[0] for entry in listed}  # what each heading has below it is there again and again
    if len(listed) > len(headed) and (not headed or len(names) >= _MOSTLY * len(listed)):
        return _Found(listed, [], [problem for _, problems in lists for problem in problems])
    if headed:
        return _Found(headed, [], [])
    tables = [_of_table(block, narrow=True) for block in blocks if block.kind in ("table", KIND)]
    if tabled := [row for rows, _ in tables for row in rows]:
        return _Found([], tabled, [problem for _, problems in tables for problem in problems])
    below_bold = entries_of_headings([part for block in blocks for part in _parts(in_bold_alone(block))])
    return _Found(below_bold or entries_of_paragraphs(blocks), [], [])


def _rows_of(block: PageBlock) -> list[tuple[int, list[str]]]:
    """The rows of a table with their lines."""
    if block.kind == KIND:
        return rows_in(block)
    rows: list[tuple[int, list[str]]] = []
    for token in block.tokens:
        if token.type == "tr_open":
            rows.append((token.map[0] + 1 if token.map else block.line, []))
        elif token.type == "inline" and rows:
            rows[-1][1].append(words_of([token]).strip())
    return rows


def _of_table(block: PageBlock, *, narrow: bool = False) -> tuple[Sequence[tuple[int, Entry]], Sequence[Problem]]:
    """The rows of a table whose first row names the terms and what is said of them, or of any `narrow` one."""
    table = tuple((line, tuple(cells)) for line, cells in _rows_of(block) if any(cells))
    if not table:
        return (), ()
    if not is_header(table[0][1]) and not (narrow and len(table) >= _FEWEST and len(table[0][1]) in _NARROW):
        names = " | ".join(table[0][1])[:80]
        reason = stated("This table has no column that is known to have terms: “%(names)s”.", names=names)
        return (), [Problem(row=table[0][0], reason=reason)]
    received = read_table(Sheet(rows=table), Choices())
    return received.entries, received.problems


def _of_definitions(block: PageBlock) -> Iterator[PageEntry]:
    entry: PageEntry | None = None
    where = ""
    for token in block.tokens:
        if token.type in ("dt_open", "dd_open"):
            where = token.type[:2]
        if token.type == "dt_open" and (entry is None or entry.paragraphs or entry.notes):
            if entry:
                yield entry
            entry = PageEntry(line=token.map[0] + 1 if token.map else block.line, terms=[])
        if token.type == "inline" and entry:
            _add(entry, where, words_of([token]))
    if entry:
        yield entry


def _add(entry: PageEntry, where: str, text: str) -> None:
    if where == "dt":
        entry.add_terms(text)
    elif (said := one_line(text)) and not entry.take(said):
        entry.paragraphs.append(said)
