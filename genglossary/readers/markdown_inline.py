"""The markup inside one Markdown block: which characters are not prose, and which stand for others.

markdown-it-py tells no positions inside a line, so this follows CommonMark's inline rules itself, as far as
they decide what is markup.
"""

import re
import unicodedata
from collections.abc import Container
from html import unescape

from genglossary.pipeline.types import Span
from genglossary.readers import ruby
from genglossary.readers.addresses import URL
from genglossary.readers.asides import Inline, is_math, is_note, is_power, merged
from genglossary.readers.markdown_marks import BEGINS, PATTERNS

__all__ = ["URL", "is_name", "merged", "scan"]

_NAME = re.compile(r"[^\W\d](?:[\w-]|[ ](?=\w))*")
_COMMAND = re.compile(r"[a-z0-9_-]+(?: [\w-]+)+")
_ARITHMETIC = re.compile(r"(?<=\d)\*(?=\d)")
_INNER_MARKUP = re.compile(r"<[^<>]*>|\]\([^()]*\)|[\\\[\]]")
_WIDE = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")


def scan(text: str, start: int, end: int, references: Container[str] = ()) -> Inline:
    """The markup of the block text[start:end]; `references` are its document's link labels in upper case.

    A code span that holds a name (`Pod`, `max_attempts`) loses its backticks and stays prose, since terms are
    often written so; one that holds a command or a piece of a program is skipped whole. The skips are sorted and
    without overlap.
    """
    scanner = _Scanner(text, end, references)
    if begin := BEGINS.search(text, start, end):
        scanner.run(begin.start())
    scanner.found.skips = merged(scanner.found.skips)
    return scanner.found


class _Scanner:
    def __init__(self, text: str, end: int, references: Container[str]) -> None:
        self.text, self.end, self.references = text, end, references
        self.found = Inline()
        self.brackets: list[Span] = []
        self.ticks: dict[int, list[int]] | None = None

    def run(self, position: int) -> None:
        while begin := BEGINS.search(self.text, position, self.end):
            token = PATTERNS[begin[0]].match(self.text, begin.start(), self.end)
            position = begin.end() if token is None else self._take(token, token.lastgroup or "") or token.end()

    # long: one line or two for each kind of token
    def _take(self, token: re.Match[str], kind: str) -> int | None:
        """Records one token; gives where to go on when that is not its end."""
        span = Span(*token.span())
        match kind:
            case "ticks":
                return self._code(span)
            case "escape":
                self.found.skips.append(span)
                return span.end + 1
            case "math" if not is_math(token[0]):
                return self._no_math(span)
            case "open":
                self.brackets.append(span)
            case "target" | "close":
                self._link(span, kind)
            case "wiki":
                self._wiki(span)
            case "ruby" | "plain_ruby":
                read = (ruby.html if kind == "ruby" else ruby.plain)(self.text, *span)
                self.found.skips += read.skips
                self.found.readings += read.readings
            case "command":
                within = Span(*token.span("within"))
                self.found.skips += [Span(span.start, within.start), Span(within.end, span.end)]
                return within.start
            case "role":
                named = Span(*token.span("named"))
                self.found.skips += [Span(span.start, named.start), Span(named.end, span.end)]
                return span.end
            case "raised":
                return self._raised(token, span)
            case "entity" | "space" | "spelled":
                self._replace(token, kind, span)
            case "emphasis" if _ARITHMETIC.match(self.text, span.start):
                pass
            case _:
                self.found.skips.append(span)
        return None

    def _no_math(self, span: Span) -> int:
        """A price, or an escaped bracket."""
        escaped = self.text[span.start] == "\\"
        if escaped:
            self.found.skips.append(Span(span.start, span.start + 1))
        return span.start + 1 + escaped

    def _link(self, closing: Span, kind: str) -> None:
        if not self.brackets:
            return
        opening = self.brackets.pop()
        if kind == "target" or self._is_reference(self.text[opening.end : closing.start]):
            self.found.skips += [opening, closing]

    def _is_reference(self, label: str) -> bool:
        return " ".join(label.split()).upper() in self.references

    def _wiki(self, opening: Span) -> None:
        """[[Page#Part]] is about the page; its closing brackets come by themselves."""
        self.found.skips.append(opening)
        part = re.compile(r"[^\[\]|\n#]*(#[^\[\]|\n]*)\]\]").match(self.text, opening.end, self.end)
        if part:
            at = part.start(1)
            self.found.skips.append(Span(at, at + 1) if at == opening.end else Span(*part.span(1)))

    def _raised(self, token: re.Match[str], span: Span) -> int:
        said = Span(*token.span("said"))
        before = self.text[max(0, span.start - 12) : span.start]
        if is_note(_INNER_MARKUP.sub("", token["said"])) and not is_power(before):
            self.found.skips.append(span)
            return span.end
        self.found.skips += [Span(span.start, said.start), Span(said.end, span.end)]
        return said.start if self.text[span.start] == "<" else span.end

    def _replace(self, token: re.Match[str], kind: str, span: Span) -> None:
        if kind == "spelled":
            self.found.skips.append(Span(span.start, token.start("short")))
            self.found.replacements.append((Span(token.end("short"), span.end), f" ({unescape(token['long'])})"))
            return
        said = " " if kind == "space" else unescape(token[0])
        if said == token[0]:
            return  # no such entity
        if said.isspace():
            wide = _WIDE.match(self.text, span.end) and _WIDE.match(self.text[span.start - 1 : span.start])
            said = "" if wide else " "
        if not said or all(unicodedata.category(each) in ("Cf", "Cc", "Cs", "Cn") for each in said):
            self.found.skips.append(span)
        else:
            self.found.replacements.append((span, said))

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
