"""reStructuredText for Sphinx: a glossary directive, which `:term:` finds by every spelling that may be written.

https://www.sphinx-doc.org/en/master/usage/restructuredtext/directives.html#glossary
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from genglossary.formats.order import place
from genglossary.formats.pages.rst import read, read_with_lines
from genglossary.formats.pages.rst_terms import KANA
from genglossary.formats.plainly import explanation_of, one_line, title_of
from genglossary.formats.types import AVOIDED, Entry, Glossary, Spelling
from genglossary.formats.wording import context_in, words_of
from genglossary.pipeline.text.width import width_of
from genglossary.readers.own_output import MARK

__all__ = ["read", "read_with_lines", "write"]

_SPECIAL = re.compile(r"[\\`*|<>_:\[\]]")


def write(glossary: Glossary) -> bytes:
    """Write in UTF-8. Spellings of an entry stand line by line above what is said of it; one that an entry before it
    has in whatever case is left out, for Sphinx takes it for a second definition. Senses of one word are numbered below
    it.
    """
    return ("\n".join(_lines(glossary)) + "\n").encode()


def _lines(glossary: Glossary) -> Iterator[str]:
    title = _escaped(title_of(glossary))
    yield from (f".. {MARK}", "", title, "=" * max(3, width_of(title)), "", ".. glossary::")
    context, taken = context_in(words_of(glossary)), set[str]()
    for _, several in groupby(sorted(glossary.entries, key=place), key=lambda entry: entry.text):
        senses = list(several)
        spellings = {text: (each, entry) for entry in reversed(senses) for text, each in _spellings(entry).items()}
        free = [each for entry in senses for each in _spellings(entry) if each.lower() not in taken]
        if not free:
            continue
        taken.update(each.lower() for each in free)
        yield ""
        yield from (f"   {_term(each, *spellings[each])}" for each in dict.fromkeys(free))
        yield from (f"      {line}" if line else "" for line in _body(_in_one(senses), context))


def _in_one(senses: Sequence[Entry]) -> Entry:
    """The entry of a word, with the definitions of all its senses: Sphinx has one for each term."""
    defined = [entry for entry in senses if entry.definition is not None]
    if len(defined) < 2:
        return next(iter(defined), senses[0])
    said = " ".join(f"({number}) {entry.definition}" for number, entry in enumerate(defined, 1))
    return replace(defined[0], definition=said, source="; ".join(filter(None, (entry.source for entry in defined))))


def _spellings(entry: Entry) -> dict[str, Entry | Spelling]:
    """The term and the other spellings that may be written, each once, as they stand on a line."""
    allowed = (entry, *(each for each in entry.spellings if each.usage not in AVOIDED))
    found: dict[str, Entry | Spelling] = {}
    for each in allowed:
        found.setdefault(one_line(each.text), each)
    return found


def _term(text: str, spelling: Entry | Spelling, entry: Entry) -> str:
    """A line with its classifiers: Sphinx takes the first for the letter of the index and shows none of the others,
    which are the reading and the part of speech."""
    letter = place(entry).letter
    said = [_escaped(each) for each in (_kana(spelling.reading), one_line(spelling.part_of_speech)) if each]
    return " : ".join([_escaped(text), *([letter, *said] if letter and (said or entry.reading) else [])])


def _kana(reading: str) -> str:
    """A reading that is known for one where it stands behind a term; "" for any other."""
    return one_line(reading) if KANA.fullmatch(reading) else ""


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
