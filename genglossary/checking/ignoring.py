"""The comment that ignores a finding, as an edit of its document."""

import re
from typing import NamedTuple

from genglossary.checking.manuscripts import Manuscript, touches
from genglossary.checking.suppressing import MARK
from genglossary.checking.types import Finding
from genglossary.readers import suffix_of

_HTML = "<!-- {} -->"
_IN_LINE = {".md": _HTML, ".markdown": _HTML, ".html": _HTML, ".htm": _HTML, ".xhtml": _HTML, ".mdx": "{{/* {} */}}"}
_ABOVE = {
    ".rst": ".. {}\n\n", ".adoc": "// {}\n", ".asciidoc": "// {}\n", ".org": "# {}\n",
    ".txt": "# {}\n", ".text": "# {}\n", ".vtt": "NOTE {}\n\n",
}  # fmt: skip
# Signs that mean something because they are the last ones of their line: the comment goes before them.
_LAST = re.compile(r"(?:[ \t]*(?:\{[#.:][^}\n]*\}|\\|\||#+))?[ \t]*$")
_CODES = re.compile(rf"{MARK}:?[ \t]+[A-Z0-9 ,]*[A-Z0-9]")


class Insertion(NamedTuple):
    """`text` for what stands at `start:end`."""

    start: int
    end: int
    text: str


def ignoring(document: Manuscript, finding: Finding) -> Insertion | None:
    """The comment that makes `check` ignore a finding; None where the format has none, or there is no room for it."""
    suffix = suffix_of(document.name)
    if suffix in _IN_LINE:
        return _in_line(document, finding, _IN_LINE[suffix])
    return _above(document, finding, _ABOVE[suffix]) if suffix in _ABOVE else None


def _in_line(document: Manuscript, finding: Finding, form: str) -> Insertion | None:
    start = document.starts[finding.line - 1]
    line = document.line(finding.line)
    if longer := _longer(line, start, finding):
        return longer
    ends = _LAST.search(line)
    at = max(start + (ends.start() if ends else len(line)), finding.end)
    end = start + len(line)
    is_open = document.text.rfind("<", start, at) > document.text.rfind(">", start, at)
    if at > end or is_open or touches(document.closed, end, end + 1):
        return None  # the words go on in the next line, or the line ends inside of a tag or of code
    return Insertion(at, at, f" {form.format(f'{MARK} {finding.rule}')}")


def _above(document: Manuscript, finding: Finding, form: str) -> Insertion:
    """Before the lines that belong together with that of the finding; into a comment that is there already."""
    first = finding.line
    while first > 1 and document.line(first - 1).strip() and not _CODES.search(document.line(first - 1)):
        first -= 1
    for number in range(first - 1, max(0, first - 3), -1):
        if longer := _longer(document.line(number), document.starts[number - 1], finding):
            return longer
        if document.line(number).strip():
            break
    line, start = document.line(first), document.starts[first - 1]
    indent = line[: len(line) - len(line.lstrip())]
    return Insertion(start, start, indent + form.format(f"{MARK} {finding.rule}"))


def _longer(line: str, start: int, finding: Finding) -> Insertion | None:
    """One more code for a comment that has some."""
    found = _CODES.search(line)
    return Insertion(start + found.end(), start + found.end(), f", {finding.rule}") if found else None
