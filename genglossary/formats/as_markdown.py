"""Markdown: a glossary to read, A to Z and then 五十音, each definition with the document it comes from."""

import re
from collections.abc import Iterator
from itertools import groupby

from genglossary.formats.counterparts import linking
from genglossary.formats.order import place
from genglossary.formats.pages.markdown import read, read_with_lines
from genglossary.formats.plainly import one_line
from genglossary.formats.types import Entry, Glossary
from genglossary.formats.wording import FrameWords, context_in, words_of
from genglossary.readers.own_output import MARK

__all__ = ["read", "read_with_lines", "write"]

_SPECIAL = re.compile(r"[\\`*\[\]<>|~&#$^{}]|(?<![^\W_])_|_(?![^\W_])")
_LINE_START = re.compile(r"^(\d{0,9})(?=[+\-=:!.)])")


def write(glossary: Glossary) -> bytes:
    """Write in UTF-8. Its own words are in the language of the glossary, else Japanese where most terms are, else
    English.
    """
    return "\n\n".join(_parts(glossary, words_of(glossary))).encode() + b"\n"


def _parts(glossary: Glossary, words: FrameWords) -> Iterator[str]:
    entries = sorted(glossary.entries, key=place)
    yield f"# {escaped(glossary.title) or words.title}"
    defined = sum(entry.definition is not None for entry in entries)
    yield words.summary.format(terms=len(entries), defined=defined)
    for letter, group in groupby(entries, key=_letter):
        yield f"## {letter or words.others}"
        for entry in group:
            yield from _entry(entry, words)
    yield f"[GenGlossary]: # ({MARK})"  # a link that nothing refers to shows nowhere


def _letter(entry: Entry) -> str:
    return place(entry).letter


def _entry(entry: Entry, words: FrameWords) -> Iterator[str]:
    reading = f"（{escaped(entry.reading)}）" if entry.reading and entry.reading != entry.text else ""
    yield f"### {escaped(entry.text)}{reading}"
    if entry.variants:
        yield f"{words.also}{words.colon}{words.comma.join(map(escaped, entry.variants))}"
    yield from _said(entry, words)
    if source := _source(entry, words):
        yield source


def _crossing(entry: Entry) -> Iterator[str]:
    """The definition of the original, marked with its language, where the entry itself has none."""
    for each in linking(entry.equivalents):
        if each.definition:
            yield f"> ({each.language}) {escaped(each.definition)}"
            return


def _said(entry: Entry, words: FrameWords) -> Iterator[str]:
    """The definition; without one, a passage that is plainly none."""
    if entry.definition is not None:
        yield ("> " if entry.origin == "extracted" else "") + escaped(entry.definition)
        return
    if not entry.evidence:
        yield f"*{words.none}*"
    else:
        yield f"*{words.none}{'' if words.none.endswith('。') else ' '}{context_in(words)}*"
        yield f"> {escaped(entry.evidence[0].shown)}"
    yield from _crossing(entry)


def _source(entry: Entry, words: FrameWords) -> str:
    counted = words.mentions.format(frequency=entry.frequency, documents=entry.documents) if entry.frequency else ""
    said = [part for part in (*_origin(entry, words), counted) if part]
    return "— " + " · ".join(said) if said else ""


def _origin(entry: Entry, words: FrameWords) -> list[str]:
    """Name who says it and where; of a passage, also where else the term is mentioned."""
    first, *others = list(dict.fromkeys(escaped(each.document) for each in entry.evidence)) or [""]
    names = words.comma.join((first, *others)) or escaped(entry.source)
    match entry.origin if entry.definition is not None else None:
        case "generated":
            return [f"{words.generated} {names}"] if names else []
        case "manual":
            return [words.manual, escaped(entry.source) or names]
        case None:
            return [first, f"{words.seen}{words.colon}{words.comma.join(others)}"] if others else [first]
        case _:
            return [(entry.origin == "imported" and escaped(entry.source)) or names]


def escaped(text: str) -> str:
    """Text as one line of Markdown that shows just its characters."""
    return _LINE_START.sub(r"\1\\", _SPECIAL.sub(r"\\\g<0>", one_line(text)))
