"""The markup inside a block of Markdown, as runs of the stored text: what is strong, a link, code.

markdown-it-py finds it. It tells no positions, so its tokens are laid along the source, in order; nothing of its
HTML is used. What a link may point at is decided here: pages of the web, nothing else.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, image, link
from markdown_it.token import Token

from genglossary.readers.markdown_inline import URL

# A block with more runs than this was made to be slow: it is shown without its markup.
MOST_SPANS = 2_000
_MARKUP = re.compile(r"[*_`\[<~]|://")
_URL = re.compile(URL)
_WEB = re.compile(r"https?://[^\s]+")
_REFERENCE = re.compile(r"^ {0,3}\[([^\[\]\n]{1,200})\]:[ \t]*<?(https?://[^\s<>]+)", re.M)

References = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, kw_only=True, slots=True)
class InlineSpan:
    """Characters with the same markup, half-open in the stored text.

    `tags` are names of HTML elements, outermost first. `href` is "" or an address of the web. `verbatim` says that
    people see it although it is no prose: code, or an address that is written out.
    """

    start: int
    end: int
    tags: tuple[str, ...] = ()
    href: str = ""
    verbatim: bool = False


def references_in(text: str) -> References:
    """Collect what the labels of links in a whole document stand for, as markdown-it-py wants it."""
    if "]:" not in text:
        return {}
    found = ((" ".join(label.split()).upper(), href) for label, href in _REFERENCE.findall(text))
    return {label: {"href": href, "title": ""} for label, href in found}


def runs(text: str, start: int, end: int, references: References) -> list[InlineSpan]:
    """The runs of text[start:end] that have markup, in order, none over another."""
    if not _MARKUP.search(text, start, end):
        return []
    source = text[start:end]
    environment: dict[str, Any] = {"references": references, "source": source, "ends": {}}
    layout = _Layout(source, start, environment["ends"])
    parser = _parser()
    for token in parser.inline.parse(source, parser, environment, []):
        if not layout.lay(token):
            break
    return layout.found if len(layout.found) <= MOST_SPANS else []


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("strikethrough")
    for name, rule in (("link", link), ("image", image)):
        parser.inline.ruler.at(name, _noting_its_end(rule))
    return parser


def _noting_its_end(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    """Only the rule knows where the target of a link ends."""

    def noting(state: StateInline, silent: bool) -> bool:
        start = state.pos
        found = rule(state, silent)
        # The words for a picture are parsed by themselves, and count from their own beginning.
        if found and not silent and state.src is state.env["source"]:
            state.env["ends"][start] = state.pos
        return found

    return noting


class _Layout:
    def __init__(self, source: str, offset: int, ends: Mapping[int, int]) -> None:
        self.source, self.offset, self.ends = source, offset, ends
        self.found: list[InlineSpan] = []
        self.at = 0
        self.tags: list[str] = []
        self.links: list[tuple[str, int]] = []

    def lay(self, token: Token) -> bool:
        """False when the token is not where it should be: what follows is shown without markup."""
        match token.type:
            case "link_open":
                self._open_link(token)
            case "link_close":
                self.at = self.links.pop()[1]
            case "image":
                self.at = self.ends.get(self.source.find("![", self.at), self.at)
            case "code_inline":
                self._code(token.markup)
            case "softbreak" | "hardbreak":
                self._pass_over("\n")
            case "text":
                return self._text(token.content)
            case "html_inline":
                return self._pass_over(token.content)
            case _:
                self._turn(token)
                return self._pass_over(token.markup)
        return True

    def _pass_over(self, words: str) -> bool:
        at = self.source.find(words, self.at)
        self.at = at + len(words) if at >= 0 else self.at
        return at >= 0

    def _turn(self, token: Token) -> None:
        if token.nesting > 0:
            self.tags.append(token.tag)
        elif token.nesting < 0:
            self.tags.remove(token.tag)

    def _open_link(self, token: Token) -> None:
        href = str(token.attrs.get("href", ""))
        href = href if _WEB.fullmatch(href) else ""
        opening = "<" if token.markup == "autolink" else "["
        start = self.source.find(opening, self.at)
        end = self.source.find(">", start) + 1 if opening == "<" else self.ends.get(start, start + 1)
        if opening == "<":
            self._found(start + 1, end - 1, href=href, verbatim=True)
        self.at = start + 1
        self.links.append((href, end))

    def _code(self, ticks: str) -> None:
        self._pass_over(ticks)
        start = self.at
        closing = re.compile(rf"(?<!`){ticks}(?!`)").search(self.source, start)
        if closing:
            self._found(start, closing.start(), "code", href=self._href(), verbatim=True)
            self.at = closing.end()

    def _text(self, words: str) -> bool:
        if not self._pass_over(words):
            return False
        start, href = self.at - len(words), self._href()
        at = start
        for url in () if self.links else _URL.finditer(words):
            self._found(at, start + url.start())
            at = start + url.end()
            self._found(start + url.start(), at, href=url[0] if _WEB.fullmatch(url[0]) else "", verbatim=True)
        if not self.found or self.found[-1].end <= self.offset + at:
            self._found(at, self.at, href=href)
        return True

    def _href(self) -> str:
        return self.links[-1][0] if self.links else ""

    def _found(self, start: int, end: int, *more: str, href: str = "", verbatim: bool = False) -> None:
        tags = (*dict.fromkeys(self.tags), *more)
        verbatim = verbatim or "s" in tags  # struck out: seen, but no prose
        if start < end and (tags or href or verbatim):
            run = InlineSpan(start=self.offset + start, end=self.offset + end, tags=tags, href=href, verbatim=verbatim)
            self.found.append(run)
