"""The likeness in sound of a word and katakana: what is written in either becomes letters for groups of sounds.

Consonants that Japanese does not tell apart are one letter (l and r, b and v, s and th); vowels are `a`, as they say
little. Where English writes an r that is not spoken there is none. No data are needed, only how letters are read.
"""

import re
from functools import lru_cache

from genglossary.pipeline.text.folding import fold_key

_KATAKANA = re.compile(r"[ァ-ヺー]+")
_PIECE = re.compile(r"[ァ-ヺー・]+|[a-z]+")
_ROWS = {
    "K": "カキクケコヵヶ", "G": "ガギグゲゴ", "S": "サシスセソザジズゼゾヂヅ", "T": "タチツテト", "D": "ダデド",
    "N": "ナニヌネノ", "H": "ハヒフヘホ", "B": "バビブベボ", "P": "パピプペポ", "M": "マミムメモ", "R": "ラリルレロ",
}  # fmt: skip
_VOWEL_KANA = "アイウエオァィゥェォャュョヤユヨワヰヱヲヮ"
_SOUNDS = {
    **{kana: f"{row}a" for row, kanas in _ROWS.items() for kana in kanas},
    **dict.fromkeys(_VOWEL_KANA, "a"),
    "ン": "N",
    "ヴ": "B",
    "ッ": "",
    "ー": "",
}

_SPELT = [  # in this order, each at the first place where it is found
    (re.compile(pattern), sounds)
    for pattern, sounds in (
        (r"^(?:kn|gn|pn)", "n"),
        (r"^wr|rh", "r"),
        (r"^x", "s"),
        (r"^(?:ps|sc(?=[eiy]))", "s"),
        (r"sch", "SK"),
        (r"tch", "T"),
        (r"ch(?=[rl])", "K"),
        (r"ch", "T"),
        (r"ck|cq|cc(?![eiy])|qu?|c(?![eiyh])", "K"),
        (r"ssi(?=o)|[tsc]i(?=[oa])|sh|sc(?=[eiy])|th|dge|[szcj]|g(?=[eiy])", "S"),
        (r"(?<=[aeou])igh|(?<=[aiou])gh(?=t)", ""),
        (r"ph|f", "H"),
        (r"gh|g", "G"),
        (r"x", "KS"),
        (r"k", "K"),
        (r"[bv]", "B"),
        (r"m(?=[pBb])|n", "N"),
        (r"(?<=m)b$", ""),
        (r"m", "M"),
        (r"l", "R"),
        (r"(?<=[aeiou])re(?=(?:S|d|MeNtS?|HuR|ReSS)?$)", ""),  # also before endings: -ment, -ful, -less
        (r"r(?=[aeiouyr])", "R"),
        (r"r", ""),
        (r"t", "T"),
        (r"d", "D"),
        (r"p", "P"),
        (r"h(?=[aeiouy])", "H"),
        (r"h", ""),
        (r"(?<=[A-Z])e(?=s?$)", ""),
        (r"[aeiouyw]+", "a"),
    )
]
_TWICE = re.compile(r"([A-Z])\1+")
_VOWELS = re.compile("a+")
_FEW = 2  # consonants; of fewer little can be told
_LIKE = frozenset(("ST", "TS", "KT", "TK", "DS", "SD"))  # ch, t and d may be read in several ways


@lru_cache(maxsize=100_000)
def sounds_of(word: str) -> str:
    """The sounds of a Latin word, or of katakana with Latin words among it; "" where anything else is among it."""
    folded = fold_key(word)
    pieces = _PIECE.findall(folded)
    if sum(map(len, pieces)) < len(re.sub(r"[\s\-=＝_/]", "", folded)):
        return ""
    return "".join(_kana_sounds(piece) if _KATAKANA.match(piece) else _latin_sounds(piece) for piece in pieces)


def _kana_sounds(kana: str) -> str:
    return _VOWELS.sub("a", _TWICE.sub(r"\1", "".join(_SOUNDS.get(each, "") for each in kana)))


def _latin_sounds(word: str) -> str:
    for pattern, sounds in _SPELT:
        word = pattern.sub(sounds, word)
    return _VOWELS.sub("a", _TWICE.sub(r"\1", word))


@lru_cache(maxsize=100_000)
def skeleton(word: str) -> str:
    """The consonants of `sounds_of(word)`: equal for most words and what they are in katakana."""
    return sounds_of(word).replace("a", "")


@lru_cache(maxsize=200_000)
def likeness(word: str, kana: str) -> float:
    """Rate how alike a Latin word and katakana sound, in 0..1; 0 where one of them is neither."""
    one, other = sounds_of(word), sounds_of(kana)
    size = max(len(skeleton(word)), len(skeleton(kana)))
    if not one or not other or not size or not _KATAKANA.search(fold_key(kana)):
        return 0.0
    return max(0.0, 1.0 - _distance(one, other) / size) * (1.0 if size >= _FEW else 0.5)


def _distance(one: str, other: str) -> float:
    """The weighted edit distance between sounds: vowels cost a little, least of all one that only katakana has."""
    row = [0.0]
    for sound in other:
        row.append(row[-1] + (0.1 if sound == "a" else 1.0))
    for sound in one:
        cost = 0.3 if sound == "a" else 1.0
        above, row = row, [row[0] + cost]
        for index, second in enumerate(other):
            same = above[index] + _difference(sound, second)
            row.append(min(same, above[index + 1] + cost, row[-1] + (0.1 if second == "a" else 1.0)))
    return row[-1]


def _difference(one: str, other: str) -> float:
    if one == other:
        return 0.0
    return 2.0 if "a" in (one, other) else 0.5 if one + other in _LIKE else 1.0
