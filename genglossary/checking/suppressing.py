"""Comments of documents that switch rules off: for a line, the block that follows, a region, or the file."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from genglossary.checking.manuscripts import Manuscript
from genglossary.checking.reporting import finding
from genglossary.checking.rules import RULES, is_on
from genglossary.checking.types import Finding, Options
from genglossary.pipeline.text.stated import Stated, stated
from genglossary.readers import suffix_of

MARK = "genglossary-ignore"
# A comment of Markdown and HTML, of MDX, of reStructuredText, of WebVTT; in plain text, a line of its own.
_COMMENT = re.compile(
    rf"(?:<!--|\{{/\*|%%|\[//\]:\s*\#\s*\()\s*{MARK}(?P<a>[^\n]*?)(?:-->|\*/\}}|%%|\)[ \t]*$)"
    rf"|^(?P<lead>[ \t]*(?:\.\.|NOTE|\#|//|;|%)[ \t]+|[ \t]*\[?){MARK}(?P<b>[^\n]*?)\]?[ \t]*$",
    re.M,
)
_ELEMENTS_OF = (".html", ".htm", ".xhtml")  # there no empty line ends a block
_TAG = re.compile(r"<([A-Za-z][\w-]*)[^>]*>")
_SAID = re.compile(r"(?P<scope>-start|-end|-file)?(?::?[ \t]+(?P<codes>[\w ,]+?))?[ \t]*")


# Most of what these rules note in a document comes to nothing in the end: it does not prove that a comment is needed.
_PERHAPS = frozenset({"GG204", "GG207"})


@dataclass(slots=True)
class _Ignored:
    """Rules that are ignored in `start:end`; no codes mean all rules."""

    comment: tuple[int, int]
    start: int
    end: int
    codes: frozenset[str]
    used: set[str] = field(default_factory=set[str])

    def takes(self, found: Finding) -> bool:
        within = self.start <= found.start < self.end or (found.start == found.end == 0 and self.start == 0)
        return within and (not self.codes or found.rule in self.codes)


def unsuppressed(document: Manuscript, findings: Iterable[Finding], options: Options) -> list[Finding]:
    """The findings that no comment ignores, and one for each comment that ignores nothing."""
    found = list(findings)
    if MARK not in document.text or not document.is_source:
        return found
    ignored, problems = _ignored(document)
    kept: list[Finding] = []
    for each in found:
        takers = [one for one in ignored if one.takes(each)]
        for one in takers:
            if each.rule not in _PERHAPS or one.codes:
                one.used.add(each.rule)
        if not takers:
            kept.append(each)
    if is_on("GG001", options):
        kept += [finding(document, "GG001", span, what, options) for span, what in problems]
        kept += _unused(document, ignored, options)
    return kept


def _unused(document: Manuscript, ignored: Iterable[_Ignored], options: Options) -> Iterator[Finding]:
    for each in ignored:
        idle = sorted(code for code in each.codes - each.used if is_on(code, options))
        if idle or not (each.codes or each.used):
            yield finding(document, "GG001", each.comment, _idle(idle), options)


def _idle(codes: list[str]) -> Stated:
    if codes:
        return stated("Nothing is ignored here for %(codes)s.", codes=", ".join(codes))
    return stated("Nothing is ignored here.")


def _ignored(document: Manuscript) -> tuple[list[_Ignored], list[tuple[tuple[int, int], Stated]]]:
    """The spans of all comments in the order of the text, and what is wrong with some of these."""
    ignored: list[_Ignored] = []
    problems: list[tuple[tuple[int, int], Stated]] = []
    opened: list[_Ignored] = []
    for found in _comments(document):
        words = _SAID.fullmatch(found["a"] if found["a"] is not None else found["b"])
        codes = frozenset(re.split(r"[ ,]+", words["codes"].strip()) if words and words["codes"] else ())
        if words is None or codes - RULES.keys():
            problems.append((found.span(), _unknown(sorted(codes - RULES.keys()))))
        elif words["scope"] == "-end":
            _close(opened, codes, found, problems)
        else:
            each = _Ignored(found.span(), *_reach(document, found, words["scope"] or ""), codes)
            ignored.append(each)
            opened += [each] if words["scope"] == "-start" else []
    return ignored, problems


def _unknown(codes: list[str]) -> Stated:
    if codes:
        return stated("This comment ignores nothing: %(codes)s is not known.", codes=", ".join(codes))
    return stated("This comment ignores nothing: what it says is not known.")


def _close(
    opened: list[_Ignored],
    codes: frozenset[str],
    found: re.Match[str],
    problems: list[tuple[tuple[int, int], Stated]],
) -> None:
    same = [each for each in opened if not codes or each.codes == codes]
    if same:
        same[-1].end = found.start()
        opened.remove(same[-1])
    else:
        problems.append((found.span(), stated("This comment ends nothing: no region begins above it.")))


def _comments(document: Manuscript) -> Iterator[re.Match[str]]:
    """Those that are no code: a page about them shows them."""
    code = [(block.start, block.end) for block in document.blocks if block.kind == "code"]
    for found in _COMMENT.finditer(document.text):
        if not document.is_closed(*found.span()) and not any(start <= found.start() < end for start, end in code):
            yield found


def _reach(document: Manuscript, found: re.Match[str], scope: str) -> tuple[int, int]:
    """The file, all that follows, the line, or, where the comment has its line for itself, the block below it."""
    text = document.text
    if scope:
        return (0 if scope == "-file" else found.end()), len(text)
    start = text.rfind("\n", 0, found.start()) + 1
    end = text.find("\n", found.end())
    end = len(text) if end < 0 else end
    if (text[start : found.start()] + text[found.end() : end]).strip():
        return start, end
    below = re.compile(r"\s*").match(text, end)
    begin = below.end() if below else end
    if suffix_of(document.name) in _ELEMENTS_OF and (tag := _TAG.match(text, begin)):
        return begin, _end_of_element(text, tag)
    stop = re.compile(r"\n[ \t]*(?:\n|\Z)").search(text, begin)
    return begin, stop.start() if stop else len(text)


def _end_of_element(text: str, tag: re.Match[str]) -> int:
    """Find the end of the element that begins with `tag`; one that nothing ends goes as far as the next empty line."""
    depth = 0
    for found in re.finditer(rf"<(/?){tag[1]}\b[^>]*>", text[tag.start() :], re.I):
        depth += -1 if found[1] else 1
        if depth == 0:
            return tag.start() + found.end()
    empty = text.find("\n\n", tag.end())
    return empty if empty >= 0 else len(text)
