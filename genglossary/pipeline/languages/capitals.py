"""Words in capitals, and what they must not be taken for: IT is not "it", nor are GPs (doctors) GPS.

All is decided from the spelling alone, so that whoever looks for it finds the same.
"""

import re
import unicodedata
from functools import lru_cache

from genglossary.pipeline.languages.combined import combined
from genglossary.pipeline.text.folding import fold_key

_ABBREVIATION = re.compile(r"(?P<stem>[A-Z]{2,6})s?")
_SMALL_PLURAL = re.compile(r"[A-Z][A-Z0-9]*(?<=[A-Z])s")
_CAPITAL_END = re.compile(r"[A-Z][A-Z0-9]*S")


@lru_cache(maxsize=100_000)
def only_as_written(spelling: str) -> bool:
    """Whether a word of two to six capitals (and a plural s) is an ordinary word when it is written small."""
    match = _ABBREVIATION.fullmatch(_narrow(spelling))
    return match is not None and combined().is_word(match["stem"].lower())


def is_choosy(spelling: str) -> bool:
    """Whether some words that fold like `spelling` are other words: see `suits`."""
    if not spelling[:1].isupper() or " " in spelling:  # most of them
        return False
    narrow = _narrow(spelling)
    return only_as_written(spelling) or any(each.fullmatch(narrow) for each in (_SMALL_PLURAL, _CAPITAL_END))


def suits(spelling: str, written: str) -> bool:
    """Whether `written`, which folds like `spelling`, is the same word."""
    spelling, written = _narrow(spelling), _narrow(written)
    if only_as_written(spelling):
        return spelling == written
    if _SMALL_PLURAL.fullmatch(spelling):
        return not _CAPITAL_END.fullmatch(written)
    return not (_CAPITAL_END.fullmatch(spelling) and _SMALL_PLURAL.fullmatch(written))


def designation_key(spelling: str) -> str:
    """`spelling` in the form in which designations are compared: folded, unless only its capitals tell it apart."""
    return _narrow(spelling) if only_as_written(spelling) else fold_key(spelling)


def _narrow(spelling: str) -> str:
    return spelling.strip() if spelling.isascii() else unicodedata.normalize("NFKC", spelling).strip()
