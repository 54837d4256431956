"""User dictionaries of Japanese input, as MS-IME, ATOK and Google 日本語入力 write them, on their way in.

A row has the reading, the word, its part of speech and a comment; the first two tools name themselves above.
"""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

DICTIONARY_HEAD = re.compile(r"!Microsoft IME|!!(?:ATOK|DICUT)")
DEFINED: Mapping[int, str] = MappingProxyType({3: "definition"})
"""The comments of a dictionary that this program wrote are definitions."""

_KANA = re.compile(r"[ぁ-ゖァ-ヺー・゛゜]+")
_WORD_CLASS = re.compile(
    r"(?:その他の|普通)?(?:名詞|固有|人名|姓|名|地名|組織|短縮|[サさ]変|記号|数|アルファベット|顔文字|副詞|連体詞|接続詞"
    r"|感動詞|接頭|接尾|助数詞|動詞|形容|終助詞|句読点|独立語|抑制単語|サジェスト|単漢字)\w*\*?"
)
_SHARE = 0.9
_NAMES = {
    "person": re.compile("人名|姓|名|人物|固有人.*"),
    "place": re.compile("地名|固有地名"),
    "organisation": re.compile("組織名?|固有組織"),
}


def is_dictionary(rows: Sequence[Sequence[str]]) -> bool:
    """Whether nearly all rows are a reading in kana, a word and a part of speech as these tools call them."""
    return bool(rows) and sum(map(_is_word, rows)) >= _SHARE * len(rows)


def _is_word(row: Sequence[str]) -> bool:
    return len(row) > 2 and bool(_KANA.fullmatch(row[0].strip()) and _WORD_CLASS.fullmatch(row[2].strip()))


def category_of(word_class: str) -> str:
    """The category of names that a part of speech tells, "" for all others."""
    return next((name for name, pattern in _NAMES.items() if pattern.fullmatch(word_class)), "")
