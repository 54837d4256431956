"""Entries of Markdown that stand in items and paragraphs: a term in bold, or marked in another way, and what it is."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markdown_it.token import Token

from genglossary.formats.other_names import names_in_bracket
from genglossary.formats.pages.found import PageEntry
from genglossary.formats.pages.headed import called, entry_of_line
from genglossary.formats.pages.markdown_blocks import PageBlock, children_of, joined, words_of
from genglossary.formats.pages.rst_terms import PARTS_OF_SPEECH
from genglossary.formats.plainly import one_line
from genglossary.formats.types import Problem
from genglossary.pipeline.text.stated import stated

_BEGINNINGS = ("strong_open", "code_inline")
_MARKS = (*_BEGINNINGS, "em_open", "link_open")
_SEPARATOR = re.compile(r"\s*(?:::?|[：—–]|\s-\s|\n)\s*")
_ANY_SEPARATOR = re.compile(
    r"\s*(?:::?|[：—–]|…+|⇒|→|\s(?:-|=|=>|->)\s|\n)\s*|\s+(?:means?|stands for|refers to)\s+(?:that\s+)?"
)
_BRACKET = re.compile(r"\s*[（(](?P<said>[^()（）\n]{1,100})[）)](?=\s*[:：—–…\n]|\s-\s)")
_QUOTES = "\"'“”‘’「」『』«»"
_WORD = re.compile(r"\w")
_GRAMMAR = re.compile(r"(?:[a-z]{1,5}\.\s?){1,2}")
_LONGEST = 80
"""Characters of a term in front of what it is."""
_FEWEST = 2
_SENTENCE = 4
"""Words of what says something."""
_STOPS = (".", "。", "!", "?")


class _Item(NamedTuple):
    """The inline text of one item of a list, with what is in lists inside of it."""

    line: int
    inlines: list[Token]


def entries_of_list(block: PageBlock, *, loosely: bool = False) -> tuple[list[PageEntry], list[Problem]]:
    """The entries that the items of a list are, and the items beside them that are none.

    Items begin with their term in bold or as code; in a list where one does, or `loosely` in every list of which most
    items can be read so, it may be marked in another way, or stand before a colon or a dash.
    """
    items = [(item, [entry for token in item.inlines for entry in in_bold(token, item.line)]) for item in _items(block)]
    found = [entry for _, entries in items for entry in entries]
    others = [(item, _loosely(item.inlines, item.line)) for item, entries in items if not entries]
    read = [entry for _, entry in others if entry]
    several = len(items) - len(others) + len(read)
    if not (found or loosely) or several < _FEWEST or 2 * several < len(items):
        return found, []
    return [*found, *read], [_unread(item) for item, entry in others if entry is None]


def _items(block: PageBlock) -> list[_Item]:
    level = min((token.level for token in block.tokens if token.type == "list_item_open"), default=0)
    items: list[_Item] = []
    for token in block.tokens:
        line = token.map[0] + 1 if token.map else block.line
        if token.type == "list_item_open" and token.level == level:
            items.append(_Item(line, []))
        elif token.type == "inline" and items:
            items[-1].inlines.append(token)
    return items


def _unread(item: _Item) -> Problem:
    words = " ".join(words_of(item.inlines[:1]).split())[:80]
    return Problem(row=item.line, reason=stated("Nothing tells which words are the term: “%(words)s”.", words=words))


def entries_of_paragraphs(blocks: Sequence[PageBlock]) -> list[PageEntry]:
    """The entries that most paragraphs of a page are, each one or all of its lines."""
    paragraphs = [block for block in blocks if block.kind == "paragraph"]
    found = [entries for block in paragraphs if (entries := _of_paragraph(block))]
    entries = [entry for several in found for entry in several]
    return entries if len(entries) >= _FEWEST and 2 * len(found) >= len(paragraphs) else []


def _of_paragraph(block: PageBlock) -> list[PageEntry]:
    inlines = [token for token in block.tokens if token.type == "inline"]
    lines = words_of(inlines).split("\n")
    by_line = [entry for at, line in enumerate(lines) if (entry := entry_of_line(block.line + at, line))]
    if len(lines) > 1 and len(by_line) == len(lines):
        return by_line
    entry = _loosely(inlines, block.line)
    return [entry] if entry else []


def in_bold(token: Token, line: int) -> Iterator[PageEntry]:
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
    name, said, bracket = _parted(children)
    parted = _SEPARATOR.match(said)
    if not name or not said.strip() or not (parted or name[-1] in ":：—"):
        return None
    return _entry(line, name, bracket, [said[parted.end() :] if parted else said])


def _parted(children: Sequence[Token]) -> tuple[str, str, str]:
    """The words of the first marked piece, what stands in brackets behind it, and what is said then."""
    first = children[0]
    closing = first.type.replace("_open", "_close")
    ends = (at for at, child in enumerate(children) if child.type == closing and child.level == first.level)
    end = next(ends, len(children))
    said = joined(children[end + 1 :])
    bracket = _BRACKET.match(said)
    return (
        joined(children[: end + 1]).strip(),
        said[bracket.end() :] if bracket else said,
        bracket["said"] if bracket else "",
    )


def _loosely(inlines: Sequence[Token], line: int) -> PageEntry | None:
    """The entry of an item or a paragraph of which the first words are marked in any way, or parted by a sign; emoji
    and quotation marks may stand in front."""
    children = children_of(inlines[0]) if inlines else []
    first = next((at for at, child in enumerate(children) if _WORD.search(child.content) or child.type in _MARKS), None)
    if first is None:
        return None
    below = [words_of([token]) for token in inlines[1:]]
    if children[first].type not in _MARKS:
        words = joined(children[first:])
        entry = entry_of_line(line, words) or _explained_below(line, words, below)
        return _taking(entry, below) if entry else None
    name, said, bracket = _parted(children[first:])
    said = said.lstrip(_QUOTES) if first or name[:1] in _QUOTES else said
    parted = _ANY_SEPARATOR.match(said)
    said = said[parted.end() :] if parted else said
    name = name.strip(_QUOTES) if parted else name.strip(_QUOTES).rstrip(".。")
    if not name or len(name) > _LONGEST or not any(map(str.strip, (said, *below))):
        return None
    return _entry(line, name, bracket, [said, *below])


def _explained_below(line: int, words: str, below: Sequence[str]) -> PageEntry | None:
    """The entry of an item that is a term alone, with a sentence or the like in the list inside of it."""
    is_said = any(len(each.split()) >= _SENTENCE or each.rstrip().endswith(_STOPS) for each in below[:1])
    is_term = is_said and len(words) <= _LONGEST and not words.rstrip().endswith((*_STOPS, ":", "："))
    return called(line, words) if is_term else None


def _entry(line: int, name: str, bracket: str, said: Sequence[str]) -> PageEntry:
    entry = called(line, name.rstrip(":：—– "))
    if bracket:
        _add_name(entry, bracket)
    entry.paragraphs.extend(filter(None, map(one_line, said[:1])))
    return _taking(entry, said[1:])


def _taking(entry: PageEntry, below: Sequence[str]) -> PageEntry:
    entry.paragraphs.extend(text for each in below if (text := one_line(each)) and not entry.take(text))
    return entry


def _add_name(entry: PageEntry, text: str) -> None:
    """Take what stands in brackets behind a term: names and its reading, but for what a dictionary says there."""
    if text in PARTS_OF_SPEECH:
        entry.part_of_speech = text
    elif _GRAMMAR.fullmatch(text):
        entry.notes.append(text)
    else:
        named = names_in_bracket(entry.terms[0], text.strip())
        entry.reading = named.reading or entry.reading
        entry.spellings.extend(named.others)
