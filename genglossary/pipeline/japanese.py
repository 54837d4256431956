"""Japanese term candidates: runs of nouns with their prefixes and suffixes, Latin words and 「・」."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from sudachipy import Dictionary, SplitMode, Tokenizer

from genglossary.pipeline.folding import fold_key
from genglossary.pipeline.sentences import Sentence
from genglossary.pipeline.tokens import BREAK, HEADLINE, HEADLINE_END, Tokens

# Letters: N noun, l Latin word, P name, A adverbial noun, J adjectival noun, U counter, # number, p prefix,
# s suffix, t suffix that makes an adjective, v verb stem, h sign that joins Latin words, m middle dot, w space,
# H particle or copula that may open a definition, x anything else, "." boundary.
_RUN = re.compile(
    r"(?:[NPlJpU]|v(?=N))(?:[NPlJps#tAU]|v(?=N)|m(?=[NPl])|h(?=[NPlU#])|(?<=[l#])w(?=[lN])|(?<=N)w(?=l))*"
)
_LAST = re.compile(r"[NPlsU#](?=[^NPlsU#]*$)")
_LATIN = re.compile(r"[A-Za-z]")
_JOINING = "-‐_/.&+"


@cache
def _dictionary() -> Dictionary:
    return Dictionary()


@cache
def _tokenizer() -> Tokenizer:
    return _dictionary().tokenizer(mode=SplitMode.C)


class _PosLetters(dict[int, str]):
    """The letter of each part of speech of the dictionary, by its number."""

    def __missing__(self, number: int) -> str:
        letter = self[number] = _pos_letter(_dictionary().pos_of(number) or ())
        return letter


_POS_LETTERS = _PosLetters()


def _pos_letter(pos: tuple[str, ...]) -> str:
    match pos[:3]:
        case ("名詞", "固有名詞", _):
            return "P"
        case ("名詞", "数詞", _):
            return "#"
        case ("名詞", _, "副詞可能"):
            return "A"
        case ("名詞", _, "助数詞可能"):
            return "U"
        case ("名詞", "助動詞語幹", _):
            return "x"
        case ("名詞", _, _):
            return "N"
        case ("形状詞", "一般", _):
            return "J"
        case ("接頭辞", _, _):
            return "p"
        case ("接尾辞", "名詞的", "助数詞"):
            return "x"
        case ("接尾辞", "名詞的", _):
            return "s"
        case ("接尾辞", "形状詞的", _):
            return "t"
        case ("動詞", "一般", _):
            return "v" if pos[5].startswith("連用形-一般") else "x"
        case ("助詞", "係助詞", _) | ("助詞", "格助詞", _):
            return "H"
        case ("空白", _, _):
            return "w"
        case ("補助記号" | "記号", "一般" | "句点" | "文字", _):
            return "?"
        case _:
            return "x"


def tokens_of(sentences: Iterable[Sentence]) -> Tokens:
    """Words and candidate runs of Japanese sentences."""
    words, letters = [BREAK], ["."]
    tokenize, table = _tokenizer().tokenize, _POS_LETTERS
    for sentence in sentences:
        prose = sentence.prose
        morphemes = tokenize(prose)
        at = 0
        words.append(HEADLINE if sentence.headline else BREAK)
        letters.append(".")
        for morpheme, end in [(m.part_of_speech_id(), m.end()) for m in morphemes]:
            words.append(prose[at:end])
            letters.append(table[morpheme])
            at = end
        words.append(HEADLINE_END if sentence.headline else BREAK)
        letters.append(".")
    _refine(words, letters)
    joined = "".join(letters)
    return Tokens("ja", words, joined, list(_runs(joined)), "", "NPlJpvU", "NPlsU", 6, "H", "")


def _refine(words: list[str], letters: list[str]) -> None:
    for index, (letter, word) in enumerate(zip(letters, words, strict=True)):
        if letter in "NU" and word.isascii():
            letters[index] = "l"
        elif letter == "?":
            letters[index] = "m" if word == "・" else "h" if word in _JOINING else "l" if word.isalnum() else "x"


def _runs(letters: str) -> Iterable[tuple[int, int]]:
    for match in _RUN.finditer(letters):
        last = _LAST.search(match[0])
        if last:
            yield match.start(), match.start() + last.end()


_SPACES = re.compile(r"[\s・ー\-‐]+")


def key_of(words: list[str]) -> str:
    """The spelling by which forms of one Japanese term meet: width, case, long vowel marks, dots and spaces."""
    return _SPACES.sub("", fold_key("".join(words))) or "".join(words)


@lru_cache(maxsize=10_000)
def cuts(text: str) -> frozenset[int]:
    """Where the words of a short Japanese text begin and end."""
    return frozenset(end for morpheme in _tokenizer().tokenize(text) for end in (morpheme.begin(), morpheme.end()))
