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

_HIRAGANA = re.compile(r"[ぁ-ゖ]")
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
    if short and _is_short(short[0].strip()) and long_form(short[0].strip(), inside) == inside:
        return short[0].strip(), inside
    return None


def _is_short(word: str) -> bool:
    """Whether a word before a bracket is written like an abbreviation: what else stands there is only commented on."""
    capitals = sum(map(str.isupper, word))
    return capitals >= 2 and capitals * 2 >= len(word.removesuffix("s"))


def _partly_short(short: str, before: str) -> re.Match[str] | None:
    """A long form that ends in letters with which `short` ends too."""
    found = _PART_SHORT.search(before)
    return found if found and short != found["short"] and short.endswith(found["short"]) else None


def long_form(short: str, text: str) -> str | None:
    """The shortest end of `text` that spells out `short`, or None: by the beginnings of words, else by any letters.

    The plural "s" of `short` need not be found. A long form has more words than one, or is much longer. Of several
    words, the letters have to begin half of them at least (two letters: each a word), or it is a name: otherwise they
    stand there by chance.
    """
    letters = [char.lower() for char in re.sub(r"(?<=[A-Z])s$", "", short) if char.isalnum()]
    for anywhere in (False, True):
        places = _places(letters, text, anywhere)
        if places and _is_apt(short, text, places):
            return text[places[0] :]
    return None


def _places(letters: list[str], text: str, anywhere: bool) -> list[int]:
    """Where `letters` stand in `text`, as far to its end as they can; nothing where one is missing."""
    places: list[int] = []
    at = len(text)
    for index in range(len(letters) - 1, -1, -1):
        at -= 1
        while at >= 0 and not (text[at].lower() == letters[index] and ((anywhere and index) or _begins(text, at))):
            at -= 1
        if at < 0:
            return []
        places.insert(0, at)
    return places


def _begins(text: str, at: int) -> bool:
    """Whether a word begins at a place, or a part of one that is written with a capital (JavaScript)."""
    return at == 0 or not text[at - 1].isalnum() or text[at].isupper()


def _is_apt(short: str, text: str, places: list[int]) -> bool:
    found = text[places[0] :]
    words = found.split()
    if len(words) < 2:
        return len(found) >= 2 * len(short)
    begins = sum(_begins(text, at) for at in places)
    enough = 2 * begins >= len(places) or (words[0][0].isupper() and words[-1][0].isupper())
    by_chance = begins < len(places) == 2 or not enough
    return not by_chance and len(words) <= len(places) + 2 and not _HIRAGANA.search(found)
