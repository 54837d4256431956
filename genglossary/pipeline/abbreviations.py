"""Abbreviations and their long forms: "Long Form (LF)", "LF (Long Form)", 「長い名前（LF）」.

English long forms are found as A. Schwartz and M. Hearst do (A simple algorithm for identifying abbreviation
definitions in biomedical text, PSB 2003): the letters of the short form from right to left, the first one at the
start of a word.
"""

import re

_BRACKET = re.compile(r"[(（]([^()（）]{2,80})[)）]")
_SHORT = re.compile(r"(?=.*[A-Z])[A-Za-z][A-Za-z0-9&/.\-]{1,9}")
_BEFORE = re.compile(r"(?:[\w'’&/-]+[ ]){0,11}[\w'’&/-]+ ?$")
_BEFORE_SHORT = re.compile(r"\b(?=[\w&/-]*[A-Z])[A-Za-z][\w&/-]{1,9} ?$")
_WIDE_BEFORE = re.compile(r"[\u30a1-\u30fe\u4e00-\u9fff々]{2,}$")

_PART_SHORT = re.compile(r"[\u30a1-\u30fe\u4e00-\u9fff々]{2,} ?(?P<short>[A-Z]{2,})$")  # 仮想 DOM（VDOM）


def pairs_in(prose: str) -> list[tuple[str, str]]:
    """(abbreviation, long form) pairs that a sentence introduces with brackets, as written."""
    if "(" not in prose and "（" not in prose:
        return []
    found: list[tuple[str, str]] = []
    for match in _BRACKET.finditer(prose):
        pair = _pair(prose[max(0, match.start() - 160) : match.start()], match[1].strip())
        if pair:
            found.append(pair)
    return found


def _pair(before: str, inside: str) -> tuple[str, str] | None:
    if _SHORT.fullmatch(inside):
        words = _BEFORE.search(before)
        if words and (long := long_form(inside, words[0].strip())):
            return inside, long
        wide = _WIDE_BEFORE.search(before) or _partly_short(inside, before)
        return (inside, wide[0]) if wide and inside.isupper() else None
    short = _BEFORE_SHORT.search(before)
    if short and (long := long_form(short[0].strip(), inside)) and long == inside:
        return short[0].strip(), inside
    return None


def _partly_short(short: str, before: str) -> re.Match[str] | None:
    """A long form that ends in letters with which `short` ends too."""
    found = _PART_SHORT.search(before)
    return found if found and short != found["short"] and short.endswith(found["short"]) else None


def long_form(short: str, text: str) -> str | None:
    """The shortest end of `text` that spells out `short`, or None.

    The plural "s" of `short` need not be found. A long form has more words than one, or is much longer.
    """
    letters = [char.lower() for char in re.sub(r"(?<=[A-Z])s$", "", short) if char.isalnum()]
    at = len(text)
    for index in range(len(letters) - 1, -1, -1):
        at -= 1
        while at >= 0 and not (
            text[at].lower() == letters[index] and (index > 0 or at == 0 or not text[at - 1].isalnum())
        ):
            at -= 1
        if at < 0:
            return None
    found = text[at:]
    words = found.split()
    enough = len(words) >= 2 or len(found) >= 2 * len(short)
    return found if enough and len(words) <= min(len(letters) + 5, len(letters) * 2) else None
