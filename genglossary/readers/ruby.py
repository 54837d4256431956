"""Ruby (振り仮名): how a word is pronounced, written beside it. It becomes a reading, not text."""

import re
from collections.abc import Iterator
from functools import lru_cache
from math import log
from typing import NamedTuple

from genglossary.pipeline.text.lazily import compiled
from genglossary.pipeline.types import Span

_KANJI = r"[々〆ヶ㐀-鿿豈-﫿\U00020000-\U0003ffff]"
_KANA = r"[ぁ-ゖァ-ヺー・ゝゞヽヾ 　]"

# 提灯《ちょうちん》, ｜持ち場《もちば》 (novels, Aozora Bunko) and {提灯|ちょうちん} (DenDen Markdown).
PLAIN = (
    rf"[|｜][^|｜《》\n]{{1,30}}《[^《》\n]{{1,60}}》|(?<={_KANJI})《{_KANA}{{1,60}}》"
    rf"|\{{[^{{}}|\n]{{0,30}}{_KANJI}[^{{}}|\n]{{0,30}}(?:\|{_KANA}{{1,30}}){{1,30}}\}}"
)
HTML = r"<ruby\b[^<>]{0,200}>(?s:.{0,600}?)</ruby\s*>"
# 提灯（ちょうちん）, 提灯〔ちょうちん〕, and before other names: 提灯（ちょうちん、英: lantern）.
_BRACKETS = tuple(
    (sign, compiled(re.escape(sign) + r"[ぁ-ゖ・ー 　]{1,40}(?:[)）〕］\]】]|[、，,;；:：／/])[ 　]?"))
    for sign in "（(〔［[【"
)

_PLAIN = compiled(PLAIN)
_BASE_BEFORE = compiled(rf"{_KANJI}{{1,30}}$")
_WORD_BEFORE = compiled(rf"(?:{_KANJI}|[ぁ-ゖァ-ヺー]){{1,20}}$")
_NAMES = tuple(compiled(rf"(?:{_KANJI}{{1,5}}[ 　]){{{more}}}{_KANJI}{{1,5}}$") for more in range(4))
_UNSPACED = compiled(r"[^ 　]+")
_ONE_KANJI = compiled(_KANJI)
_BEGINNING = compiled(rf"{_KANJI}+|[ァ-ヺー]+")
_USUAL = 1.7  # kana for one kanji
_SMALL = compiled(r"[ぁぃぅぇぉゃゅょゎ・ー 　]")
_HIRAGANA = str.maketrans({chr(code): chr(code - 0x60) for code in range(ord("ァ"), ord("ヶ"))})
# What people remark in brackets in kana; no word is read so.
_REMARKS = frozenset(
    """あり なし すべて など のみ ほか もちろん ただし また する した いわゆる または および もの こと ここ そこ これ
    それ たとえば つまり すなわち かな さん くん ちゃん まで から より だけ ばかり しかし""".split()  # noqa: SIM905
)
_HTML_PART = compiled(
    r"<rt\b[^<>]*>(?P<reading>.*?)(?=</?(?:rt|ruby|rp|rtc|rb)\b)|<rp\b[^<>]*>.*?</rp\s*>|<[^<>]*>", re.S
)


class Ruby(NamedTuple):
    """Spans of markup and of the readings themselves, and what they say about the base text."""

    skips: list[Span]
    readings: list[tuple[Span, str]]


def plain(text: str, start: int, end: int) -> Ruby:
    """The ruby that matched `PLAIN` at text[start:end]; its base may stand before `start`."""
    if text[start] == "{":
        return _denden(text, start, end)
    opening = text.index("《", start)
    reading = text[opening + 1 : end - 1].strip(" 　")
    if text[start] in "|｜":
        return Ruby([Span(start, start + 1), Span(opening, end)], parted(text, Span(start + 1, opening), reading))
    base = _name_before(text, start, reading) or _BASE_BEFORE.search(text[max(0, start - 30) : start])
    assert base is not None, "PLAIN looks behind for a kanji"  # noqa: S101
    return Ruby([Span(opening, end)], parted(text, Span(start - len(base[0]), start), reading))


def _name_before(text: str, end: int, reading: str) -> "re.Match[str] | None":
    """The words before `end` that are as many as those of `reading`, of a family name and a given one."""
    more = len(reading.split()) - 1
    return _NAMES[more].search(text[max(0, end - 30) : end]) if 0 < more < len(_NAMES) else None


def parted(text: str, base: Span, reading: str) -> list[tuple[Span, str]]:
    """The reading of each word of `base` where `reading` has as many: 築地　丈太郎《つきじ　じょうたろう》."""
    words, said = [*_UNSPACED.finditer(text, *base)], reading.split()
    if len(words) == len(said) > 1:
        return [(Span(*word.span()), each) for word, each in zip(words, said, strict=True)]
    return [(base, "".join(said))] if said else []


def _denden(text: str, start: int, end: int) -> Ruby:
    bar = text.index("|", start)
    reading = text[bar + 1 : end - 1].replace("|", "")
    return Ruby([Span(start, start + 1), Span(bar, end)], [(Span(start + 1, bar), reading)])


def _bracket(text: str, start: int, end: int) -> Ruby | None:
    """Return what matched one of `_BRACKETS` at text[start:end], where that is how the word before it is read.

    Where more follows in the bracket, only the reading is taken out of it.
    """
    said = text[start + 1 : end].rstrip(" 　")[:-1]
    reading = "".join(said.split())
    if name := _name_before(text, start, said):
        word = name[0] if _fits(re.sub("[ 　]", "", name[0]), reading) else ""
    else:
        before = _WORD_BEFORE.search(text[max(0, start - 20) : start])
        word = _read_so(before[0], reading) if before and reading not in _REMARKS else ""
    if not word:
        return None
    closed = text[start:end].rstrip(" 　")[-1] in ")）〕］]】"
    return Ruby(
        [Span(start, start + len(text[start:end].rstrip(" 　"))) if closed else Span(start + 1, end)],
        parted(text, Span(start - len(word), start), said),
    )


@lru_cache(maxsize=1000)
def _read_so(before: str, reading: str) -> str:
    """The end of `before`, from the beginning of a run of kanji or katakana, that can be read so: its kana are in the
    reading, and each of its kanji is one to five more. Of several it is the one where they are most usual."""
    words = (before[begin.start() :] for begin in _BEGINNING.finditer(before))
    fitting = [word for word in words if _ONE_KANJI.search(word) and _fits(word.translate(_HIRAGANA), reading)]
    return min(fitting, key=lambda word: _oddness(word, reading), default="")


def _oddness(word: str, reading: str) -> float:
    """The distance of the kana for each kanji of `word` from what is usual (0: as usual), on a scale of logarithms."""
    kanji = len(_ONE_KANJI.findall(word))
    spoken = len(_SMALL.sub("", reading)) - len(_SMALL.sub("", _ONE_KANJI.sub("", word)))
    return abs(log(max(spoken, 0.1) / kanji / _USUAL))


def _fits(word: str, reading: str) -> bool:
    places = {0}  # how much of the reading may be used up so far
    for character in word:
        if _ONE_KANJI.match(character):
            places = {place + kana for place in places for kana in range(1, 6)}
        else:
            places = {place + 1 for place in places if reading[place : place + 1] == character}
    return len(reading) in places


def html(text: str, start: int, end: int) -> Ruby:
    """The `<ruby>` element at text[start:end]."""
    skips: list[Span] = []
    readings: list[tuple[Span, str]] = []
    base, after = None, start
    for part in _HTML_PART.finditer(text, start, end):
        if text[after : part.start()].strip():
            base = Span(after, part.start())
        if base and part["reading"]:
            readings += parted(text, base, part["reading"])
            base = None
        skips.append(Span(*part.span()))
        after = part.end()
    return Ruby(skips, readings)


def scan(text: str, start: int, end: int) -> Iterator[Ruby]:
    """Find every ruby of a text without other markup."""
    if text.find("《", start, end) >= 0 or text.find("{", start, end) >= 0:
        yield from (plain(text, *found.span()) for found in _PLAIN.finditer(text, start, end))


def brackets(text: str) -> Iterator[Ruby]:
    """Every reading that stands in brackets behind its word, or as novelists write it."""
    if "《" in text:
        yield from scan(text, 0, len(text))
    for sign, pattern in _BRACKETS:
        for found in pattern.finditer(text) if sign in text else ():
            if (read := _bracket(text, *found.span())) is not None:
                yield read
