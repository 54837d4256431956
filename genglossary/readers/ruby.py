"""Ruby (振り仮名): how a word is pronounced, written beside it. It becomes a reading, not text."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from genglossary.pipeline.types import Span

_KANJI = r"[々〆ヶ㐀-鿿豈-﫿\U00020000-\U0003ffff]"
_KANA = r"[ぁ-ゖァ-ヺー・ゝゞヽヾ 　]"

# 提灯《ちょうちん》, ｜持ち場《もちば》 (novels, Aozora Bunko) and {提灯|ちょうちん} (DenDen Markdown).
PLAIN = (
    rf"[|｜][^|｜《》\n]{{1,30}}《[^《》\n]{{1,60}}》|(?<={_KANJI})《{_KANA}{{1,60}}》"
    rf"|\{{[^{{}}|\n]{{0,30}}{_KANJI}[^{{}}|\n]{{0,30}}(?:\|{_KANA}{{1,30}}){{1,30}}\}}"
)
HTML = r"<ruby\b[^<>]{0,200}>(?s:.{0,600}?)</ruby\s*>"

_PLAIN = re.compile(PLAIN)
_BASE_BEFORE = re.compile(rf"{_KANJI}{{1,30}}$")
_HTML_PART = re.compile(
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
    reading = text[opening + 1 : end - 1].strip()
    if text[start] in "|｜":
        return Ruby([Span(start, start + 1), Span(opening, end)], [(Span(start + 1, opening), reading)])
    base = _BASE_BEFORE.search(text[max(0, start - 30) : start])
    assert base is not None, "PLAIN looks behind for a kanji"  # noqa: S101
    return Ruby([Span(opening, end)], [(Span(start - len(base[0]), start), reading)])


def _denden(text: str, start: int, end: int) -> Ruby:
    bar = text.index("|", start)
    reading = text[bar + 1 : end - 1].replace("|", "")
    return Ruby([Span(start, start + 1), Span(bar, end)], [(Span(start + 1, bar), reading)])


def html(text: str, start: int, end: int) -> Ruby:
    """The `<ruby>` element at text[start:end]."""
    skips: list[Span] = []
    readings: list[tuple[Span, str]] = []
    base, after = None, start
    for part in _HTML_PART.finditer(text, start, end):
        if text[after : part.start()].strip():
            base = Span(after, part.start())
        if base and part["reading"]:
            readings.append((base, part["reading"].strip()))
            base = None
        skips.append(Span(*part.span()))
        after = part.end()
    return Ruby(skips, readings)


def scan(text: str, start: int, end: int) -> Iterator[Ruby]:
    """Every ruby of a plain text block."""
    return (plain(text, *found.span()) for found in _PLAIN.finditer(text, start, end))
