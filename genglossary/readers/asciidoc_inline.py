"""The markup inside one block of AsciiDoc: which characters are no prose, and which stand for others.

https://docs.asciidoctor.org/asciidoc/latest/text/
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape

from genglossary.pipeline.types import Span
from genglossary.readers.addresses import URL
from genglossary.readers.asides import Inline, merged, overlaps
from genglossary.readers.markdown_inline import is_name

_IN_BRACKETS = r"(?:[^\]\\]|\\.){0,800}"
_TOKEN = re.compile(
    rf"""
    (?P<escape>\\{{1,2}}(?=[*_`\#^~+{{<\[(&|]|(?:https?|link|xref|image|mailto|pass|stem|footnote|kbd|btn|menu|icon):))
  | (?P<passed>\+\+\+[^+\n]{{1,400}}\+\+\+|pass:[a-z,]{{0,30}}\[{_IN_BRACKETS}\]|\$\$[^$\n]{{1,400}}\$\$)
  | (?P<curved>(?<![\w"'])(?P<quote>["'])`(?=[^\s`])[^`]{{1,800}}(?<=[^\s`])`(?P=quote))
  | (?P<apostrophe>(?<=\w)`')
  | (?P<code>(?<![\w`\\])`(?P<said>(?=[^\s`])[^`]{{1,400}})`(?![\w`])|``(?P<free>[^`]{{1,400}})``)
  | (?P<plus>(?<![\w+])\+\+?(?P<plain>(?=[^\s+])[^+\n]{{1,300}}(?<=[^\s+]))\+\+?(?![\w+]))
  | (?P<url>(?<![A-Za-z0-9_"]){URL}(?:\[(?P<shown>{_IN_BRACKETS})\])?)
  | (?P<macro>(?<![A-Za-z0-9_:/])(?P<name>[a-z][a-z0-9_-]{{0,30}}):(?:[^\s:\[\]][^\s\[\]]{{0,400}})?
     \[(?P<words>{_IN_BRACKETS})\])
  | (?P<xref><<[^<>,\n]{{1,200}}(?:,[ \n]?(?P<label>[^<>]{{0,300}}))?>>)
  | (?P<anchor>\[\[\[?[^\[\]\n]{{1,200}}\]?\]\])
  | (?P<hidden>\(\(\([^()]{{1,300}}\)\)\))
  | (?P<index>\(\((?P<indexed>[^()]{{1,300}})\)\))
  | (?P<role>\[(?:[.\#%][\w.\#%-]{{1,80}}|[a-z][\w-]{{0,40}})\](?=[*_`\#^~+]{{1,2}}[^\s]))
  | (?P<reference>\{{(?:(?:set|counter2?):[^{{}}\n]{{1,100}}|(?P<attribute>\w[\w-]{{0,60}}))\}}
     (?P<linked>[^\s\[\]{{}}]{{0,200}}\[{_IN_BRACKETS}\])?)
  | (?P<entity>&(?:[A-Za-z][A-Za-z0-9]{{1,30}}|\#\d{{1,7}}|\#[xX][0-9A-Fa-f]{{1,6}});)
  | (?P<broken>[ \t]\+(?=\n|\Z))
  | (?P<marked>(?P<mark>\*\*|__|\#\#)(?=\S)(?:(?!(?P=mark))[^\n]|\n){{1,800}}(?P=mark))
  | (?P<strong>(?<![\w*])\*(?=[^\s*])[^*]{{1,1500}}(?<=[^\s*])\*(?![\w*]))
  | (?P<slanted>(?<![\w_])_(?=[^\s_])[^_]{{1,1500}}(?<=[^\s_])_(?![\w_]))
  | (?P<lit>(?<![\w\#&])\#(?=[^\s\#])[^\#]{{1,800}}(?<=[^\s\#])\#(?![\w\#]))
  | (?P<raised>(?P<small>[\^~])(?=[^\s\^~])[^\s\^~]{{1,60}}(?P=small))
    """,
    re.X | re.S,
)
_MARKUP = re.compile(r"[\\`*_#^~+{<\[&(:$]")
_SHOWN = frozenset({"link", "xref", "mailto", "irc", "image", "indexterm2"})
_QUOTED = re.compile(r'\s*"([^"]*)"')
_HOW = re.compile(r",\s*(?=[\w-]+\s*=|\d+(?:,|$)|$)")
_ATTRIBUTE = re.compile(r"[\w-]+\s*=")
_ADDRESS = re.compile(r"\S+://|\S*[/\\@]\S*$")

_KNOWN = """amp & lt < gt > apos ' quot " lsquo ‘ rsquo ’ ldquo “ rdquo ” deg ° plus + brvbar ¦ vbar | startsb [
    endsb ] caret ^ asterisk * tilde ~ backslash \\ backtick ` two-colons :: two-semicolons ;; cpp C++ pp ++""".split()  # noqa: SIM905
KNOWN: Mapping[str, str] = {"empty": "", "sp": " ", "nbsp": " ", **dict(zip(_KNOWN[::2], _KNOWN[1::2], strict=True))}
"""The attributes that every document has, and the characters that they stand for."""


@dataclass(slots=True)
class Scanned(Inline):
    """`notes` are the words of footnotes, which stand inside of skips."""

    notes: list[Span] = field(default_factory=list[Span])


def scan(text: str, start: int, end: int, attributes: Mapping[str, str]) -> Scanned:
    """The markup of the block `text[start:end]`, sorted and without overlap; a name in code stays, as in Markdown.

    `attributes` are what is set above it, each of a few words.
    """
    scanner = _Scanner(text, attributes)
    scanner.run(start, end)
    found = scanner.found
    found.skips = merged(found.skips)
    found.replacements = [each for each in sorted(found.replacements) if not overlaps(found.skips, each[0])]
    return found


class _Scanner:
    def __init__(self, text: str, attributes: Mapping[str, str]) -> None:
        self.text, self.attributes = text, attributes
        self.found = Scanned()
        self.closing: dict[int, int] = {}  # marks that close what was opened: from where to where

    def run(self, position: int, end: int) -> None:
        while _MARKUP.search(self.text, position, end) and (token := _TOKEN.search(self.text, position, end)):
            position = self.closing.get(token.start()) or self._take(token, token.lastgroup or "") or token.end()

    # long: one line or two for each kind of token
    def _take(self, token: re.Match[str], kind: str) -> int | None:
        """Record one token; gives where to go on when that is not its end."""
        whole = Span(*token.span())
        match kind:
            case "escape":
                self.found.skips.append(whole)
                return whole.end + 1
            case "curved":
                return self._curve(whole, token["quote"])
            case "apostrophe":
                return self._stand_for(whole, "’")
            case "code" | "plus":
                said = next(name for name in ("said", "free", "plain") if token[name] is not None)
                return self._around(whole, Span(*token.span(said))) if is_name(token[said]) else self._skip(whole)
            case "url" if token["shown"] is not None:
                return self._around(whole, self._shown(Span(*token.span("shown"))))
            case "macro":
                return self._macro(token, whole)
            case "xref" if token["label"]:
                return self._around(whole, Span(*token.span("label")))
            case "index":
                return self._around(whole, Span(*token.span("indexed")))
            case "reference":
                return self._refer(token, whole)
            case "entity":
                return self._stand_for(whole, unescape(token[0]))
            case "marked" | "strong" | "slanted" | "lit" | "raised":
                width = 2 if kind == "marked" else 1
                self.closing[whole.end - width] = whole.end
                return self._around(whole, Span(whole.start + width, whole.end - width))
            case _:
                return self._skip(whole)

    def _curve(self, whole: Span, quote: str) -> int:
        opening, closing = "“”" if quote == '"' else "‘’"
        self.closing[whole.end - 2] = whole.end
        self._stand_for(Span(whole.end - 2, whole.end), closing)
        return self._stand_for(Span(whole.start, whole.start + 2), opening)

    def _skip(self, whole: Span) -> int:
        self.found.skips.append(whole)
        return whole.end

    def _around(self, whole: Span, inside: Span) -> int:
        """Skip what is around the words, in which there may be more markup."""
        self.found.skips += [Span(whole.start, inside.start), Span(inside.end, whole.end)]
        return inside.start if inside.end > inside.start else whole.end

    def _shown(self, words: Span) -> Span:
        """The words of a link without what says how it opens."""
        written = self.text[words.start : words.end]
        if quoted := _QUOTED.match(written):
            return Span(words.start + quoted.start(1), words.start + quoted.end(1))
        if _ATTRIBUTE.match(written):
            return Span(words.start, words.start)
        return Span(words.start, words.start + len(_HOW.split(written, maxsplit=1)[0].rstrip("^ ")))

    def _macro(self, token: re.Match[str], whole: Span) -> int:
        name, words = token["name"], Span(*token.span("words"))
        if name in ("footnote", "footnoteref"):
            self.found.notes.append(words)
        if name not in _SHOWN:
            return self._skip(whole)
        return self._around(whole, self._shown(words))

    def _refer(self, token: re.Match[str], whole: Span) -> int:
        """A reference to an attribute, behind which the words of a link stand where it is an address."""
        name = token["attribute"]
        said = self.attributes.get(name.lower()) if name else ""
        words = token["linked"]
        if words and (said is None or _ADDRESS.match(said)):
            at = words.index("[") + token.start("linked") + 1
            return self._around(whole, self._shown(Span(at, whole.end - 1)))
        return self._stand_for(Span(whole.start, whole.end - len(words or "")), said or "")

    def _stand_for(self, span: Span, said: str) -> int:
        if not said or not (said.isspace() or said.isprintable()) or _ADDRESS.match(said):
            return self._skip(span)
        self.found.replacements.append((span, " " if said.isspace() else said))
        return span.end
