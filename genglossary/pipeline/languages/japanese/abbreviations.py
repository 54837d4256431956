"""Introductions of abbreviations in Japanese, and long forms in kanji and katakana: 「国際標準化機構（ISO）」.

No letters of an abbreviation spell such a long form out; but it has a word for each of them at least. One in kanji has
some of the kanji of its long form.
"""

import re
from functools import cache

from sudachipy import SplitMode, Tokenizer

from genglossary.pipeline.languages.japanese.morphology import dictionary
from genglossary.pipeline.languages.language import Introductions
from genglossary.pipeline.text.lazily import compiled

_NAME = compiled(r"[\u30a1-\u30fe\u4e00-\u9fff々]{2,}$")
_PARTLY_LATIN = compiled(r"[\u30a1-\u30fe\u4e00-\u9fff々]{2,} ?(?P<short>[A-Z]{2,})$")  # 仮想 DOM（VDOM）
_LONG_NAME = compiled(r"(?:[\u30a1-\u30fe\u4e00-\u9fff々A-Za-z0-9]|の(?!は)|及び|および|に関する){3,60}$")
_LED = compiled(r"(?P<word>[A-Z][A-Za-z]+) ?$")
_KATAKANA = compiled("[\u30a1-\u30fe]+$")
_TO_A_WORD = 3  # katakana of a word that no dictionary knows
_SURE = 3  # letters; of more, one may be inside a word: データベース管理システム (DBMS)
# The letters that a word may begin with elsewhere, by its first sign.
_HEARD = {
    sign: letters
    for signs, letters in (
        ("アァ", "AUHEOI"), ("イィ", "IEYA"), ("ウゥ", "UWO"), ("エェ", "EAXI"), ("オォ", "OAUW"),
        ("カキクケコ", "CKQX"), ("ガギグゲゴ", "G"), ("サシスセソ", "SCTPZX"), ("ザジズゼゾ", "ZJGXDS"),
        ("タチツテト", "TC"), ("ダヂヅデド", "D"), ("ナニヌネノ", "NKGM"), ("ハヒヘホ", "H"), ("フ", "FHPW"),
        ("バビブベボ", "BV"), ("パピプペポ", "P"), ("マミムメモ", "M"), ("ヤユヨ", "YUEJ"), ("ラリルレロ", "LRW"),
        ("ワ", "WOV"), ("ヴ", "VB"),
    )
    for sign in signs
}  # fmt: skip
_QUOTE = '[「『“"]?'
_UNQUOTE = '[」』”"]?'
_SHORT = rf"{_QUOTE}(?P<short>[A-Z][A-Za-z0-9&/-]{{1,9}}|[\u30a1-\u30fe\u4e00-\u9fff々]{{2,10}}){_UNQUOTE}"
_WRITTEN = "[\u30a1-\u30fe\u4e00-\u9fff々A-Za-z][\u30a1-\u30fe\u4e00-\u9fff々A-Za-z0-9 の及びに関する・-]{2,80}"

INTRODUCTIONS = Introductions(
    before_short="(?:以下|以降|略称|略語|略記|略号|略|通称)(?:[、,，：:は]|(?:単に|これを|総称して|略して)[、，]?)*",
    after_short=(
        r"\s?と(?:も)?(?:いう|いいます|略す|略します|(?:略称|略記|表記)(?:する|します)?|記す|記します|呼ぶ|呼びます|する|します)。?$"
    ),
    before_long="正式(?:名称|には)[：:は]?",
    after_long=r"\s?の(?:略称?|略語|略記|頭字語|こと)(?:である|です|だ)?。?$",
    sentences=(
        (
            "の略",
            compiled(rf"{_SHORT}(?:とは|は)、?{_QUOTE}(?P<long>{_WRITTEN}?){_UNQUOTE}\s?の(?:略称?|略語|頭字語)"),
        ),
        (
            "略して",
            compiled(rf"(?P<before>{_WRITTEN}){_UNQUOTE}(?:を|、|は、?)略して、?{_SHORT}(?=と|。|、|は)"),
        ),
    ),
)


def long_form(short: str, before: str) -> str | None:
    """The kanji and katakana at the end of `before`, or what ends in letters with which `short` ends too.

    None where `short` is not written in capitals, or is in kanji that do not stand there in this order, or where that
    name is not what the letters stand for.
    """
    if not short.isascii():
        return _shortened(short, before)
    if not short.rstrip("s").isupper() or "." in short:
        return None
    if found := _NAME.search(before):
        return _with_lead(short.rstrip("s"), before[: found.start()], found[0])
    found = _partly_latin(short, before)
    return found[0] if found else None


def _with_lead(short: str, before: str, name: str) -> str | None:
    """`name`, with the Latin word before it where `short` begins with that one (Web コンテンツ…), if it has a word for
    each letter: 設定情報 and スタイル do not stand for HTTP and CSS, but are what kind of thing it is."""
    words, letters = _words(name), sum(map(str.isalnum, short))
    if len(words) >= letters - (letters > _SURE):
        return None if _is_last_alone(short, words) else name
    lead = _LED.search(before)
    return lead[0] + name if lead and lead[0][0] == short[0] and len(words) + 1 == letters else None


def _words(name: str) -> list[str]:
    """The shortest words of `name`; of one in katakana that no dictionary knows, a few signs are a word each."""
    words: list[str] = []
    for morpheme in _short_words().tokenize(name):
        surface = morpheme.surface()
        if morpheme.is_oov() and _KATAKANA.fullmatch(surface):
            words += [""] * max(len(surface) // _TO_A_WORD, 1)
        elif surface != "・":
            words.append(surface)
    return words


def _is_last_alone(short: str, words: list[str]) -> bool:
    """Whether the last word alone is abbreviated: 組織アイデンティティ（ID）."""
    heard = _HEARD.get(words[-1][:1], "")
    return len(words) > 1 and short[0] in heard and not any(letter in heard for letter in short[1:])


@cache
def _short_words() -> Tokenizer:
    return dictionary().tokenizer(mode=SplitMode.A)


def _partly_latin(short: str, before: str) -> re.Match[str] | None:
    found = _PARTLY_LATIN.search(before)
    return found if found and short != found["short"] and short.endswith(found["short"]) else None


def _shortened(short: str, before: str) -> str | None:
    """The name at the end of `before` that has the characters of `short` in order, from the first one on."""
    name = _LONG_NAME.search(before)
    at = len(name[0]) if name else 0
    for char in reversed(short):
        at = name[0].rfind(char, 0, at) if name else -1
        if at < 0:
            return None
    found = name[0][at:] if name else ""
    return found if len(found) > len(short) >= 2 else None
