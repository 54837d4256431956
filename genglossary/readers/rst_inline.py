"""The markup inside one block of reStructuredText: which characters are not prose."""

import re

from genglossary.pipeline.types import Span
from genglossary.readers.markdown_inline import URL, is_name, merged

_TOKEN = re.compile(
    rf"""
    (?P<literal>``(?P<code>[^`]+(?:`[^`]+)*?)``)
  | (?P<role>:(?P<name>[A-Za-z][\w:+.-]{{0,60}}):`(?P<said>[^`]+)`(?P<target>))
  | (?P<link>`(?P<text>[^`<>]+?)(?:\s*<[^<>`]*>)?`(?:__?)?(?![\w`]))
  | (?P<note>\[(?:\#?[\w.-]*|\*)\]_(?!\w))
  | (?P<url>{URL})
  | (?P<null>\\\s)
  | (?P<escape>\\(?=\S))
  | (?P<reference>(?<=[^\W_])__?(?![^\W_])(?!_))
  | (?P<emphasis>\*{{1,2}}(?=[^\s*])|(?<=[^\s*])\*{{1,2}})
  | (?P<bar>(?<![\w|])\|(?=[^\s|])|(?<=[^\s|])\|(?:__?)?(?![\w|]))
    """,
    re.X,
)
_MARKUP = re.compile(r"[\\`*_|]|://")
_LABELS = frozenset({"ref", "doc", "download", "numref", "eq", "cite", "footcite", "label", "index"})
_TITLED = re.compile(r"([^<>]*?)\s*<[^<>]*>\s*")


def scan(text: str, start: int, end: int) -> list[Span]:
    """The markup of the block text[start:end], sorted and without overlap. Literals are as in Markdown: names stay."""
    if not _MARKUP.search(text, start, end):
        return []
    skips: list[Span] = []
    position = start
    while token := _TOKEN.search(text, position, end):
        skips += _skips(token)
        position = token.end() + (token.lastgroup == "escape")
    return merged(skips)


def _skips(token: re.Match[str]) -> list[Span]:
    whole = Span(*token.span())
    if token["code"]:
        return _around(whole, Span(*token.span("code"))) if is_name(token["code"]) else [whole]
    if token["said"]:
        return _role(token, whole)
    if token["text"]:
        return _around(whole, Span(*token.span("text")))
    return [whole]


def _role(token: re.Match[str], whole: Span) -> list[Span]:
    """The text of a role is prose when it has a title (`Title <target>`) or is no mere label or piece of code."""
    start = token.start("said")
    titled = _TITLED.fullmatch(token["said"])
    if titled and titled[1]:
        return _around(whole, Span(start, start + titled.end(1)))
    kind = token["name"].rpartition(":")[2]
    seen = kind not in _LABELS and (
        kind in ("term", "abbr", "dfn", "guilabel", "strong", "emphasis") or is_name(token["said"])
    )
    return _around(whole, Span(*token.span("said"))) if seen else [whole]


def _around(whole: Span, inside: Span) -> list[Span]:
    return [Span(whole.start, inside.start), Span(inside.end, whole.end)]
