"""Markdown: a glossary to read, A to Z and then 五十音, each definition with the document it comes from."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from genglossary.formats.counterparts import linking
from genglossary.formats.order import place
from genglossary.formats.pages.markdown import read, read_with_lines
from genglossary.formats.plainly import one_line
from genglossary.formats.types import Entry, Glossary
from genglossary.readers.own_output import MARK

__all__ = ["read", "read_with_lines", "write"]


class _Words(NamedTuple):
    title: str
    summary: str
    also: str
    colon: str
    comma: str
    others: str
    none: str
    seen: str
    generated: str
    manual: str
    mentions: str


_ENGLISH = _Words(
    title="Glossary",
    summary="{terms} in all, {defined} with a definition.",
    also="Also",
    colon=": ",
    comma=", ",
    others="Others",
    none="No definition found in the documents.",
    seen="Mentioned in",
    generated="written by a language model from",
    manual="written by a person",
    mentions="mentions: {frequency}, documents: {documents}",
)
_JAPANESE = _Words(
    title="用語集",
    summary="用語 {terms} 件、うち定義あり {defined} 件。",
    also="別表記",
    colon="：",
    comma="、",
    others="その他",
    none="文書の中に定義は見つかりませんでした。",
    seen="出現箇所",
    generated="言語モデルによる記述。出典：",
    manual="人による記述",
    mentions="{documents} 文書に {frequency} 回",
)
_WORDS = {"en": _ENGLISH, "ja": _JAPANESE}
_SPECIAL = re.compile(r"[\\`*\[\]<>|~&#$^{}]|(?<![^\W_])_|_(?![^\W_])")
_LINE_START = re.compile(r"^(\d{0,9})(?=[+\-=:!.)])")


def write(glossary: Glossary) -> bytes:
    """UTF-8. Its own words are in the language of the glossary, else Japanese where most terms are, else English."""
    language = glossary.language or ("ja" if _mostly_japanese(glossary.entries) else "en")
    return "\n\n".join(_parts(glossary, _WORDS.get(language, _ENGLISH))).encode() + b"\n"


def _mostly_japanese(entries: tuple[Entry, ...]) -> bool:
    return 2 * sum(entry.language == "ja" for entry in entries) > len(entries)


def _parts(glossary: Glossary, words: _Words) -> Iterator[str]:
    entries = sorted(glossary.entries, key=place)
    yield f"# {_line(glossary.title) or words.title}"
    defined = sum(entry.definition is not None for entry in entries)
    yield words.summary.format(terms=len(entries), defined=defined)
    for letter, group in groupby(entries, key=_letter):
        yield f"## {letter or words.others}"
        for entry in group:
            yield from _entry(entry, words)
    yield f"[GenGlossary]: # ({MARK})"  # a link that nothing refers to shows nowhere


def _letter(entry: Entry) -> str:
    return place(entry).letter


def _entry(entry: Entry, words: _Words) -> Iterator[str]:
    reading = f"（{_line(entry.reading)}）" if entry.reading and entry.reading != entry.text else ""
    yield f"### {_line(entry.text)}{reading}"
    if entry.variants:
        yield f"{words.also}{words.colon}{words.comma.join(map(_line, entry.variants))}"
    if entry.definition is None:
        yield f"*{words.none}*"
        yield from _crossing(entry)
    else:
        quote = "> " if entry.origin == "extracted" else ""
        yield quote + _line(entry.definition)
    if source := _source(entry, words):
        yield source


def _crossing(entry: Entry) -> Iterator[str]:
    """The definition of the original, marked with its language, where the entry itself has none."""
    for each in linking(entry.equivalents):
        if each.definition:
            yield f"> ({each.language}) {_line(each.definition)}"
            return


def _source(entry: Entry, words: _Words) -> str:
    names = words.comma.join(dict.fromkeys(_line(each.document) for each in entry.evidence)) or _line(entry.source)
    match entry.origin if entry.definition is not None else None:
        case "generated":
            origin = f"{words.generated} {names}" if names else ""
        case "manual":
            origin = words.manual
        case None:
            origin = f"{words.seen}{words.colon}{names}" if names else ""
        case _:
            origin = names
    counted = words.mentions.format(frequency=entry.frequency, documents=entry.documents) if entry.frequency else ""
    return "— " + " · ".join(filter(None, (origin, counted))) if origin or counted else ""


def _line(text: str) -> str:
    """Text as one line of Markdown that shows just its characters."""
    return _LINE_START.sub(r"\1\\", _SPECIAL.sub(r"\\\g<0>", one_line(text)))
