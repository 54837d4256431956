"""The other names and the reading that people write beside a term, in the place of the term itself."""

import re
from typing import NamedTuple

from genglossary.formats.listing import listed
from genglossary.formats.types import Kind, Spelling
from genglossary.pipeline.text.folding import loose_key

_KANA = re.compile(r"[ぁ-ゖァ-ヺー・\s]+")
_BRACKET = re.compile(r"(?P<term>.*\S)\s*[（(](?P<said>[^()（）]{1,100})[)）]", re.S)
_ALSO = re.compile(
    r"(?:also|or|a\.?k\.?a\.?|syn\.|formerly|別名|別称|旧称|または)(?:[:：]\s*|\s+)(?P<names>.+)", re.I | re.S
)
_INSIDE = re.compile(r"\s*[、，,;；/／]\s*")
_BESIDE = re.compile(r"\s*[|｜;；]\s*")


class PartedNames(NamedTuple):
    """A term, its reading ("" for none), and what else it is called."""

    term: str
    reading: str = ""
    others: tuple[Spelling, ...] = ()


def parted_names(text: str) -> PartedNames:
    """The names in the place of a term: “bogie | truck” are two, and so are those of “application programming
    interface (API)”; kana in brackets are the reading. Other words in brackets belong to the term."""
    first, *others = _beside(text)
    names = _without_bracket(first)
    beside = (Spelling(text=each, kind=_kind(each, names.term)) for each in others if each != names.term)
    return names._replace(others=(*names.others, *beside))


def _beside(text: str) -> list[str]:
    """The names between bars and semicolons; a stroke stands between a term and its abbreviation, else inside of it."""
    before, _, behind = text.partition(" / ")
    if _are_short_and_long(before, behind):
        return [before, behind]
    return [each for each in _BESIDE.split(text) if each] or [text]


def _are_short_and_long(one: str, other: str) -> bool:
    return _abbreviates(one, other) or _abbreviates(other, one)


def _without_bracket(text: str) -> PartedNames:
    found = _BRACKET.fullmatch(text)
    if found is None:
        return PartedNames(text)
    term, said = found["term"], " ".join(found["said"].split())
    if also := _ALSO.fullmatch(said):
        return PartedNames(term, others=tuple(Spelling(text=each, kind="synonym") for each in listed(also["names"])))
    if _KANA.fullmatch(_INSIDE.split(said)[0]):
        return names_in_bracket(term, said)
    if _are_short_and_long(said, term):
        return PartedNames(term, others=(Spelling(text=said, kind="abbreviation" if said.isupper() else "long_form"),))
    return PartedNames(text)


def names_in_bracket(term: str, said: str) -> PartedNames:
    """Everything that brackets behind a term say, where all of it is names. Kana in the first place are its reading,
    but another spelling of a term that is in other kana."""
    first, *others = [said] if _KANA.fullmatch(said) else [each for each in _INSIDE.split(said) if each]
    rest = tuple(map(_named, others))
    if not _KANA.fullmatch(first):
        return PartedNames(term, others=(_named(first), *rest))
    if _KANA.fullmatch(term) and loose_key(first) != loose_key(term):
        return PartedNames(term, others=(Spelling(text=first), *rest))
    return PartedNames(term, first, rest)


def _named(text: str) -> Spelling:
    return Spelling(text=text, kind="abbreviation" if text.isupper() else "synonym")


def _kind(text: str, term: str) -> Kind:
    if _abbreviates(text, term):
        return "abbreviation"
    return "long_form" if _abbreviates(term, text) else "spelling"


def _abbreviates(short: str, long: str) -> bool:
    """Whether all letters of a word in capitals stand in this order in longer words that have more than capitals, the
    first one first; or it is beside words in another script."""
    rest = iter(long.casefold())
    is_short = short.isupper() and short.isalnum() and 1 < len(short) < len(long) and not long.isupper()
    if not is_short or not long.isascii():
        return is_short
    begins_it = " " in long or short[0].casefold() == long[0].casefold()
    return begins_it and all(letter in rest for letter in short.casefold())
