"""HTML: `<a href="../glossary.html#fog-horn">fog horn</a>`, with the file left as it is around it."""

import re
from collections.abc import Collection, Iterator
from html import escape, unescape
from html.parser import HTMLParser
from posixpath import basename
from urllib.parse import unquote

from genglossary.formats import Entry
from genglossary.linking.markup import Link, addresses
from genglossary.pipeline.types import Block, BlockKind, Span

SUFFIXES = (".html", ".htm", ".xhtml")
HAS_SENSES_TOGETHER = False
_CLOSED = frozenset(
    """a abbr button caption code dfn dt figcaption footer h1 h2 h3 h4 h5 h6 head header iframe kbd label legend math
    nav noscript object option pre samp script select style summary svg template textarea th title tt var""".split()  # noqa: SIM905
)
_INLINE = frozenset(
    "a abbr b bdi bdo cite code dfn em i kbd mark q ruby s samp small span strong sub sup u var".split()  # noqa: SIM905
)
# Elements whose end may be left out, and the tags that end them all the same.
_ENDED_BY = {
    "dt": frozenset({"dt", "dd", "dl"}),
    "th": frozenset({"th", "td", "tr", "tbody", "table"}),
    "option": frozenset({"option", "optgroup", "select"}),
}
_KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "title"), "heading"),
    **dict.fromkeys(("td", "th"), "table_cell"),
    "dt": "definition_term",
    "dd": "definition_text",
}
_CLASSED = frozenset("a b code div dt em i kbd samp span strong td tt".split())  # noqa: SIM905
_HREF = re.compile(r"<a\b[^>]*?\bhref\s*=\s*[\"']?(?P<page>[^\"'#>\s]*)#(?P<target>[^\"'>\s]+)", re.I)


def parts(text: str) -> tuple[tuple[Block, ...], list[Span]]:
    return walked(text, _CLOSED)


def walked(text: str, closed: Collection[str], classes: Collection[str] = ()) -> tuple[tuple[Block, ...], list[Span]]:
    """The blocks of the file; and where the elements stand whose names are in `closed`, or which have one of `classes`,
    and addresses."""
    walk = _Walk(text, closed, frozenset(classes))
    walk.feed(text)
    walk.close()
    walk.finish(len(text))
    return tuple(walk.blocks), [*walk.closed, *addresses(text)]


def links(text: str, page: str) -> Iterator[Link]:
    for found in _HREF.finditer(text):
        if basename(found["page"]) == basename(page) or not found["page"]:
            yield Link(found.start(), unquote(unescape(found["target"])))


def link(text: str, span: Span, entry: Entry, page: str) -> str | None:
    shown = text[span.start : span.end]
    return None if not entry.slug or "<" in shown else f'<a href="{escape(page)}#{escape(entry.slug)}">{shown}</a>'


class _Walk(HTMLParser):
    """Goes through a file once: `blocks` between the tags that part them, and what is `closed`."""

    def __init__(self, text: str, closed: Collection[str], classes: frozenset[str]) -> None:
        super().__init__(convert_charrefs=False)
        self._names, self._classes = closed, classes
        self._text = text  # HTMLParser's own is cut as it goes
        self.blocks: list[Block] = []
        self.closed: list[Span] = []
        self._lines = [0, *(found.end() for found in re.finditer("\n", text))]
        self._open: list[tuple[str, int]] = []
        self._start: int | None = None
        self._skips: list[Span] = []
        self._replacements: list[tuple[Span, str]] = []
        self._kind: BlockKind = "paragraph"

    def _here(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        start = self._here()
        self._tag(tag, Span(start, start + len(self.get_starttag_text() or "")))
        if tag in self._names or self._is_closed(tag, attrs):
            self._open.append((tag, start))

    def _is_closed(self, tag: str, attrs: list[tuple[str, str | None]]) -> bool:
        """Whether the class says so, or an element of the same name around it is closed, whose end is another's."""
        if not self._classes or tag not in _CLASSED:
            return False
        said = next((value for name, value in attrs if name == "class"), None) or ""
        if tag == "dt" and ((dict(attrs).get("id") or "").startswith("index-")):
            return True  # a function, as Texinfo has it
        return not self._classes.isdisjoint(said.split()) or any(name == tag for name, _ in self._open)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        start = self._here()
        self._tag(tag, Span(start, start + len(self.get_starttag_text() or "")))

    def handle_endtag(self, tag: str) -> None:
        start = self._here()
        end = self._text.find(">", start) + 1 or len(self._text)
        self._tag(tag, Span(start, end))
        if tag in (names := [name for name, _ in self._open]):
            index = len(names) - 1 - names[::-1].index(tag)
            self.closed.append(Span(self._open[index][1], end))
            del self._open[index:]

    def _tag(self, tag: str, span: Span) -> None:
        if self._open and tag in _ENDED_BY.get(self._open[-1][0], ()):
            self.closed.append(Span(self._open.pop()[1], span.start))
        if tag not in _INLINE:
            self.finish(span.start)
            self._kind = "paragraph" if self._text.startswith("</", span.start) else _KINDS.get(tag, "paragraph")
        elif self._start is not None:
            self._skips.append(span)

    def handle_data(self, data: str) -> None:
        if self._start is None and data.strip():
            self._start = self._here() + len(data) - len(data.lstrip())

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name};")

    def _reference(self, written: str) -> None:
        start = self._here()
        self._start = start if self._start is None else self._start
        end = start + len(written) - (not self._text.startswith(written, start))
        self._replacements.append((Span(start, end), unescape(written).replace("\xa0", " ")))

    def handle_comment(self, data: str) -> None:
        if self._start is not None:
            self._skips.append(Span(self._here(), self._here() + len(data) + len("<!---->")))

    def finish(self, end: int) -> None:
        """End the block that is open, if one is, at `end`."""
        if self._start is not None:
            self.blocks.append(
                Block(
                    kind=self._kind,
                    level=1 if self._kind == "heading" else 0,
                    start=self._start,
                    end=end,
                    skips=tuple(span for span in self._skips if span.end <= end),
                    replacements=tuple(self._replacements),
                )
            )
        self._start, self._skips, self._replacements = None, [], []
