"""Abbreviations and their long forms: "Long Form (LF)", "LF (Long Form)", 「長い名前（LF）」.

English long forms are found as A. Schwartz and M. Hearst do (A simple algorithm for identifying abbreviation
definitions in biomedical text, PSB 2003): the letters of the short form from right to left, the first one at the
start of a word.
"""

import re

from genglossary.pipeline.languages.combined import combined

_BRACKET = re.compile(r"[(（]([^()（）]{2,80})[)）]")
_SHORT = re.compile(r"(?=.*[A-Z])[A-Za-z][A-Za-z0-9&/.\-]{1,9}")
_BEFORE = re.compile(r"(?:[\w'’&/-]+[ ]){0,11}[\w'’&/-]+ ?$")
_BEFORE_SHORT = re.compile(r"\b(?=[\w&/-]*[A-Z])[A-Za-z][\w&/-]{1,9} ?$")
_HIRAGANA = re.compile(r"[ぁ-ゖ]")


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
        long = long_form(inside, words[0].strip()) if words else None
        long = long or next(filter(None, (rule(inside, before) for rule in combined().long_forms)), None)
        return (inside, long) if long else None
    short = _BEFORE_SHORT.search(before)
    if short and _is_short(short[0].strip()) and long_form(short[0].strip(), inside) == inside:
        return short[0].strip(), inside
    return None


def _is_short(word: str) -> bool:
    """Whether a word before a bracket is written like an abbreviation: what else stands there is only commented on."""
    capitals = sum(map(str.isupper, word))
    return capitals >= 2 and capitals * 2 >= len(word.removesuffix("s"))


def long_form(short: str, text: str) -> str | None:
    """The shortest end of `text` that spells out `short`, or None: by the beginnings of words, else by any letters.

    The plural "s" of `short` need not be found. A long form has more words than one, or is much longer. Of several
    words, the letters have to begin half of them at least (two letters: each a word), or it is a name: otherwise they
    stand there by chance.
    """
    letters = [char.lower() for char in re.sub(r"(?<=[A-Z])s$", "", short) if char.isalnum()]
    for anywhere in (False, True):
        indexes = _indexes(letters, text, anywhere)
        if indexes and _is_apt(short, text, indexes):
            return text[indexes[0] :]
    return None


def _indexes(letters: list[str], text: str, anywhere: bool) -> list[int]:
    """The indexes in `text` of `letters`, as far to its end as they can stand; empty where one is missing."""
    indexes: list[int] = []
    at = len(text)
    for index in range(len(letters) - 1, -1, -1):
        at -= 1
        while at >= 0 and not (text[at].lower() == letters[index] and ((anywhere and index) or _begins(text, at))):
            at -= 1
        if at < 0:
            return []
        indexes.insert(0, at)
    return indexes


def _begins(text: str, at: int) -> bool:
    """Whether a word begins at an index, or a part of one that is written with a capital (JavaScript)."""
    return at == 0 or not text[at - 1].isalnum() or text[at].isupper()


def _is_apt(short: str, text: str, indexes: list[int]) -> bool:
    """Whether `text` from the first of `indexes`, at which the letters of `short` stand, is a long form of it."""
    found = text[indexes[0] :]
    words = found.split()
    if len(words) < 2:
        return len(found) >= 2 * len(short)
    begins = sum(_begins(text, at) for at in indexes)
    enough = 2 * begins >= len(indexes) or (words[0][0].isupper() and words[-1][0].isupper())
    by_chance = begins < len(indexes) == 2 or not enough
    return not by_chance and len(words) <= len(indexes) + 2 and not _HIRAGANA.search(found)
