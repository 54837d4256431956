"""Lists of definitions and tables that stand in a Markdown page as HTML."""

import re
from collections.abc import Iterator

from markdown_it.token import Token

from genglossary.formats.pages.found import PageEntry
from genglossary.formats.pages.markdown_blocks import PageBlock, parse, words_of
from genglossary.formats.plainly import one_line
from genglossary.readers import tree

KIND = "html"
"""Of blocks that are HTML: their only token has it, as it stands on the page."""

_OPENED = re.compile(r"<(dl|table)\b", re.I)
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_BREAKS = frozenset(("p", "div", "li", "ul", "ol"))


def without_html(text: str) -> tuple[str, list[PageBlock]]:
    """A page without its lists and tables in HTML, in the same lines, and these."""
    if not _OPENED.search(text):
        return text, []
    lines = text.split("\n")
    found: list[PageBlock] = []
    end = 0
    for token in parse(text):
        if token.type != "html_block" or not token.map or token.map[0] < end:
            continue
        for at in range(*token.map):
            if at >= end and (opened := _OPENED.search(lines[at])):
                end = _end(lines, at, opened[1])
                html = Token("html_block", "", 0, content="\n".join(lines[at:end]))
                found.append(PageBlock(KIND, at + 1, 0, [html]))
                lines[at:end] = [""] * (end - at)
    return "\n".join(lines), found


def _end(lines: list[str], first: int, tag: str) -> int:
    """The line behind that in which the element ends that is opened in line `first`; the last one where it does not."""
    mark = re.compile(rf"<(/?){tag}\b", re.I)
    depth = 0
    for at in range(first, len(lines)):
        depth += sum(-1 if found[1] else 1 for found in mark.finditer(lines[at]))
        if depth <= 0:
            return at + 1
    return len(lines)


def definitions_in(block: PageBlock) -> Iterator[PageEntry]:
    """The entries of the lists of definitions in a piece of HTML; terms one below the other share what is said."""
    entry: PageEntry | None = None
    for element in _elements(block, "dt", "dd"):
        if element.tag == "dt":
            if entry is None or entry.paragraphs or entry.notes:
                if entry:
                    yield entry
                entry = PageEntry(line=_line(block, element), terms=[])
            entry.add_terms(_words(element))
        elif entry:
            said = map(one_line, _PARAGRAPH.split(_words(element)))
            entry.paragraphs.extend(each for each in said if each and not entry.take(each))
    if entry:
        yield entry


def rows_in(block: PageBlock) -> list[tuple[int, list[str]]]:
    """The rows of the tables in a piece of HTML, with their lines."""
    rows: list[tuple[int, list[str]]] = []
    for element in _elements(block, "tr", "th", "td"):
        if element.tag == "tr":
            rows.append((_line(block, element), []))
        elif rows:
            rows[-1][1].append(_words(element))
    return rows


def _elements(block: PageBlock, *tags: str) -> Iterator[tree.Element]:
    root = tree.html(block.tokens[0].content)
    return (element for event, element in tree.Walk(root) if event == "start" and element.tag in tags)


def _line(block: PageBlock, element: tree.Element) -> int:
    return block.line - 1 + getattr(element, "sourceline", 1)


def _words(element: tree.Element) -> str:
    """The words of an element as readers see them: paragraphs parted by empty lines, and without marks of Markdown."""
    return words_of(parse(_marked("".join(_pieces(element))), inline=True)).strip()


def _marked(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.strip().split("\n"))
    return "\n".join(lines)


def _pieces(element: tree.Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == "br":
            yield "<br>"
        elif child.tag not in ("dt", "dd", "dl", "script", "style"):
            apart = "\n\n" if child.tag in _BREAKS else ""
            yield apart
            yield from _pieces(child)
            yield apart
        yield child.tail or ""
