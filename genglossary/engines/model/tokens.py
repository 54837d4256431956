"""The length of a text in tokens, without asking a model: an estimate that rather says too much.

English takes about 4 characters a token in current tokenizers, and less in text full of names: 3.5 is taken.
Japanese kanji and kana take 0.7 to 1.5 tokens a character depending on the vocabulary: 1.3 is taken. Other
scripts are between the two: 1 token for 1.5 characters.
"""

import re

_ASCII = re.compile(r"[\x00-\x7f]+")
_CJK = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]+")


def count(text: str) -> int:
    """About how many tokens `text` is; 0 for the empty text."""
    ascii_chars = sum(len(part) for part in _ASCII.findall(text))
    cjk_chars = sum(len(part) for part in _CJK.findall(text))
    others = len(text) - ascii_chars - cjk_chars
    return -int(-(ascii_chars / 3.5 + cjk_chars * 1.3 + others / 1.5) // 1)


def shorten(text: str, limit: int, around: int = 0) -> str:
    """`text` within about `limit` tokens, cut to the part around the character `around`; "…" marks a cut."""
    if count(text) <= limit:
        return text
    chars = max(1, int(limit * len(text) / count(text)))
    start = max(0, min(around - chars // 2, len(text) - chars))
    while chars > 1 and count(text[start : start + chars]) > limit:
        chars = chars * 9 // 10
    end = start + chars
    return ("…" if start else "") + text[start:end].strip() + ("…" if end < len(text) else "")
