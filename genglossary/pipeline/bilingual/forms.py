"""Forms of one term: spellings, parts, extensions, words that begin alike."""

import re
from itertools import takewhile

from genglossary.pipeline.languages import ASSUMED
from genglossary.pipeline.languages.combined import language_of_script
from genglossary.pipeline.text.folding import fold_key

_STEM = 0.6  # of two words alike make them forms of one
_LABEL = re.compile(r"\b[A-Za-z\d]\b|\bof\b|^各(?=.)", re.ASCII)  # パッケージ A, パッケージ B, 各パッケージ
_JOINED = re.compile("[のな]")
_FILL = re.compile(r"[\s・ー\-‐_=＝のをにへ]+")
_BRACKET = re.compile(r"(?<=.)[(（][^()（）]*[)）]")


def are_one(one: str, other: str) -> bool:
    """Whether one is a spelling, part or form of the other ("transparent" of "transparency")."""
    first, second = key_of(one), key_of(other)
    if first in second or second in first or _has_pieces(one, other) or _has_pieces(other, one):
        return True
    words, others = one.lower().split(), other.lower().split()
    return (one + other).isascii() and len(words) == len(others) and all(map(_is_form, words, others))


def _has_pieces(one: str, other: str) -> bool:
    """Whether `one` has small words in it, and `other` all that these join, in order (外向きのトラフィック in
    外向きのすべてのトラフィック)."""
    pieces, others = (list(map(key_of, _JOINED.split(each))) for each in (one, other))
    rest = iter(others)
    return len(pieces) > 1 and all(piece in rest for piece in pieces)


def _is_form(one: str, other: str) -> bool:
    """Whether two Latin words begin alike for most of the shorter one."""
    return alike(one, other) >= _STEM * min(len(one), len(other))


def alike(one: str, other: str) -> int:
    """Count the characters that both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def key_of(text: str) -> str:
    """The same for all spellings of a term, singular or plural, with or without small words and a label."""
    rules = language_of_script(text) or ASSUMED
    return _FILL.sub("", fold_key(rules.grammar.key_of(_LABEL.sub("", _BRACKET.sub("", text)))))
