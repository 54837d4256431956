"""People whose names have the letters of an abbreviation: Gil, beside GIL."""

import re

from genglossary.pipeline.languages.combined import combined

_NEAR = 60  # characters before a name
_CREDITED = re.compile(
    r"(?:\bthanks\s+(?:\w+\s+)?to|\b(?:reported|contributed|written|suggested|found|fixed|added|implemented|provided)\s+by"
    r"|\bpatch(?:es)?\s+(?:by|from)|\bcredits?:?|\bauthors?:?)\s(?:[^.!?]*\b(?:and|,)\s)?$",
    re.I,
)


def is_person(text: str, prose: str, first: int, last: int, name: str) -> bool:
    """Whether `prose[first:last]`, an abbreviation but for its capitals (`name`, GIL), may be somebody: who is thanked
    there, or has a family name or an address anywhere in `text`, the file."""
    written = prose[first:last]
    if not (name.isupper() and written.isalpha() and written.istitle()):
        return False
    return _CREDITED.search(prose[max(0, first - _NEAR) : first]) is not None or _has_family_name(text, written)


def _has_family_name(text: str, written: str) -> bool:
    """Whether a word with a capital follows that is no word of the language (Gil Forcier), or an address."""
    names = re.finditer(rf"\b{written}[ ](?:[A-Z]\.[ ])?(?:([A-Z][a-z]+)\b|[(<][\w.+-]+(?:@|[ ]at[ ]))", text)
    return any(found[1] is None or not combined().is_word(found[1].lower()) for found in names)
