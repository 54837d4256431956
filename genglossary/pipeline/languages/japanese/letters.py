"""Letters for the parts of speech of Japanese words, and what of them only the words themselves tell.

N noun, V noun that する makes a verb, z する, l Latin word, P name, A adverbial noun, U noun that counts, u counter,
J adjectival noun, # number, p prefix, s suffix, i suffix that says where or when, t suffix that makes an adjective,
v verb stem, h sign that joins Latin words, / the same, also between spaces, m middle dot, w space, H topic particle,
x anything else, "." boundary.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from genglossary.pipeline.languages.japanese.morphology import dictionary

_MEASURE = re.compile("p?#+[Uu](?:/[lUu])?(?![NVPls])")  # 六十センチ, 10枚, 5mL/h, 第四条: how much, not what
_JOINED = re.compile("[NVP][mx](?=[NVP])")
_ARTICLE = re.compile("pP")
_PLACED = re.compile("p#+N")
_PLACES = frozenset(("項", "章", "節", "款", "編", "条", "号"))  # 第一項: where a law says it
_CLAUSE_VERB = re.compile("xv")
_NUMBERED = re.compile("N#(?![NVPlsu])")
_REFERRED = frozenset(("資料", "図", "表", "別表", "様式", "議案", "別紙"))  # 資料２: where it stands
_PARTICLES = frozenset(("に", "を", "が", "と", "で", "から"))
_VAGUE = re.compile("[NPVUsp?]")
_WHERE = frozenset(("内", "中", "上", "毎", "ごと"))
_PREFIX = re.compile("p")
_POLITE = re.compile("p(?=V)")
_POINTING = frozenset(("毎", "各", "本", "当", "同", "該"))
# 当該処分: the one that was said, not a kind of it.
_SAID = frozenset((
    "当該", "前記", "上記", "下記", "前述", "後述", "以下", "以上",
    "前項", "次項", "同項", "前条", "次条", "同条", "前号", "同号", "各号", "各項", "各条", "甲乙", "甲乙丙",
))  # fmt: skip
_QUOTES = frozenset('「『“"')
_FORMAL = frozenset(
    ("とおり", "こと", "もの", "ため", "とき", "ところ", "ごと")
)  # a clause ends here: what follows begins
_HONORIFICS = frozenset(("さん", "氏", "様", "さま", "くん", "君", "ちゃん", "殿", "先生"))
_WIDE = "".join(char for char in map(chr, range(0xFF01, 0xFF5F)) if char.isalnum() or char in "＃＆＋．／－＿")
NARROW = str.maketrans(_WIDE + "−", "".join(chr(ord(char) - 0xFEE0) for char in _WIDE) + "-")
_SIGNS = {"・": "m", "/": "/", **dict.fromkeys("-－‐_.&+", "h")}


_PARTS_OF_SPEECH = [  # the first that matches; what none does is "x"
    (letter, re.compile(pattern))
    for letter, pattern in (
        ("P", "名詞,固有名詞"),
        ("#", "名詞,数詞"),
        ("A", "名詞,[^,]*,副詞可能"),
        ("U", "名詞,[^,]*,助数詞可能"),
        ("x", "名詞,助動詞語幹"),
        ("V", "名詞,[^,]*,サ変可能"),
        ("N", "名詞"),
        ("J", "形状詞,一般"),
        ("p", "接頭辞"),
        ("u", "接尾辞,名詞的,助数詞"),
        ("x", "接尾辞,名詞的,副詞可能"),
        ("s", "接尾辞,名詞的"),
        ("t", "接尾辞,形状詞的"),
        ("z", "動詞,非自立可能,[^,]*,[^,]*,サ行変格"),
        ("v", "動詞,一般,[^,]*,[^,]*,[^,]*,連用形-一般"),
        ("H", "助詞,係助詞"),
        ("w", "空白"),
        ("?", "(?:補助)?記号,(?:一般|句点|文字)"),
    )
]


class _PosLetters(dict[int, str]):
    """The letter of each part of speech of the dictionary, by its number."""

    def __missing__(self, number: int) -> str:
        letter = self[number] = _pos_letter(dictionary().pos_of(number) or ())
        return letter


POS_LETTERS = _PosLetters()


def _pos_letter(pos: tuple[str, ...]) -> str:
    """The letter of a part of speech, as Sudachi's dictionary names it in six fields."""
    named = ",".join(pos)
    return next((letter for letter, pattern in _PARTS_OF_SPEECH if pattern.match(named)), "x")


def refined_letters(letters: str, words: list[str]) -> str:
    """The letters with Latin words, signs and some endings told apart by what they are."""
    refined = list(letters)
    for match in _VAGUE.finditer(letters):
        at = match.start()
        refined[at] = _letter(words[at], refined[at])
    for match in _POLITE.finditer(letters):
        if words[match.start()] in ("ご", "お", "御"):
            refined[match.start()] = "x"  # ご使用 is 使用
    for at in _called(letters, words):
        refined[at] = "p"
    for match in _ARTICLE.finditer(letters):
        if words[match.start()] == "第":
            refined[slice(*match.span())] = "xx"  # 第四条, though 四条 is a place
    for match in _PLACED.finditer(letters):
        placed = words[match.start()] == "第" and words[match.end() - 1] in _PLACES
        if placed and refined[match.end()] not in "NVPls":
            refined[slice(*match.span())] = "x" * len(match[0])
    for match in _JOINED.finditer("".join(refined)):
        refined[match.start() + 1] = _joining(words[match.start() : match.end() + 1], refined[match.start() + 1])
    for match in _CLAUSE_VERB.finditer(letters):
        if words[match.start()] in _PARTICLES:
            refined[match.end() - 1] = "x"  # 条に基づき料金: it ends a clause, and begins no term
    for match in _NUMBERED.finditer(letters):
        if words[match.start()] in _REFERRED:
            refined[slice(*match.span())] = "xx"
    return _MEASURE.sub(lambda match: "x" * len(match[0]), "".join(refined))


def _joining(words: Sequence[str], letter: str) -> str:
    """The letter of the middle one of three words: 霧ヶ丘 is one name, 火災・感電 are two things."""
    if words[1] == "ヶ":
        return "m"
    return "x" if letter == "m" and words[0][-1] >= "一" and words[2][0] >= "一" else letter


def _called(letters: str, words: list[str]) -> Iterator[int]:
    """Find where 本 and its like belong to a name, as in every 本船 once a text says 「本船」."""
    pointing = [match.start() for match in _PREFIX.finditer(letters) if words[match.start()] in _POINTING]
    called = {(words[at], words[at + 1]) for at in pointing if words[at - 1] in _QUOTES}
    return (at for at in pointing if (words[at], words[at + 1]) in called)


@lru_cache(maxsize=200_000)
def _letter(word: str, letter: str) -> str:
    """The letter of a word whose part of speech alone does not say what it does in a term."""
    word = word.translate(NARROW)
    match letter:
        case "s":
            return "x" if word in _HONORIFICS else "i" if word in _WHERE else "s"
        case "p":
            return "x" if word in _POINTING else "p"
        case "P":
            return "l" if word.isascii() else "P"
        case "?":
            return _SIGNS.get(word) or ("l" if word.isalnum() else "x")
        case "U" if word.isascii():
            return "U"  # 500 mL, 10 kg
        case _:
            return "l" if word.isascii() else _ended(word, letter)


def _ended(word: str, letter: str) -> str:
    """自動的 says how something is, 使い方 how something is done, 工事中 when, 一回 how often: none names a thing;
    目的, 地方 and 脳卒中 do."""
    if word in _FORMAL or word in _SAID or _WHEN.fullmatch(word):
        return "x"
    if word[-1] == "的" and len(word) > 2:
        return "J"
    return "x" if word[-1] == "方" and "ぁ" <= word[-2:-1] <= "ん" else letter


_WHEN = re.compile(  # and where, who, and how somebody is asked: 施行前, 事実上, 何人, ご利用
    "何[一-鿿]|[一-鿿]{2,}(?<!卒)中|[一-鿿]{2}(?<!人)(?<!江戸)[前後]|[一-鿿]{2}上|ご[一-鿿]{2}|[一二三四五六七八九十百千数〇]+[回度個件人日年枚台名倍割基隻頭匹冊軒艘棟]"
)
