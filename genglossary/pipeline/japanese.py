"""Japanese term candidates: runs of nouns with their prefixes and suffixes, Latin words and 「・」."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from sudachipy import Dictionary, SplitMode, Tokenizer

from genglossary.pipeline.folding import fold_key
from genglossary.pipeline.sentences import Sentence
from genglossary.pipeline.tokens import BREAK, Tokens, closing, opening

# Letters: N noun, V noun that する makes a verb, z する, l Latin word, P name, A adverbial noun, U counter,
# J adjectival noun, # number, p prefix, s suffix, t suffix that makes an adjective, v verb stem, h sign that
# joins Latin words, m middle dot, w space, H topic particle, x anything else, "." boundary.
_RUN = re.compile(
    r"(?:[NVPlJpU]|v(?=[NV]))"
    r"(?:[NVPlJps#tAU]|v(?=[NV])|m(?=[NVPl])|h(?=[NPlU#])|(?<=[l#])w(?=[lNV])|(?<=[NV])w(?=l))*"
)
_LAST = re.compile(r"[NVPlsU#](?=[^NVPlsU#]*$)")
_PREDICATE = re.compile("H")
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
        case ("名詞", _, "サ変可能"):
            return "V"
        case ("名詞", _, _):
            return "N"
        case ("形状詞", "一般", _):
            return "J"
        case ("接頭辞", _, _):
            return "p"
        case ("接尾辞", "名詞的", "助数詞" | "副詞可能"):
            return "x"
        case ("接尾辞", "名詞的", _):
            return "s"
        case ("接尾辞", "形状詞的", _):
            return "t"
        case ("動詞", "非自立可能", _):
            return "z" if pos[4].startswith("サ行変格") else "x"
        case ("動詞", "一般", _):
            return "v" if pos[5].startswith("連用形-一般") else "x"
        case ("助詞", "係助詞", _):
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
        words.append(opening(sentence))
        letters.append(".")
        for morpheme, end in [(m.part_of_speech_id(), m.end()) for m in morphemes]:
            words.append(prose[at:end])
            letters.append(table[morpheme])
            at = end
        words.append(closing(sentence))
        letters.append(".")
    _refine(words, letters)
    joined = "".join(letters)
    return Tokens("ja", words, joined, list(_runs(joined)), [], "", "NVPlJpvU", "NVPlsU", "", 6, _PREDICATE, "")


def _refine(words: list[str], letters: list[str]) -> None:
    for index, (letter, word) in enumerate(zip(letters, words, strict=True)):
        if letter in "NVU" and word.isascii():
            letters[index] = "l"
        elif letter == "?":
            letters[index] = "m" if word == "・" else "h" if word in _JOINING else "l" if word.isalnum() else "x"


def _runs(letters: str) -> Iterable[tuple[int, int]]:
    for match in _RUN.finditer(letters):
        last = _LAST.search(match[0])
        # 作成する is a verb: what it does is no name of a thing.
        if last and not (letters[match.end()] == "z" and last[0] == "V"):
            yield match.start(), match.start() + last.end()


_SPACES = re.compile(r"[\s・ー\-‐]+")


def key_of(words: list[str]) -> str:
    """The spelling by which forms of one Japanese term meet: width, case, long vowel marks, dots and spaces."""
    return _SPACES.sub("", fold_key("".join(words))) or "".join(words)


@lru_cache(maxsize=10_000)
def cuts(text: str) -> frozenset[int]:
    """Where the words of a short Japanese text begin and end."""
    return frozenset(end for morpheme in _tokenizer().tokenize(text) for end in (morpheme.begin(), morpheme.end()))
