"""The markup inside one block of reStructuredText: which characters are not prose."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from genglossary.pipeline.types import Span
from genglossary.readers.addresses import URL
from genglossary.readers.asides import Inline, merged
from genglossary.readers.markdown_inline import is_name

_TOKEN = re.compile(
    rf"""
    (?P<template>\{{\{{[^{{}}\n]*\}}\}}|\{{%[^{{}}\n]*%\}})
  | (?P<literal>``(?P<code>[^`]+(?:`[^`]+)*?)``)
  | (?P<role>:(?P<name>[A-Za-z][\w:+.-]{{0,60}}):`(?P<said>[^`]+)`(?P<target>))
  | (?P<link>`(?P<text>[^`<>]+?)(?:\s*<[^<>`]*>)?`(?:__?)?(?![\w`]))
  | (?P<note>\[(?:\#?[\w.-]*|\*)\]_(?!\w))
  | (?P<url>{URL})
  | (?P<substitution>\|(?P<label>[^|\s](?:[^|\n]{{0,58}}[^|\s])?)\|(?:__?)?(?![\w|]))
  | (?P<emoji>(?<![\w:/]):[a-z0-9_+-]*[a-z][a-z0-9_+-]*:(?![\w:`]))
  | (?P<null>\\\s)
  | (?P<escape>\\(?=\S))
  | (?P<reference>(?<=[^\W_])__?(?![^\W_])(?!_))
  | (?P<emphasis>\*{{1,2}}(?=[^\s*])|(?<=[^\s*])\*{{1,2}})
  | (?P<bar>(?<![\w|])\|(?=[^\s|])|(?<=[^\s|])\|(?:__?)?(?![\w|]))
    """,
    re.X,
)
_MARKUP = re.compile(r"[\\`*_|:{]")
_LABELS = frozenset({"ref", "doc", "download", "numref", "eq", "cite", "footcite", "label", "index", "math"})
_SUBSTITUTION = re.compile(r"^[ \t]*\.\.[ \t]+\|([^|\n]{1,60})\|[ \t]+(replace|unicode|image|date)::[ \t]*(.*)$", re.M)
_CODE_POINT = re.compile(r"(?:0x|U\+|\\u|x|&#x)([0-9A-Fa-f]{1,6});?")
_WITHOUT_WORDS = frozenset({"version", "release", "today"})
_TITLED = re.compile(r"([^<>]*?)\s*<[^<>]*>\s*")


def substitutions(text: str) -> dict[str, str]:
    """Find what `|name|` stands for: words, characters by their numbers, "" for a picture or a date."""
    if "|" not in text:
        return {}
    found: dict[str, str] = {}
    for name, kind, said in _SUBSTITUTION.findall(text):
        words = {"replace": _STRONG.sub("", said), "unicode": _characters(said)}.get(kind, "")
        found[" ".join(name.split())] = " " if words and words.isspace() else words.strip()
    return found


_STRONG = re.compile(r"[*`]|\\ ?")


def _characters(said: str) -> str:
    """Turn numbers of characters into these; what is none of them stands for itself."""
    words = said.split(" .. ")[0].split()
    numbers = [_CODE_POINT.fullmatch(word) for word in words]
    return "".join(
        chr(int(number[1], 16)) if number and int(number[1], 16) < 0xD800 else word
        for number, word in zip(numbers, words, strict=True)
    )


def scan(text: str, start: int, end: int, substitutions: Mapping[str, str] = MappingProxyType({})) -> Inline:
    """The markup of the block text[start:end], sorted and without overlap. Literals are as in Markdown: names stay.

    `substitutions` are those of its document.
    """
    found = Inline()
    position = start
    while _MARKUP.search(text, position, end) and (token := _TOKEN.search(text, position, end)):
        position = token.end() + (token.lastgroup == "escape")
        if token.lastgroup == "substitution":
            position = _substitute(token, substitutions, found) or position
        else:
            found.skips += _skips(token)
    found.skips = merged(found.skips)
    return found


def _substitute(token: re.Match[str], substitutions: Mapping[str, str], found: Inline) -> int | None:
    """Skip only the bars of what is not known; gives where to go on when that is not the end."""
    label, whole = " ".join(token["label"].split()), Span(*token.span())
    said = substitutions.get(label)
    if said:
        found.replacements.append((whole, said))
    elif said is not None or label in _WITHOUT_WORDS or label.startswith(":"):
        found.skips.append(whole)
    else:
        found.skips += _around(whole, Span(*token.span("label")))
        return token.end("label") + 1
    return None


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
        kind in ("term", "abbr", "dfn", "guilabel", "strong", "emphasis", "sub", "sup") or is_name(token["said"])
    )
    return _around(whole, Span(*token.span("said"))) if seen else [whole]


def _around(whole: Span, inside: Span) -> list[Span]:
    return [Span(whole.start, inside.start), Span(inside.end, whole.end)]
