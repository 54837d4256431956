"""Long forms in kanji and katakana, which no letters of an abbreviation spell out: 「国際標準化機構（ISO）」."""

import re

_NAME = re.compile(r"[\u30a1-\u30fe\u4e00-\u9fff々]{2,}$")
_PARTLY_LATIN = re.compile(r"[\u30a1-\u30fe\u4e00-\u9fff々]{2,} ?(?P<short>[A-Z]{2,})$")  # 仮想 DOM（VDOM）


def long_form(short: str, before: str) -> str | None:
    """The kanji and katakana at the end of `before`, or what ends in letters with which `short` ends too.

    None where `short` is not written in capitals.
    """
    found = _NAME.search(before) or _partly_latin(short, before)
    return found[0] if found and short.isupper() else None


def _partly_latin(short: str, before: str) -> re.Match[str] | None:
    found = _PARTLY_LATIN.search(before)
    return found if found and short != found["short"] and short.endswith(found["short"]) else None
