"""LaTeX for the package `glossaries`: a file to `\\input`, with an entry or an acronym for each term.

https://ctan.org/pkg/glossaries
"""

import re
from collections.abc import Iterator

from genglossary.formats.order import place
from genglossary.formats.plainly import Gist, explanation_of, one_line
from genglossary.formats.types import Entry, Glossary
from genglossary.formats.wording import context_in, words_of
from genglossary.readers.own_output import MARK

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
} | {sign: f"\\{sign}" for sign in "&%$#_{}"}
_SIGNS = re.compile("[" + re.escape("".join(_SPECIAL)) + "]")


def write(glossary: Glossary) -> bytes:
    """Write in UTF-8. Labels are slugs (or numbers, without them); a short form whose long form is known is an
    acronym.
    """
    entries = sorted(glossary.entries, key=place)
    context = context_in(words_of(glossary))
    lines = [_entry(entry, entry.slug or f"term-{number}", context) for number, entry in enumerate(entries, start=1)]
    return (f"% {MARK}\n% \\usepackage{{glossaries}} \\makeglossaries \\input{{this file}}\n" + "".join(lines)).encode()


def _entry(entry: Entry, label: str, context: str) -> str:
    fields = ",\n".join(f"  {name}={{{value}}}" for name, value in _fields(entry, context))
    return f"\\newglossaryentry{{{_SIGNS.sub('-', label)}}}{{\n{fields}\n}}\n"


def _fields(entry: Entry, context: str) -> Iterator[tuple[str, str]]:
    said = explanation_of(entry)
    kinds = {each.kind: each.text for each in entry.spellings if each.text in entry.variants}
    yield "name", _escaped(entry.text)
    if plural := kinds.get("plural"):
        yield "plural", _escaped(plural)
    if short := kinds.get("abbreviation"):
        yield "symbol", _escaped(short)
    if long := kinds.get("long_form"):
        yield "first", _escaped(f"{long} ({entry.text})")
    if entry.reading:
        yield "sort", _escaped(entry.reading)
    yield "description", _described(said, context)


def _described(said: Gist | None, context: str) -> str:
    """A definition, or a passage that is plainly none; the package adds no full stop, for they have their own."""
    if said is None:
        return r"\nopostdesc"
    text = _escaped(said.text)
    return (text if said.is_definition else rf"\emph{{{context}}} “{text}”") + r"\nopostdesc"


def _escaped(text: str) -> str:
    return _SIGNS.sub(lambda found: _SPECIAL[found[0]], one_line(text))
