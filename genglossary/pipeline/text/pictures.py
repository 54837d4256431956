"""Pictures in a text (emoji and the like): they decorate it, and change nothing about what it says.

Signs that are part of names or formulas are none: ©, arrows, mathematics, enclosed letters and numbers. What can be a
sign or a picture is one where a variation selector asks for the picture. See Unicode Technical Standard 51. Signs of
trade marks behind a word (®, ™, (R)) say nothing about what it names either.
"""

import re

from genglossary.pipeline.text.lazily import compiled
from genglossary.pipeline.types import Span

_PICTURE = (
    "\u231a\u231b\u23e9-\u23f3\u23f8-\u23fa\u25fd\u25fe\u2600-\u266c\u2670-\u26ff\u2700-\u275a\u2761-\u2767"
    "\u2795-\u2797\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55\U0001f000-\U0001f0ff\U0001f170\U0001f171\U0001f17e\U0001f17f"
    "\U0001f18e\U0001f191-\U0001f19a\U0001f1e6-\U0001f1ff\U0001f201-\U0001f265\U0001f300-\U0001f6ff"
    "\U0001f7e0-\U0001f7ff\U0001f900-\U0001faff"
)
_ON_REQUEST = (
    "\u203c\u2049\u2139\u2194-\u21aa\u2328\u23cf\u24c2\u25aa-\u25ff\u27a1\u2934\u2935\u2b05-\u2b07\u3030\u303d"
    "\u3297\u3299"
)
_MODIFIERS = "[\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]*"
_ONE = f"(?:[{_PICTURE}]|[{_ON_REQUEST}]\ufe0f|[0-9#*]\ufe0f?\u20e3){_MODIFIERS}"
_PICTURES = compiled(f"{_ONE}(?:\u200d?{_ONE})*")
_MAY_BE_ONE = compiled(f"[{_PICTURE}{_ON_REQUEST}\u20e3]")  # one set: most text has none, and that is seen at once
_BLANK = "[ \t\u3000]"
_WITH_BLANKS = compiled(  # a picture between words leaves the blanks of one side
    rf"(?<!\S){_PICTURES.pattern}{_BLANK}*|{_BLANK}*{_PICTURES.pattern}(?=\s*(?:\n|\Z))|{_PICTURES.pattern}"
)
_ORNAMENT = compiled(  # what a block begins with, bullets of fonts of icons and numbers in circles too
    r"(?:[\u2022\u2023\u2043\u2192\u21d2\u2219\u25a0-\u25ff\u203b\u2794-\u27be\ufffc\ufffd\uf020-\uf0ff]+[\ufe0e\ufe0f]?"
    rf"|[\ue000-\uf8ff]+(?={_BLANK})|[\u2460-\u2473](?!{_BLANK}*[a-z\u3041-\u309f]))"
    rf"{_BLANK}*(?=\S)(?![\d\uff10-\uff19.:\uff1a,\u3001])"
)
_CODE = r":(?<!\S:)(?:(?=[0-9_+-]*[a-z])[a-z0-9_+-]{1,40}|[+-]1):(?![^\s.!?,;\u3001\u3002])"  # :warning:
_CODES = compiled(rf"{_BLANK}*{_CODE}(?=[.!?,;\u3001\u3002]|\s*(?:\n|\Z))|{_CODE}{_BLANK}*")
_HAS_CODE = compiled(_CODE)
_TRADE_MARKS = compiled(
    r"[\u00ae\u2122\u2120(](?:(?<=\w[\u00ae\u2122\u2120])\ufe0f?|(?<=[A-Za-z]{3}\()(?:R|TM|SM)\)(?!\w))"
)
_LONGEST = 40  # characters of a row of pictures that a line begins with


def pictures_in(text: str, start: int, end: int) -> list[Span]:
    """The spans of pictures in `text[start:end]`, each with its modifiers, what is joined to it and blanks beside.

    They come in order. Words between colons (:warning:) that stand alone are pictures, too. What `text[start:end]` is
    marked with before its first word (■, ※, →, ①) is one of them, and so are signs of trade marks.
    """
    ornament = _ORNAMENT.match(text, start, end)
    marks = [Span(*ornament.span())] if ornament else []
    after = marks[0].end if marks else start
    codes = _spans(_CODES, text, after, end) if _HAS_CODE.search(text, after, end) else []
    if trade_marks := _spans(_TRADE_MARKS, text, after, end):
        codes = sorted([*codes, *trade_marks])
    if _MAY_BE_ONE.search(text, after, end) is None or _PICTURES.search(text, after, end) is None:
        return marks + codes
    return marks + sorted([*codes, *_spans(_WITH_BLANKS, text, after, end)])


def may_have_pictures(raw: str) -> bool:
    """Whether `raw` has characters that pictures are made of, or the colons of their names."""
    return not raw.isascii() or "(R)" in raw or "(TM)" in raw or (":" in raw and _HAS_CODE.search(raw) is not None)


def _spans(pattern: re.Pattern[str], text: str, start: int, end: int) -> list[Span]:
    return [Span(*match.span()) for match in pattern.finditer(text, start, end)]


def without_pictures(text: str) -> str:
    """`text` without its pictures and the blanks beside them."""
    return text if text.isascii() else _WITH_BLANKS.sub("", text)


def first_seen(text: str, start: int) -> str:
    """The character at `start`, or the first one after the pictures there."""
    return without_pictures(text[start : start + _LONGEST])[:1]
