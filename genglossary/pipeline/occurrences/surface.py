"""Surfaces, which are what documents are searched for: spellings, with what people decided about their capitals.

A surface is a text. A spelling alone is looked for by the rule for capitals (see `languages.capitals`); a mark behind
it says that it counts only as it is written, or in every case. So whatever keeps, sends or compares surfaces tells them
apart.
"""

import unicodedata

from genglossary.pipeline.languages.capitals import designation_key, is_choosy, suits
from genglossary.pipeline.text.folding import fold_key
from genglossary.pipeline.text.unseen import without_unseen

# No text has it: databases do not take it, and readers leave it out.
_MARK = "\0"
_AS_WRITTEN, _EVERY_CASE = f"{_MARK}as written", f"{_MARK}every case"


def surface_of(spelling: str, as_written: bool | None = None) -> str:
    """The surface for a spelling; `as_written` is None where the rule for capitals decides."""
    if as_written is None or spelling.lower() == spelling.upper():
        return spelling
    return spelling + (_AS_WRITTEN if as_written else _EVERY_CASE)


def spelling_of(surface: str) -> str:
    """The spelling that a surface looks for."""
    return surface.partition(_MARK)[0]


def rivals_of(surface: str) -> set[str]:
    """The surfaces that look for the same spelling in another way."""
    spelling = spelling_of(surface)
    return {spelling, spelling + _AS_WRITTEN, spelling + _EVERY_CASE} - {surface}


def tells_case_apart(surface: str) -> bool:
    """Whether some words that fold like `surface` are not meant: see `is_meant`."""
    spelling, mark, _ = surface.partition(_MARK)
    return surface.endswith(_AS_WRITTEN) if mark else is_choosy(spelling)


def is_meant(surface: str, written: str) -> bool:
    """Whether `written`, which folds like `surface`, is an occurrence of it."""
    spelling, mark, _ = surface.partition(_MARK)
    return _shape(spelling) == _shape(written) if mark else suits(spelling, written)


def key_of(spelling: str, as_written: bool | None) -> str:
    """`spelling` in the form in which designations are compared, as `designation_key`, where people decided."""
    if as_written is None:
        return designation_key(spelling)
    return _shape(spelling) if as_written else fold_key(spelling)


def _shape(text: str) -> str:
    """`text` with its capitals, and without all else that folding takes away."""
    return text.strip() if text.isascii() else unicodedata.normalize("NFKC", without_unseen(text)).strip()
