"""The orders of glossaries. For programs the best term comes first.

In print: A to Z, then 五十音 by reading, then what has no letter to stand under.
"""

import unicodedata
from functools import lru_cache
from typing import NamedTuple

from genglossary.formats.types import Entry, Glossary
from genglossary.pipeline.text.folding import loose_key

_SMALL = str.maketrans("ぁぃぅぇぉっゃゅょゎゕゖ", "あいうえおつやゆよわかけ")
_ROWS = (
    "あいうえお",
    "かきくけこ",
    "さしすせそ",
    "たちつてと",
    "なにぬねの",
    "はひふへほ",
    "まみむめも",
    "やゆよ",
    "らりるれろ",
    "わゐゑをん",
)
_VOWELS = {kana: "あいうえお"[at] for row in _ROWS[:7] + _ROWS[8:9] for at, kana in enumerate(row)} | dict(
    zip("やゆよわゐゑを", "あうおあいえお", strict=True)
)
_OTHERS = 2


class Place(NamedTuple):
    """Sorts entries. `group` is 0 for Latin letters, 1 for kana, 2 for the rest; `letter` is the heading it stands
    under: "A", "か", or "" for the rest."""

    group: int
    letter: str
    key: str
    text: str


def best_first(glossary: Glossary) -> list[Entry]:
    """The entries in the order of files for programs: by their score."""
    return sorted(glossary.entries, key=lambda entry: -entry.score)


def place(entry: Entry) -> Place:
    """The place of an entry in the order."""
    return place_of(entry.text, entry.reading)


# Remembered, because pages sort the same thousands of terms again and again.
@lru_cache(maxsize=1 << 16)
def place_of(text: str, reading: str = "") -> Place:
    """The place of a term in the order. Japanese by its reading, with 濁点, small kana and 長音 counted as in JIS X
    4061's first level; a word in kanji whose reading is unknown stands with the rest."""
    word = _plain(reading or text)
    if "ぁ" <= word[:1] <= "ん":
        key = _kana_key(word)
        return Place(1, next((row[0] for row in _ROWS if key[0] in row), "わ"), key, text)
    if "a" <= word[:1] <= "z":
        return Place(0, word[0].upper(), word, text)
    return Place(_OTHERS, "", word, text)


def sort_key(text: str, reading: str = "") -> str:
    """The place of a term as one string: by its code points a database sorts terms as a glossary does."""
    found = place_of(text, reading)
    return f"{found.group}{found.key}"


def _plain(text: str) -> str:
    """Folded width and case, katakana as hiragana, without accents and 濁点."""
    decomposed = unicodedata.normalize("NFD", loose_key(text))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lstrip("「『（([\"'・")


def _kana_key(word: str) -> str:
    key = ""
    for kana in word.translate(_SMALL):
        key += _VOWELS.get(key[-1:], "") if kana == "ー" else kana
    return key
