"""The blocks of a Markdown page, and the words in them as readers see them."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin

_FRONT = re.compile(r"\A---\n.*?\n(?:---|\.\.\.)(?:\n|\Z)", re.S)
CODE = ("fence", "code_block")
_BREAK = re.compile(r"<br\s*/?>", re.I)
# Several terms line by line above what is said of them all, which the parser of definition lists does not know.
_TERMS = re.compile(r"(?:(?<=\n\n)|\A)(?P<terms>(?:[^\s:#>|*+`<-].*\n){2,6})(?P<said>\n?:[ \t]+\S)")


class PageBlock(NamedTuple):
    """A heading (its `level` is 1 to 6), a paragraph, a piece of code, or a table or list (`kind`), with its line and
    its tokens."""

    kind: str
    line: int
    level: int
    tokens: Sequence[Token]


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table").use(deflist_plugin)


def parse(text: str, *, inline: bool = False) -> Sequence[Token]:
    """The tokens of a page, or of a piece of inline text."""
    return _parser().parseInline(text) if inline else _parser().parse(text)


def blocks_of(text: str) -> Iterator[PageBlock]:
    """The blocks of a page, from top to bottom; quotations are the paragraphs in them."""
    front = _FRONT.match(text)
    body = "\n" * front[0].count("\n") + text[front.end() :] if front else text
    tokens = _parser().parse(_TERMS.sub(_on_one_line, body))
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.type in CODE:
            yield PageBlock(token.type, token.map[0] + 1 if token.map else 1, 0, [token])
        kind, _, side = token.type.rpartition("_")
        if side != "open" or kind in ("blockquote", "list_item"):
            at += 1
            continue
        end = next(place for place in range(at, len(tokens)) if _closes(tokens[place], token))
        level = int(token.tag[1]) if kind == "heading" else 0
        quoted = "quote" if kind == "paragraph" and at and tokens[at - 1].type == "blockquote_open" else kind
        yield PageBlock(quoted, token.map[0] + 1 if token.map else 1, level, tokens[at + 1 : end])
        at = end + 1


def _on_one_line(found: re.Match[str]) -> str:
    """Terms with breaks between them, on the last of their lines."""
    terms = found["terms"].splitlines()
    return "\n" * (len(terms) - 1) + "<br>".join(terms) + "\n" + found["said"]


def _closes(token: Token, opened: Token) -> bool:
    return token.level == opened.level and token.type == opened.type.replace("_open", "_close")


def children_of(token: Token) -> list[Token]:
    """The pieces of inline text, without the empty ones that stand beside marks."""
    return [child for child in token.children or () if child.type != "text" or child.content]


def words_of(tokens: Sequence[Token]) -> str:
    """The words of inline text as readers see them."""
    return "".join(joined(token.children or ()) for token in tokens if token.type == "inline")


def joined(pieces: Sequence[Token]) -> str:
    """The words of pieces of inline text."""
    return "".join(map(_word, pieces))


def _word(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak") or (token.type == "html_inline" and _BREAK.match(token.content)):
        return "\n"
    return token.content if token.type in ("text", "code_inline", "image", "text_special") else ""


def is_emphasis(block: PageBlock) -> bool:
    """Whether all of a paragraph is emphasised."""
    children = [child for token in block.tokens for child in children_of(token)]
    return len(children) > 1 and (children[0].type, children[-1].type) == ("em_open", "em_close")
