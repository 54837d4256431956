"""Text as it is compared: without the characters that nobody sees, each letter written in one way.

Word processors, web pages and PDF files write soft hyphens, joiners and marks into words, letters in two parts
(か and a voicing mark), and kanji as radicals or ligatures that only look like the letters meant. All of it is in the
stored text, where offsets count it; none of it changes a word.
"""

import re
import unicodedata
from array import array
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from genglossary.pipeline.text.radicals import RADICALS
from genglossary.pipeline.types import OFFSETS

_HIDDEN = (
    "\u00ad\u034f\u061c\u180b-\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufeff\U000e0001\U000e0020-\U000e007f"
)
_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_JOINERS = "\u200c\u200d"
# Scripts in which a joiner shows, and pictures that it puts together.
_JOINED = "\u0600-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u18af\u2600-\u27bf\ufe0f\U0001f000-\U0001faff"
UNSEEN = re.compile(rf"(?:[{_HIDDEN}]|(?<=\w)[{_SELECTORS}]|(?<![{_JOINED}])[{_JOINERS}]|[{_JOINERS}](?![{_JOINED}]))+")
"""Characters that show nothing and do nothing where they stand."""

_MARKS = "\u0300-\u034e\u0350-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a"
_SPACED_MARKS = str.maketrans("\u309b\u309c", "\u3099\u309a")
_HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011"), "-")
_OTHER_FORMS = (
    "\u2010\u2011\u2126\u212a\u212b\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06\U0002f800-\U0002fa1f"  # one letter each
)
_LETTERS = re.compile(
    rf"(?P<unseen>{UNSEEN.pattern})|[^\s{_MARKS}][{_MARKS}]+|[\u3046-\u30db][\u309b\u309c]"
    rf"|[\u1100-\u115f][\u1160-\u11a7][\u11a8-\u11ff]?|[{_OTHER_FORMS}]"
)
_ODD = re.compile(
    f"[{_HIDDEN}{_SELECTORS}{_JOINERS}{_MARKS}\u1100-\u115f\u309b\u309c{_OTHER_FORMS}]"  # any of these, seen at once
)


class Seen(NamedTuple):
    """`text[i]` was made of what stands from `offsets[i]` on, to one character later or where `ends` (see `Prose`) say
    otherwise."""

    text: str
    offsets: "array[int]"
    ends: dict[int, int]


def is_odd(text: str) -> bool:
    """Whether `text` may have characters that `seen` changes."""
    return not text.isascii() and _ODD.search(text) is not None


def seen(text: str, offsets: "array[int]", ends: Mapping[int, int]) -> Seen:
    """`text`, whose characters stand at `offsets` and end at `ends`, as it is compared."""
    parts: list[str] = []
    kept, made = array(OFFSETS), dict(ends)
    at = 0
    for match in _LETTERS.finditer(text):
        first, after = match.span()
        letters = "" if match["unseen"] else _letters(match[0])
        if letters == match[0]:
            continue
        parts += (text[at:first], letters)
        kept.extend(offsets[at:first])
        kept.extend([offsets[first]] * len(letters))
        if letters and after > first + 1:
            last = offsets[after - 1] + 1
            made[offsets[first] + 1] = ends.get(last, last)
        # Two spaces with nothing to see between them are one.
        at = after + (not letters and text[after : after + 1] == " " and text[first - 1 : first] in ("", " ", "\n"))
    return Seen("".join([*parts, text[at:]]), kept + offsets[at:], made)


def without_unseen(text: str) -> str:
    """`text` as it is compared, where no offsets are needed."""
    return seen(text, array(OFFSETS, range(len(text))), {}).text if is_odd(text) else text


@lru_cache(maxsize=4096)
def _letters(written: str) -> str:
    if written[0] in RADICALS:
        return RADICALS[written[0]]
    if "\ufb00" <= written[0] <= "\ufb06" or "\u2f00" <= written[0] <= "\u2fdf":
        return unicodedata.normalize("NFKC", written)
    return unicodedata.normalize("NFC", written.translate(_SPACED_MARKS).translate(_HYPHENS))
