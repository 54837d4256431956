"""Whether a definition says something else than before, or the same in slightly other words."""

import re
from collections import Counter
from difflib import SequenceMatcher

ALIKE = 0.8
"""From this share of common words on, twice the common ones by all, a text is the same in other words."""

# Words; of scripts without spaces characters.
_WORD = re.compile(r"[^\W\d_\u3040-\u30ff\u3400-\u9fff]+(?:['’][a-z]+)?|\d+(?:[.,]\d+)*|[^\s]")
# One of these more or less, and the contrary is said.
_TELLING = re.compile(
    r"\d+(?:[.,]\d+)*|\b(?:not|no|never|none|without|neither|nor|cannot|except|only|all|any|most|least|more|less)\b"
    r"|n['’]t\b|ない|なし|なく|ません|せず|ずに|以外|以上|以下|未満|超え|のみ|だけ|[不非未無禁]",
    re.IGNORECASE,
)
_LONGEST = 2000  # words of a text that are compared one by one; the time grows with their square


def is_same(before: str, after: str) -> bool:
    """Whether two texts differ at most in line ends and other spaces."""
    return "".join(before.split()) == "".join(after.split())


def is_reworded(before: str, after: str) -> bool:
    """Whether at least `ALIKE` of the words stayed, and all numbers, negations and limits."""
    if Counter(_TELLING.findall(before.lower())) != Counter(_TELLING.findall(after.lower())):
        return False
    return SequenceMatcher(None, _words(before), _words(after), autojunk=False).ratio() >= ALIKE


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)[:_LONGEST]]


def pieces(before: str, after: str) -> list[tuple[str, str]]:
    """The two texts as pairs: twice the same text where they agree, else what stood there and what stands there."""
    old, new = _with_spaces(before), _with_spaces(after)
    opcodes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [("".join(old[a:b]), "".join(new[c:d])) for _, a, b, c, d in opcodes]


def _with_spaces(text: str) -> list[str]:
    return re.findall(rf"\s+|{_WORD.pattern}", text)
