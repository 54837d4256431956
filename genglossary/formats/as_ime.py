"""User dictionaries for Japanese input: type the reading, get the term. For Google 日本語入力 (Mozc), MS-IME and ATOK.

Readings are in hiragana with ー; what has no such reading has no place in a dictionary.
"""

import codecs
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from genglossary.formats.plainly import explanation_of
from genglossary.formats.types import Glossary
from genglossary.readers.own_output import MARK

_KANA = re.compile(r"[ぁ-ゖー]+")
_LONGEST_READING = 32  # characters that ATOK takes
_TO_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}


class Word(NamedTuple):
    """A word of a dictionary; `reading` in hiragana."""

    reading: str
    text: str
    category: str
    comment: str


_Kinds = Mapping[str, str]
_GOOGLE: _Kinds = MappingProxyType({"person": "人名", "place": "地名", "organisation": "組織"})
_MS_IME: _Kinds = MappingProxyType({"person": "人名", "place": "地名", "organisation": "固有名詞"})
_ATOK: _Kinds = MappingProxyType({"person": "固有人他", "place": "固有地名", "organisation": "固有組織"})


def words_of(glossary: Glossary) -> Iterator[Word]:
    """The terms and spellings with a reading that can be typed, each pair of reading and text once."""
    taken: set[tuple[str, str]] = set()
    for entry in glossary.entries:
        said = explanation_of(entry)
        comment = said.text if said and said.is_definition else ""
        for text, reading in ((entry.text, entry.reading), *((each.text, each.reading) for each in entry.spellings)):
            typed = typed_reading(reading or text)
            if typed and text not in entry.avoided and (typed, text) not in taken and typed != text:
                taken.add((typed, text))
                yield Word(typed, " ".join(text.split()), entry.category, " ".join(comment.split())[:100])


def typed_reading(text: str) -> str:
    """`text` in hiragana without 「・」 and spaces, or "" where it is not all kana, or too long."""
    kana = re.sub(r"[・\s]", "", unicodedata.normalize("NFKC", text)).translate(_TO_HIRAGANA)
    return kana if _KANA.fullmatch(kana) and len(kana) <= _LONGEST_READING else ""


def skipped(glossary: Glossary) -> list[str]:
    """The entries of which no spelling has a reading that can be typed."""
    typed = {word.text for word in words_of(glossary)}
    return [entry.text for entry in glossary.entries if typed.isdisjoint({entry.text, *entry.variants})]


def write(glossary: Glossary) -> bytes:
    """Write for Google 日本語入力 and Mozc, in UTF-8: reading, word, part of speech, comment."""
    rows = (f"{w.reading}\t{w.text}\t{_GOOGLE.get(w.category, '名詞')}\t{w.comment}\n" for w in words_of(glossary))
    return "".join([f"# {MARK}\n", *rows]).encode()


def write_ms_ime(glossary: Glossary) -> bytes:
    """Write for Microsoft IME, in UTF-16; lines end with \\r\\n."""
    return _utf16(f"!Microsoft IME Dictionary Tool\n!Version:\n!Format:WORDLIST\n!{MARK}\n\n", glossary, _MS_IME)


def write_atok(glossary: Glossary) -> bytes:
    """Write for ATOK, in UTF-16; lines end with \\r\\n."""
    return _utf16(f"!!ATOK_TANGO_TEXT_HEADER_1\n!!{MARK}\n", glossary, _ATOK)


def _utf16(head: str, glossary: Glossary, kinds: _Kinds) -> bytes:
    rows = (f"{w.reading}\t{w.text}\t{kinds.get(w.category, '名詞')}\n" for w in words_of(glossary))
    return codecs.BOM_UTF16_LE + (head + "".join(rows)).replace("\n", "\r\n").encode("utf-16-le")


WRITERS: Mapping[str, Callable[[Glossary], bytes]] = MappingProxyType(
    {"google": write, "ms-ime": write_ms_ime, "atok": write_atok}
)
"""Dialect to its writer."""
