"""Abbreviations and their long forms: "Long Form (LF)", "LF (Long Form)", 「長い名前（以下「LF」という。）」.

English long forms are found as A. Schwartz and M. Hearst do (A simple algorithm for identifying abbreviation
definitions in biomedical text, PSB 2003): the letters of the short form from right to left, the first one at the
start of a word.
"""

import re
import unicodedata
from collections.abc import Sequence

from genglossary.pipeline.languages.combined import combined

_BRACKET = re.compile(r"[(（\[［〔【]([^()（）\[\]［］〔〕【】]{2,80})[)）\]］〕】]")
_QUOTES = " \"'“”‘’«»「」『』*_"
_REST = re.compile(r"[;；].*$|,\s.*$")  # (ALA; also entry lights)
_SHORT = re.compile(r"(?=.*[A-Z])[A-Za-z0-9][A-Za-z0-9&/.\-]{1,9}(?P<number> \d{1,4})?")
_PARTS = re.compile(
    r"(?:(?:英語?(?:名|表記)?|English)\s?[:：]\s?)?([^;；:：,，、]+?)\s?[;；:：,，、]\s?(?=\S)([^;；:：]+)"
)
_WIDE_SHORT = re.compile(r"[\u30a1-\u30fe\u4e00-\u9fff々]{2,10}")
_BEFORE = re.compile(r"(?:[\w'’&/-]+[ ]){0,11}[\w'’&/-]+ ?$")
_BEFORE_SHORT = re.compile(r"\b(?=[\w&/-]*[A-Z])[A-Za-z][\w&/-]{1,9} ?$", re.ASCII)
_HIRAGANA = re.compile(r"[ぁ-ゖ]")
_MOST_WORDS = 8  # of a long form that is looked for at the beginning of a text
_FEW_LETTERS = 3  # of which one must be in the last word, unless that is a year
_YEAR = re.compile(r"(?: of)? \d+$")
_OWNER = re.compile(r"['’]s$|(?<=s)['’]$")  # the Tide Office's (TO) chart
_ADDRESS = re.compile(r"^\S*\w\.\w\S*$")
_LINK = re.compile(r"(?:of|the|for|and|in|to|on)\b")
_WORD = re.compile(r"\b[^\W\d_]\w*")
_NEAR = 2  # words between the beginning and such a word: "Treaty on the …"
_ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)

Pair = tuple[str, str]
Ways = Sequence[tuple[str, re.Pattern[str]]]


def ways_in(text: str) -> Ways:
    """The ways to introduce an abbreviation in a sentence, not in a bracket, of which `text` has the words."""
    return [(words, pattern) for words, pattern in combined().introductions.sentences if words in text]


def pairs_in(prose: str, ways: Ways | None = None) -> list[Pair]:
    """(abbreviation, long form) pairs that a sentence introduces, as written. `ways` are those of its document, if they
    are known: most documents have hardly any."""
    found: list[Pair] = []
    # Each by itself: a loop over the signs takes three times as long, for every sentence.
    if "(" in prose or "（" in prose or "[" in prose or "［" in prose or "〔" in prose or "【" in prose:
        for match in _BRACKET.finditer(prose):
            found += _pairs(prose[max(0, match.start() - 160) : match.start()].rstrip(_QUOTES), match[1].strip())
    for words, pattern in ways_in(prose) if ways is None else ways:
        if words in prose:
            found += [pair for match in pattern.finditer(prose) for pair in _told(match) if pair not in found]
    return found


def _told(match: re.Match[str]) -> list[Pair]:
    """The pair in a sentence that tells it: "HWM stands for high water mark"."""
    said = match.groupdict()
    short = said["short"]
    long = _first_long(short, said["long"]) if said.get("long") else _long_before(short, said["before"])
    return [(short, long)] if long else []


def _pairs(before: str, inside: str) -> list[Pair]:
    """The pair of a bracket; without the year also ("HDA 2002"), where both end in it."""
    rules = combined().introductions
    if both := _spelled_inside(before, inside):
        return both
    told = _bare(inside, rules.before_short, rules.after_short)
    short = _REST.sub("", told).strip(_QUOTES)
    written = _SHORT.fullmatch(unicodedata.normalize("NFKC", short))
    year = (written and written["number"]) or ""
    if written and told == inside and not _is_short(written[0].removesuffix(year)) and (year or short != told):
        return []  # (Norton, 1981): where it stands, or when
    if written or (told != inside and _WIDE_SHORT.fullmatch(short)):
        dated = before.endswith(f",{year}") if year else False  # Convention on Weights, 1971 (CW 1971)
        long = _long_before(short, _OWNER.sub("", before.removesuffix(f",{year}") + year if dated else before))
        if long and dated:
            return [(short, long.removesuffix(year) + f",{year}"), (short.removesuffix(year), _YEAR.sub("", long))]
        if long and told == inside and not _is_short(short) and _is_word_of(short, long):
            return []  # Norton Harbour Convention (Norton)
        return _with_and_without(short, long, year) if long else []
    return _spelled(before, _bare(inside, rules.before_long, rules.after_long))


def _spelled_inside(before: str, inside: str) -> list[Pair]:
    """The pairs of a bracket that has an abbreviation and, before or after it, what that stands for: 験潮儀（Tide Gauge
    Unit; 以下、TGU）. Its letters need not be those of the word before the bracket, in another language."""
    parts = _PARTS.fullmatch(inside)
    if parts is None:
        return []
    rules = combined().introductions
    one, two = (_bare(part, rules.before_short, rules.after_short) for part in parts.groups())
    for short, long in ((one, two), (two, one)):
        if _SHORT.fullmatch(short) and _is_short(short) and " " in long and long_form(short, long) == long:
            wide = next(filter(None, (rule(short, before) for rule in combined().long_forms)), None)
            return [*([(short, wide)] if wide else []), (short, long)]
    return []


def _is_word_of(short: str, long: str) -> bool:
    return re.search(rf"\b{re.escape(short)}\b", long, re.IGNORECASE) is not None


def _with_and_without(short: str, long: str, year: str) -> list[Pair]:
    if not (year and long.endswith(year)):
        return [(short, long)]
    return [(short, long), (short.removesuffix(year), _YEAR.sub("", long))]


def _spelled(before: str, inside: str) -> list[Pair]:
    """The pair of an abbreviation and the bracket after it that spells it out."""
    found = _BEFORE_SHORT.search(before)
    short = found[0].strip() if found else ""
    if not _is_short(short) or inside.endswith((":", "：")):
        return []
    ways = (_REST.sub("", inside), inside)  # "tide plan; quay plan", but also "Education, Science and Culture"
    return [(short, long) for long in ways if long_form(short, long) == long and not _ADDRESS.search(long)][:1]


def _bare(text: str, before: re.Pattern[str], after: re.Pattern[str]) -> str:
    """`text` without the words and quotation marks around what it names."""
    lead = before.match(text)
    text = after.sub("", text[lead.end() :] if lead else text)
    return text.strip(_QUOTES)


def _long_before(short: str, before: str) -> str | None:
    """The long form of `short` at the end of `before`."""
    words = _BEFORE.search(before)
    plain = unicodedata.normalize("NFKC", short)
    if words and (long := long_form(plain, words[0].strip())):
        return long
    long = next(filter(None, (rule(plain, before) for rule in combined().long_forms)), None)
    # A word in capitals may stand there for itself: 環境変数（ONE）.
    is_doubtful = long is not None and len(long) < 2 * len(plain) and combined().is_word(plain.lower())
    return None if is_doubtful else long


def _first_long(short: str, text: str) -> str | None:
    """The long form of `short` with which `text` begins: its first words that spell it out, or all of it."""
    words = _ARTICLE.sub("", text, count=1).split()[:_MOST_WORDS]
    starts = (" ".join(words[:count]).rstrip(" ,.;:\"'”’)»") for count in range(1, len(words) + 1))
    spelled = next((start for start in starts if long_form(short, start) == start), None)
    return spelled or next((text for rule in combined().long_forms if rule(short, text) == text), None)


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
            return text[_whole_start(text, indexes[0]) :]
    return None


def _whole_start(text: str, start: int) -> int:
    """The index at which a long form begins that was found from `start` on: not at "of" where "Office of" stands."""
    if not _LINK.match(text, start):
        return start
    before = [match for match in _WORD.finditer(text, 0, start) if match[0][0].lower() == text[start].lower()]
    near = [match.start() for match in before if text.count(" ", match.start(), start) <= _NEAR]
    return near[-1] if near else start


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


def _is_named_kind(short: str, found: str) -> bool:
    """Whether the capitals of `found` are the abbreviation `short`, and its last word says of what kind it is: Internal
    Transport unit (IT)."""
    words = found.split()
    return (
        short.isupper()
        and words[-1].islower()
        and "".join(word[0] for word in words[:-1]) == short
        and all(word[1:].islower() for word in words[:-1])
    )


def _begins(text: str, at: int) -> bool:
    """Whether a word begins at an index, or a part of one that is written with a capital (JavaScript)."""
    return at == 0 or not text[at - 1].isalnum() or text[at].isupper()


def _is_apt(short: str, text: str, indexes: list[int]) -> bool:
    """Whether `text` from the first of `indexes`, at which the letters of `short` stand, is a long form of it."""
    found = text[indexes[0] :]
    words = found.split()
    if len(words) < 2:  # no clause of a language without spaces
        return len(found) >= 2 * len(short) and not _HIRAGANA.search(found)
    if len(indexes) <= _FEW_LETTERS and _YEAR.sub("", text).rfind(" ") > indexes[-1]:
        return _is_named_kind(short, found)  # or ECB under Regulation (EU)
    begins = sum(_begins(text, at) for at in indexes)
    enough = 2 * begins >= len(indexes) or (words[0][0].isupper() and words[-1][0].isupper())
    by_chance = begins < len(indexes) == 2 or not enough
    return not by_chance and len(words) <= len(indexes) + 2 and not _HIRAGANA.search(found)
