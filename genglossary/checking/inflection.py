"""Singular and plural of a spelling, and one spelling in the form and with the capitals of another."""

import re
from functools import lru_cache
from typing import Literal

from genglossary.pipeline.languages import ASSUMED, LANGUAGES
from genglossary.pipeline.languages.language import Language

Number = Literal["as it is", "singular", "plural"]
_LAST_WORD = re.compile(r"[A-Za-z]+$")
# "log-ins" is no "log ins": where words with spaces end so, nobody can tell which of them has the plural.
_PARTICLES = "in out up down off on over to by for of at with away back through around forward together apart aside"
PARTICLES = frozenset(_PARTICLES.split())


def forms_of(spelling: str, language: str) -> dict[str, Number]:
    """All that is written for `spelling`, itself first, and in which number it is."""
    return {spelling: "as it is", **_other_forms(spelling, language)}


def in_number(spelling: str, number: Number, language: str) -> str | None:
    """`spelling` in a number; None where that is not certain. What is not in Latin letters has none."""
    word = _LAST_WORD.search(spelling)
    if number == "as it is" or word is None:
        return spelling
    if word[0].lower() in PARTICLES and not _is_joined(spelling, word[0]):
        return None
    return next((text for text, has in _other_forms(spelling, language).items() if has == number), spelling)


@lru_cache(maxsize=50_000)
def _other_forms(spelling: str, language: str) -> dict[str, Number]:
    word = _LAST_WORD.search(spelling)
    if word is None or len(word[0]) < 2:
        return {}
    if word[0].lower() in PARTICLES:
        return {f"{spelling}s": "plural"} if _is_joined(spelling, word[0]) else {}
    rules, lower = _rules(language), word[0].lower()
    one = rules.singular(word[0])
    forms: dict[str, Number] = {}
    if one == lower:
        forms[_ended(spelling, word[0], rules.number_forms(lower)[-1])] = "plural"
    else:
        forms[_ended(spelling, word[0], one)] = "singular"
    return {text: number for text, number in forms.items() if text != spelling}


def _is_joined(spelling: str, word: str) -> bool:
    """Whether a hyphen makes a noun of a verb and its last `word`: plug-in, two plug-ins."""
    return spelling[: len(spelling) - len(word)].endswith("-")


def _rules(language: str) -> Language:
    known = LANGUAGES.get(language.partition("-")[0], ASSUMED)
    return known if known.has_spaces else ASSUMED


def _ended(spelling: str, word: str, form: str) -> str:
    """`spelling` with `form`, in lower case, for its last `word`."""
    before, lower = spelling[: len(spelling) - len(word)], word.lower()
    pairs = enumerate(zip(lower, form, strict=False))
    shared = next((at for at, (old, new) in pairs if old != new), min(len(lower), len(form)))
    return before + word[:shared] + form[shared:]


def is_phrasal(spelling: str) -> bool:
    """Whether it is a verb with a particle ("set up", "sign-in"): its noun is written otherwise, and rightly so."""
    words = re.split("[ -]", spelling.lower())
    return len(words) > 1 and words[-1] in PARTICLES


def with_capitals(text: str, written: str, spelling: str) -> str:
    """`text` with capitals where `written` has them and `spelling` does not: at the start of a sentence, in titles."""
    if written == spelling or (not text.islower() and not text[:1].islower()):
        return text
    letters = [char for char in written if char.isalpha()]
    if len(letters) > 1 and all(map(str.isupper, letters)) and not spelling.isupper():
        return text.upper() if text == text.lower() else text
    words = re.findall(r"[A-Za-z]+", written)
    if len(words) > 1 and all(word[0].isupper() for word in words) and text == text.lower():
        return re.sub(r"(?<![A-Za-z'’])[a-z]", lambda found: found[0].upper(), text)
    starts_high = written[:1].isupper() and not spelling[:1].isupper()
    return text[0].upper() + text[1:] if starts_high and text.split(" ")[0].islower() else text
