"""Markdown pages that are glossaries: definition lists, tables, terms in bold, or a heading for each term."""

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from genglossary.formats.columns import is_header
from genglossary.formats.pages.found import Lines, PageEntry, lines_of, parted_reading, text_in, whole
from genglossary.formats.pages.headed import PagePart, entries_of_headings, named
from genglossary.formats.pages.markdown_blocks import PageBlock, blocks_of, children_of, is_emphasis, joined, words_of
from genglossary.formats.pages.markdown_sites import abbreviations_in, entry_of_front, plain_marks, without_tags
from genglossary.formats.pages.own_markdown import take_own
from genglossary.formats.plainly import one_line
from genglossary.formats.sheets import FOR_PEOPLE, Sheet
from genglossary.formats.tables import Choices, read_table
from genglossary.formats.types import Entry, Glossary, Problem, Spelling, Unusable
from genglossary.pipeline.text.stated import stated
from genglossary.readers.own_output import MARK

_BEGINNINGS = ("strong_open", "code_inline")
_SEPARATOR = re.compile(r"\s*(?:::?|[：—–]|\s-\s|\n)\s*")
_BRACKET = re.compile(r"\s*[（(](?P<said>[^()（）\n]{1,100})[）)](?=\s*[:：—–\n]|\s-\s)")


def read(data: bytes) -> Glossary:
    """The glossary in a file. Raises `Unusable` with the line of what is none."""
    text = text_in(data)
    titles = (words_of(block.tokens) for block in blocks_of(text) if block.kind == "heading" and block.level == 1)
    return whole(next(titles, ""), read_with_lines(data))


def read_with_lines(data: bytes) -> Lines:
    """All entries of a page with their lines. Raises `Unusable` where none is found.

    A page is read as headings where more of them have something said below than there are other entries.
    """
    text = text_in(data)
    is_own = MARK in text
    blocks = list(blocks_of(text if is_own else plain_marks(text)))
    headed = _headed(blocks, is_own)
    listed, tabled, problems = ([], [], []) if is_own else _others(blocks)
    abbreviated = abbreviations_in(text)
    if is_own and abbreviated and not headed:
        raise Unusable(FOR_PEOPLE)  # each spelling of an entry is a line of its own there
    listed += [] if is_own else abbreviated
    if len(headed) > len(listed) + len(tabled):
        listed, tabled, problems = headed, [], []
    if not (listed or tabled or problems or is_own):
        listed = entry_of_front(text, blocks)
    if not (listed or tabled or problems or is_own):
        raise Unusable(stated("It has no list, table or headings of terms that would be a glossary."))
    entries, wrong = lines_of(listed, problems)
    return tuple(sorted([*entries, *tabled], key=lambda each: each[0])), wrong


def _headed(blocks: list[PageBlock], is_own: bool) -> list[PageEntry]:
    if not is_own:
        return _of_headings(blocks)
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


def _of_headings(blocks: list[PageBlock]) -> list[PageEntry]:
    tags: dict[int, str] = {}
    parts: list[PagePart] = []
    for block in blocks:
        words = words_of(block.tokens)
        if block.kind == "heading":
            words, tags[block.line] = without_tags(words)
        parts.append(PagePart(block.kind, block.line, block.level, words))
    found = entries_of_headings(parts)
    for entry in found:
        entry.notes += [f"tags: {said}"] if (said := tags[entry.line]) else []
    return found


def _others(blocks: list[PageBlock]) -> tuple[list[PageEntry], list[tuple[int, Entry]], list[Problem]]:
    """The entries of definition lists, of terms in bold, and of tables."""
    found: list[PageEntry] = []
    rows: list[tuple[int, Entry]] = []
    problems: list[Problem] = []
    for block in blocks:
        if block.kind == "table":
            received = _of_table(block)
            rows += received[0]
            problems += received[1]
        elif block.kind == "dl":
            found += _of_definitions(block)
        elif block.kind in ("bullet_list", "ordered_list", "paragraph"):
            inline = (token for token in block.tokens if token.type == "inline")
            found += (entry for token in inline for entry in _in_bold(token, block.line))
    return found, rows, problems


def _of_table(block: PageBlock) -> tuple[Sequence[tuple[int, Entry]], Sequence[Problem]]:
    """The rows of a table whose first row names the terms and what is said of them."""
    rows: list[tuple[int, list[str]]] = []
    for token in block.tokens:
        if token.type == "tr_open":
            rows.append((token.map[0] + 1 if token.map else block.line, []))
        elif token.type == "inline" and rows:
            rows[-1][1].append(words_of([token]).strip())
    table = tuple((line, tuple(cells)) for line, cells in rows)
    if not table or not is_header(table[0][1]):
        return (), ()
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
        for line in text.split("\n"):
            term, reading = parted_reading(line)
            entry.terms.append(term)
            entry.reading = entry.reading or reading
    elif (said := one_line(text)) and not entry.take(said):
        entry.paragraphs.append(said)


def _in_bold(token: Token, line: int) -> Iterator[PageEntry]:
    """Items, paragraphs, or each line of one, that begin with their term in bold or as code: “**lamp**: it burns”."""
    line = token.map[0] + 1 if token.map else line
    several = list(_lines(children_of(token)))
    found = [_of_bold(children, line + at) for at, children in several]
    whole = found if all(found) or len(found) == 1 else [_of_bold(children_of(token), line)]
    return (entry for entry in whole if entry)


def _lines(children: Sequence[Token]) -> Iterator[tuple[int, Sequence[Token]]]:
    """Pieces of inline text, parted where a line begins in bold or as code, with the number of that line from 0."""
    start = line = first = 0
    for at, child in enumerate(children):
        if child.type not in ("softbreak", "hardbreak"):
            continue
        line += 1
        if at + 1 < len(children) and children[at + 1].type in _BEGINNINGS:
            yield first, children[start:at]
            start, first = at + 1, line
    yield first, children[start:]


def _of_bold(children: Sequence[Token], line: int) -> PageEntry | None:
    if not children or children[0].type not in _BEGINNINGS:
        return None
    end = 0 if children[0].type == "code_inline" else next(
        (at for at, child in enumerate(children) if child.type == "strong_close"), len(children)
    )  # fmt: skip
    name = joined(children[: end + 1]).strip()
    said = joined(children[end + 1 :])
    bracket = _BRACKET.match(said)
    said = said[bracket.end() :] if bracket else said
    parted = _SEPARATOR.match(said)
    if not name or not said.strip() or not (parted or name[-1] in ":：—"):
        return None
    entry = named(line, name.rstrip(":：—– "))
    if bracket:
        _add_name(entry, bracket["said"])
    entry.paragraphs.append(one_line(said[parted.end() :] if parted else said))
    return entry


def _add_name(entry: PageEntry, text: str) -> None:
    """Take what stands in brackets behind a term: kana are its reading, other words another name."""
    kana = parted_reading(f"{entry.terms[0]} ({text})")[1]
    if kana:
        entry.reading = kana
    else:
        entry.spellings.append(Spelling(text=text.strip(), kind="abbreviation" if text.isupper() else "synonym"))
