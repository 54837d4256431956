"""The lines of an AsciiDoc file, and what each begins.

https://docs.asciidoctor.org/asciidoc/latest/
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from genglossary.pipeline.text.width import width_of
from genglossary.pipeline.types import Span
from genglossary.readers.rst_lines import Line

_TRANSPARENT = re.compile(r"//(?!/)|\\?(?P<name>ifn?def|ifeval|endif|include)::(?P<target>[^\[\n]*)\[(?P<said>.*)\]$")
_DELIMITER = re.compile(r"-{4,}|\.{4,}|\+{4,}|/{4,}|={4,}|\*{4,}|_{4,}|--|```+\S*|[|,:!]={3,}")
_ATTRIBUTES = re.compile(r"\[(?:[\w.#%{,\"'][^\n]*)?\]|\[\[[^\]\n]*\]\]")
_STYLE = re.compile(r"\[([A-Za-z][\w-]*)(?=[\],%.#])")
_HEADING = re.compile(r"(?P<mark>={1,6}|#{1,6})[ \t]+(?=\S)")
_UNDERLINES = "=-~^+"
_BREAK = re.compile(r"'{3,}|<{3,}|-{3}|\*{3}|- - -|\* \* \*|_ _ _|_{3}")
_TITLE = re.compile(r"\.(?=\.?[^\s.])")
_ENTRY = re.compile(r":(?P<name>!?\w[\w-]{0,60}!?):(?:[ \t]+(?P<value>[^\n]*))?")
_MACRO = re.compile(r"(?P<name>[a-z][\w-]{0,30})::(?P<target>[^\s\[]*)\[(?P<said>[^\n]*)\]")
_ALT = re.compile(r'\s*(?:"([^"]*)"|([^,="]*?)\s*(?:,|$))')
_ITEM = re.compile(
    r"(?:[-•]|\*{1,6}|\.{1,6}|\d{1,4}\.|[A-Za-z]\.|[ivxIVX]{1,6}\)|<(?:\d{1,3}|\.)>)[ \t]+(?:\[[ xX*]\][ \t]+)?(?=\S)"
)
_TERM = re.compile(r"(?<=[^\s:;])(?::{2,4}|;;)(?=[ \t]|$)")
_ADMONITION = re.compile(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+")

VERBATIM = frozenset(
    """source listing literal stem latexmath asciimath pass comment graphviz ditaa plantuml mermaid diagram
    """.split()  # noqa: SIM905
)
"""Styles whose blocks and paragraphs are no prose."""


def visible(text: str, lines: Iterable[Line]) -> Iterator[Line]:
    """Lines without comments and conditions, which end no paragraph; of a condition in one line its words."""
    for line in lines:
        found = _TRANSPARENT.match(text, line.at, line.end) if line.indent == 0 else None
        if found is None or text[line.at] == "\\":
            yield line
        elif found["said"] and found["name"] in ("ifdef", "ifndef"):
            yield Line(*found.span("said"), 0)


def included(text: str, lines: Iterable[Line]) -> Iterator[str]:
    """The files that are to be included."""
    for line in lines:
        if text.startswith("include::", line.at) and (found := _TRANSPARENT.match(text, line.at, line.end)):
            yield found["target"]


class Ends:
    """The ends of delimited blocks in some lines: whole lines that stand twice."""

    def __init__(self, text: str, lines: Sequence[Line]) -> None:
        self._places: dict[str, list[int]] = {}
        for at, line in enumerate(lines):
            if line.indent == 0 and _DELIMITER.fullmatch(text, line.at, line.end):
                self._places.setdefault(text[line.at : line.end], []).append(at)

    def after(self, delimiter: str, at: int) -> int | None:
        """The index of the line that ends what `delimiter` opens in line `at`; None where none does."""
        places = self._places.get("```" if delimiter.startswith("```") else delimiter, [])
        number = bisect_right(places, at)
        return places[number] if number < len(places) else None


def is_delimiter(rest: str) -> bool:
    return _DELIMITER.fullmatch(rest) is not None


def is_attributes(rest: str) -> bool:
    """Whether a line says something about the block below it."""
    return rest[:1] == "[" and _ATTRIBUTES.fullmatch(rest) is not None


def style_of(rest: str) -> str:
    """The style that a line of attributes names first; "" for none."""
    found = _STYLE.match(rest)
    return found[1] if found else ""


def is_break(rest: str) -> bool:
    return _BREAK.fullmatch(rest) is not None


def heading(text: str, line: Line) -> tuple[Span, int] | None:
    """The words and the level of a heading that begins with its marks."""
    found = _HEADING.match(text, line.at, line.end)
    if found is None or line.indent:
        return None
    closing = text.endswith(f" {found['mark']}", found.end(), line.end)
    end = line.end - len(found["mark"]) - 1 if closing else line.end
    return Span(found.end(), found.end() + len(text[found.end() : end].rstrip())), len(found["mark"])


def underlined(rest: str, below: str) -> int:
    """The level of a heading whose words are `rest`, and whose marks may stand below it; 0 for none."""
    if len(below) < 2 or below[0] not in _UNDERLINES or below.strip(below[0]) or not re.search(r"\w", rest):
        return 0
    wide = width_of(rest)
    return _UNDERLINES.index(below[0]) + 1 if min(abs(len(below) - len(rest)), abs(len(below) - wide)) < 2 else 0


def is_titled(rest: str) -> bool:
    """Whether the line is the title of the block below it."""
    return _TITLE.match(rest) is not None


def entry_of(rest: str) -> re.Match[str] | None:
    """The name and the value of an attribute that the line sets."""
    return _ENTRY.fullmatch(rest) if rest[:1] == ":" else None


def is_macro(rest: str) -> bool:
    """Whether a block is made of the line by its name: a picture, a table of contents."""
    return _MACRO.fullmatch(rest) is not None


def picture(text: str, line: Line) -> Line | None:
    """The words that are said instead of a picture; other macros have none."""
    found = _MACRO.fullmatch(text, line.at, line.end)
    alt = _ALT.match(found["said"]) if found and found["name"] == "image" else None
    if found is None or alt is None or not (alt[1] or alt[2]):
        return None
    start, end = alt.span(1 if alt[1] else 2)
    return Line(found.start("said") + start, found.start("said") + end, 0)


def item_mark(text: str, line: Line) -> int:
    """The offset of the words behind the mark of a list; 0 for no mark."""
    found = _ITEM.match(text, line.at, line.end)
    return found.end() if found else 0


def term_mark(text: str, line: Line) -> Span | None:
    """The colons behind a term, which what explains it follows."""
    found = _TERM.search(text, line.at, line.end)
    return Span(*found.span()) if found else None


def after_label(text: str, at: int, end: int) -> int:
    """The offset behind "NOTE: " and the like."""
    found = _ADMONITION.match(text, at, end)
    return found.end() if found else at
