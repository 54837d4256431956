"""Words that a line end cut, in text whose lines somebody wrapped: "instru-/ment" is one word, "sea-/mark" keeps its
hyphen, "two-/and three-masted" its space.

What the document itself writes elsewhere decides first, then what English writes; where neither knows, the hyphen was
the typesetter's.
"""

import re
from array import array
from collections import Counter
from functools import lru_cache

from genglossary.pipeline.text.frequencies import frequencies
from genglossary.pipeline.types import OFFSETS

SOFT = "\u00ad"
SIGNS = frozenset(f"-\u2010\u2011{SOFT}")
LINE_END = "\v"
"""Stands in prose for the line end behind one of `SIGNS`, until `joined` has decided what it is."""

_CUT = re.compile(rf"(?P<left>[^\W_]*)(?P<gap>[-\u2010\u2011]?{LINE_END})(?P<right>(?:[^\W_]|['’](?=\w))*)")
_WORD = re.compile(r"[^\W_]+(?:[-\u2010\u2011][^\W_]+)*")
_OWNED = re.compile(r"['’]s?$")  # keeper's
_SUSPENDED = frozenset("and or to und oder bis et ou y o e en of".split())  # noqa: SIM905
_WORDS = 1e-6  # the share in English of each half of a compound


def joined(prose: str, offsets: "array[int]", document: str) -> "tuple[str, array[int]]":
    """`prose` and its offsets with each line end behind a hyphen resolved; `document` is the text it is part of."""
    if LINE_END not in prose:
        return prose, offsets
    parts: list[str] = []
    kept = array(OFFSETS)
    at = 0
    for cut in _CUT.finditer(prose):
        first, after = cut.span("gap")
        gap = _gap(cut["left"], cut["gap"], cut["right"], document)
        parts += [prose[at:first], gap]
        kept += offsets[at : first + len(gap)]
        at = after
    return "".join([*parts, prose[at:]]), kept + offsets[at:]


def _gap(left: str, gap: str, right: str, document: str) -> str:
    """Give the characters between two halves: a hyphen and a space, a hyphen, or nothing."""
    hyphen = gap[:-1]
    if not left or not right or right.lower() in _SUSPENDED:
        return f"{hyphen} "
    one_word = len(left) > 1 and right[0].isalpha() and left.isalpha() and _is_alike(left, right)
    return "" if one_word and _is_one_word(left.lower(), right.lower(), document) else hyphen


def _is_alike(left: str, right: str) -> bool:
    """Capitals begin another word, unless all is in capitals."""
    return right.islower() or (left.isupper() and right.isupper())


def _is_one_word(left: str, right: str, document: str) -> bool:
    words, right = _words(document), _OWNED.sub("", right)
    whole, compound = words[left + right], words[f"{left}-{right}"]
    if whole != compound:
        return whole > compound
    english = frequencies("en")
    if min(english.get(left, 0.0), english.get(right, 0.0)) < _WORDS:
        return True
    return english.get(left + right, 0.0) >= _WORDS


@lru_cache(maxsize=2)
def _words(document: str) -> Counter[str]:
    """Count how often a document writes each word, in lower case."""
    return Counter(word.replace("\u2010", "-").replace("\u2011", "-") for word in _WORD.findall(document.lower()))
