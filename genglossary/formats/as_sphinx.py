"""reStructuredText for Sphinx: a glossary directive, which `:term:` finds by every spelling that may be written.

https://www.sphinx-doc.org/en/master/usage/restructuredtext/directives.html#glossary
"""

import re
import unicodedata
from collections.abc import Iterator

from genglossary.formats.order import place
from genglossary.formats.pages.rst import read, read_with_lines
from genglossary.formats.plainly import explanation_of, one_line, title_of
from genglossary.formats.types import Entry, Glossary
from genglossary.formats.wording import context_in, words_of
from genglossary.readers.own_output import MARK

__all__ = ["read", "read_with_lines", "write"]

_SPECIAL = re.compile(r"[\\`*|<>_:\[\]]")


def write(glossary: Glossary) -> bytes:
    """UTF-8. Spellings of an entry stand line by line above what is said of it; one that an entry before it has in
    whatever case is left out, for Sphinx takes it for a second definition."""
    return ("\n".join(_lines(glossary)) + "\n").encode()


def _lines(glossary: Glossary) -> Iterator[str]:
    title = _escaped(title_of(glossary))
    yield from (f".. {MARK}", "", title, "=" * max(3, _width(title)), "", ".. glossary::")
    context, taken = context_in(words_of(glossary)), set[str]()
    for entry in sorted(glossary.entries, key=place):
        spellings = [one_line(each) for each in (entry.text, *entry.variants)]
        free = [each for each in dict.fromkeys(spellings) if each.lower() not in taken]
        if not free:
            continue
        taken.update(each.lower() for each in free)
        yield ""
        yield from (f"   {_term(each, entry)}" for each in free)
        yield from (f"      {line}" if line else "" for line in _body(entry, context))


def _term(spelling: str, entry: Entry) -> str:
    """A term may be followed by the letter that the index has it under, which is not found by its kanji."""
    letter = place(entry).letter
    return _escaped(spelling) + (f" : {letter}" if entry.reading and letter else "")


def _body(entry: Entry, context: str) -> Iterator[str]:
    """A passage stands in quotation marks, and `context` is said of its source."""
    said = explanation_of(entry)
    if said is None:
        yield "—"
    elif said.is_definition:
        yield _escaped(said.text)
    else:
        yield f"“{_escaped(said.text)}”"
    if said and (said.source or not said.is_definition):
        label = "" if said.is_definition else f"{context} "
        yield from ("", f"— {label}{_escaped(said.source)}".rstrip())


def _escaped(text: str) -> str:
    """Text that shows just its characters; what would begin a list, a directive, a passage or a source does not."""
    escaped = _SPECIAL.sub(r"\\\g<0>", text)
    return "\\" + escaped if re.match(r"[-+•‣⁃=#~^\"'.(\d“—]", escaped) else escaped


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
