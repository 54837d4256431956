"""Sphinx glossaries: the terms of all `glossary` directives of a file.

https://www.sphinx-doc.org/en/master/usage/restructuredtext/directives.html#glossary
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from genglossary.formats.pages import documents
from genglossary.formats.pages.found import Lines, PageEntry, lines_of, text_in, whole
from genglossary.formats.pages.rst_terms import name_term
from genglossary.formats.pages.rst_text import plain
from genglossary.formats.plainly import one_line
from genglossary.formats.types import Glossary, Problem
from genglossary.pipeline.text.stated import stated
from genglossary.readers.own_output import MARK

_DIRECTIVE = re.compile(r"(?P<indent> *)\.\. +glossary::")
_MARKED = re.compile(r"\.\.(?: +(?P<name>[\w:.+-]+)::| |$)(?P<said>.*)")
_OPTION = re.compile(r":[\w-]+:(?: |$)")
_TITLE = re.compile(r"([=\-~^\"'#*+.:_`])\1{2,}\s*")
_BULLET = re.compile(r"(?:[-*+•]|\(?(?:\d+|#|[A-Za-z])[.)])\s+")
# Of what stands in a definition as a directive of its own, these have words for readers.
_ASIDES = frozenset(
    ("note", "tip", "hint", "important", "warning", "attention", "caution", "danger", "error", "seealso", "admonition")
)


class _Line(NamedTuple):
    number: int
    indent: int
    text: str


def read(data: bytes) -> Glossary:
    """The glossary in a file. Raises `Unusable` with the line of what is none."""
    return whole(_title(text_in(data)), read_with_lines(data))


def read_with_lines(data: bytes) -> Lines:
    """All entries of a file with their lines. One without that directive is read as any document. Raises `Unusable`
    where it has no glossary."""
    text = text_in(data)
    lines = [_line(number, line) for number, line in enumerate(text.split("\n"), 1)]
    bodies = list(_bodies(lines))
    if not bodies:
        return documents.read_with_lines(".rst", data)
    found: list[PageEntry] = []
    problems: list[Problem] = []
    for body in bodies:
        _read_body(body, MARK in text, found, problems)
    return lines_of(found, problems)


def _line(number: int, line: str) -> _Line:
    line = line.expandtabs(8).rstrip()
    return _Line(number, len(line) - len(line.lstrip(" ")), line.strip())


def _title(text: str) -> str:
    """The first heading above the glossary."""
    above = text.partition(".. glossary::")[0].split("\n")
    for line, under in pairwise(above):
        if line.strip() and not _TITLE.fullmatch(line) and _TITLE.fullmatch(under):
            return plain(line.strip())
    return ""


def _bodies(lines: list[_Line]) -> Iterator[list[_Line]]:
    """The lines below each directive, as far as they are indented, without its options."""
    at = 0
    while at < len(lines):
        line = lines[at]
        at += 1
        if not _DIRECTIVE.match(line.text):
            continue
        first = at
        while at < len(lines) and (not lines[at].text or lines[at].indent > line.indent):
            at += 1
        body = lines[first:at]
        while body and (not body[0].text or _OPTION.match(body[0].text)):
            body = body[1:]
        yield body


def _read_body(body: list[_Line], is_own: bool, found: list[PageEntry], problems: list[Problem]) -> None:
    """Terms stand at the least indentation, line by line, and what is said of them deeper."""
    left = min((line.indent for line in body if line.text), default=0)
    terms: list[_Line] = []
    said: list[_Line] = []
    for line in [*body, _Line(0, left, "")]:
        if (line.text and line.indent > left) or (not line.text and said and line.number):
            said.append(line)
            continue
        if said:
            _finish(terms, said, is_own, found, problems)
            terms, said = [], []
        if line.text:
            terms.append(line)
    if terms:
        _finish(terms, [], is_own, found, problems)


def _finish(
    terms: list[_Line], said: list[_Line], is_own: bool, found: list[PageEntry], problems: list[Problem]
) -> None:
    named = [line for line in terms if not _MARKED.match(line.text)]
    if len(named) < len(terms) and not named:
        return  # a comment, with its lines
    if not named:
        problems.append(
            Problem(row=said[0].number, reason=stated("A definition stands there without a term above it."))
        )
        return
    entry = PageEntry(line=named[0].number, terms=[])
    for line in named:
        name_term(entry, line.text, is_own=is_own)
    for paragraph in _paragraphs(said, entry):
        if is_own:
            _take_own(entry, paragraph)
        elif not entry.take(text := plain(paragraph)):
            entry.paragraphs.append(text)
    found.append(entry)


def _take_own(entry: PageEntry, paragraph: str) -> None:
    """A paragraph as `as_sphinx` writes it: a passage in quotation marks is no definition."""
    if paragraph.startswith("— "):
        entry.source = plain(paragraph[2:])
    elif not paragraph.startswith(("—", "“")):
        entry.paragraphs.append(plain(paragraph))


def _paragraphs(said: list[_Line], entry: PageEntry) -> Iterator[str]:
    """The paragraphs of a definition, on one line each, with their marks; asides go to the notes of `entry`."""
    words: list[str] = []
    aside: int | None = None
    drops = False
    for line in [*said, _Line(0, 0, "")]:
        if line.text and aside is not None and line.indent > aside:
            if not drops and not _OPTION.match(line.text):
                words.append(line.text)
            continue
        marked = _MARKED.match(line.text)
        if (not line.text or marked or _BULLET.match(line.text) or aside is not None) and words:
            text = one_line("\n".join(words))
            words = []
            if aside is None:
                yield text
            else:
                entry.notes.append(plain(text))
        if line.text:
            aside = line.indent if marked else None
            drops = bool(marked) and marked["name"] not in _ASIDES if marked else False
            words = [said_there] if marked and not drops and (said_there := marked["said"].strip()) else words
            if not marked:
                words.append(line.text)
