"""The markup inside one Markdown block: which characters are not prose.

markdown-it-py tells no positions inside a line, so this follows CommonMark's inline rules itself, as far as
they decide what is markup. Every pattern is linear: none can be made to look at a text twice.
"""

import re
from collections.abc import Container
from dataclasses import dataclass, field

from genglossary.pipeline.types import Span
from genglossary.readers import ruby

URL = r"(?:https?|ftp)://[A-Za-z0-9\-._~:/?\#@!$&'()*+,;=%]*[A-Za-z0-9/_=\#&+\-]"
_TARGET = r"\]\(\s*(?:<[^<>\n]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
_TOKEN = re.compile(
    rf"""
    (?P<escape>\\(?=[!-/:-@\[-`{{-~\n]))
  | (?P<ticks>`+)
  | (?P<ruby>{ruby.HTML})
  | (?P<hidden><!--(?s:.*?)(?:-->|\Z)|<(?:script|style)\b(?s:.*?)(?:</(?:script|style)\s*>|\Z)
      |\{{\{{[<%][^{{}}]*\}}\}}|\{{[:\#.][^{{}}\n]*\}}|^[ ]{{0,3}}:{{3,}}.*$|\[\^[^\[\]\s]{{1,100}}\])
  | (?P<tag></?[A-Za-z][^<>]*>|<{URL}>)
  | (?P<url>{URL})
  | (?P<wiki>\[\[(?:[^\[\]|\n]*\|)?|\]\])
  | (?P<target>{_TARGET}|\]\[[^\[\]]*\])
  | (?P<open>!?\[)
  | (?P<close>\])
  | (?P<plain_ruby>{ruby.PLAIN})
  | (?P<emphasis>\*+(?=[^\s*])|(?<=[^\s*])\*+|(?<![^\W_])_+(?=[^\s_])|(?<=[^\s_])_+(?![^\W_])|~~)
    """.replace("[ ]", r"\ "),
    re.X | re.M,
)
_MARKUP = re.compile(r"[\\`*_\[\]<{~|《]|://|:::")
_ARITHMETIC = re.compile(r"(?<=\d)\*(?=\d)")
_NAME = re.compile(r"[^\W\d](?:[\w-]|[ ](?=\w))*")
_COMMAND = re.compile(r"[a-z0-9_-]+(?: [\w-]+)+")


@dataclass(slots=True)
class Inline:
    """What `scan` found: `skips` sorted and without overlap, `readings` from ruby."""

    skips: list[Span] = field(default_factory=list[Span])
    readings: list[tuple[Span, str]] = field(default_factory=list[tuple[Span, str]])


def scan(text: str, start: int, end: int, references: Container[str] = ()) -> Inline:
    """The markup of the block text[start:end]; `references` are its document's link labels in upper case.

    A code span that holds a name (`Pod`, `max_attempts`) loses its backticks and stays prose, since terms are
    often written so; one that holds a command or a piece of a program is skipped whole.
    """
    scanner = _Scanner(text, end, references)
    if _MARKUP.search(text, start, end):
        scanner.run(start)
    scanner.found.skips = merged(scanner.found.skips)
    return scanner.found


def merged(skips: list[Span]) -> list[Span]:
    """The same characters as sorted spans that neither touch nor overlap; empty ones are dropped."""
    joined: list[Span] = []
    for span in sorted(skips):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        elif span.end > span.start:
            joined.append(span)
    return joined


class _Scanner:
    def __init__(self, text: str, end: int, references: Container[str]) -> None:
        self.text, self.end, self.references = text, end, references
        self.found = Inline()
        self.brackets: list[Span] = []
        self.ticks: dict[int, list[int]] | None = None

    def run(self, start: int) -> None:
        position = start
        while token := _TOKEN.search(self.text, position, self.end):
            position = self._take(token, token.lastgroup or "") or token.end()

    def _take(self, token: re.Match[str], kind: str) -> int | None:
        """Records one token; gives where to go on when that is not its end."""
        span = Span(*token.span())
        match kind:
            case "ticks":
                return self._code(span)
            case "escape":
                self.found.skips.append(span)
                return span.end + 1
            case "open":
                self.brackets.append(span)
            case "target" | "close":
                self._link(span, kind)
            case "ruby" | "plain_ruby":
                found = (ruby.html if kind == "ruby" else ruby.plain)(self.text, *span)
                self.found.skips += found.skips
                self.found.readings += found.readings
            case "emphasis" if _ARITHMETIC.match(self.text, span.start):
                pass
            case _:
                self.found.skips.append(span)
        return None

    def _link(self, closing: Span, kind: str) -> None:
        if not self.brackets:
            return
        opening = self.brackets.pop()
        if kind == "target" or self._is_reference(self.text[opening.end : closing.start]):
            self.found.skips += [opening, closing]

    def _is_reference(self, label: str) -> bool:
        return " ".join(label.split()).upper() in self.references

    def _code(self, opening: Span) -> int | None:
        closing = self._closing_ticks(opening)
        if closing is None:
            return None
        if is_name(self.text[opening.end : closing.start]):
            self.found.skips += [opening, closing]
        else:
            self.found.skips.append(Span(opening.start, closing.end))
        return closing.end

    def _closing_ticks(self, opening: Span) -> Span | None:
        """The next run of as many backticks; runs are listed once, last first, and used up in order."""
        if self.ticks is None:
            self.ticks = {}
            for run in reversed(list(re.compile("`+").finditer(self.text, opening.start, self.end))):
                self.ticks.setdefault(run.end() - run.start(), []).append(run.start())
        length = opening.end - opening.start
        starts = self.ticks.get(length, [])
        while starts and starts[-1] < opening.end:
            starts.pop()
        return Span(starts[-1], starts[-1] + length) if starts else None


def is_name(code: str) -> bool:
    """Whether a code span holds a name, as terms have them, rather than a command or a piece of a program."""
    code = code.strip()
    return len(code) <= 60 and _NAME.fullmatch(code) is not None and _COMMAND.fullmatch(code) is None
