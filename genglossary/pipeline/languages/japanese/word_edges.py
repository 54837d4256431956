"""Edges of Japanese words, so that 「ユーザ」 is not found inside of 「ユーザビリティ」."""

from collections.abc import Mapping
from functools import cache, lru_cache

from sudachipy import Morpheme, SplitMode, Tokenizer

from genglossary.pipeline.languages.japanese.morphology import dictionary
from genglossary.pipeline.languages.language import WordEdges

_PREFIX, _SUFFIX, _NAME = "接頭辞", "接尾辞", "固有名詞"
_POLITE = frozenset(("お", "ご", "御"))  # before any word, which stays the same


@lru_cache(maxsize=2_000)
def word_edges(text: str, parts: bool) -> WordEdges:
    """Find the edges of the words of one sentence; see `WordEdges`. What a prefix stands before begins no word,
    unless it is only polite (お申込み), and nothing begins with a suffix. A name has no parts."""
    words = list(_tokenizer(False).tokenize(text))
    if not parts:
        return _edges(words)
    names = [range(word.begin() + 1, word.end()) for word in words if word.part_of_speech()[1] == _NAME]
    inside = frozenset(offset for name in names for offset in name)
    begins, ends = _edges(list(_tokenizer(True).tokenize(text)))
    return WordEdges(begins - inside, ends - inside)


def _edges(words: list[Morpheme]) -> WordEdges:
    begins: set[int] = set()
    ends: set[int] = set()
    prefixed = False
    for word in words:
        kind = word.part_of_speech()[0]
        if kind != _SUFFIX and not prefixed:
            begins.add(word.begin())
        prefixed = kind == _PREFIX and word.surface() not in _POLITE
        if not prefixed:
            ends.add(word.end())
    return WordEdges(frozenset(begins), frozenset(ends))


@lru_cache(maxsize=2_000)
def lemmas(text: str) -> Mapping[int, str]:
    """The dictionary form of each word of one sentence, by the offset at which it begins."""
    return {word.begin(): word.dictionary_form() for word in _lemmatizer().tokenize(text)}


@lru_cache(maxsize=10_000)
def is_made_of_words(text: str) -> bool:
    """Whether the dictionary has all the words of which `text` is made."""
    return all(not word.is_oov() for word in _tokenizer(False).tokenize(text))


@lru_cache(maxsize=10_000)
def parts_of_word(word: str) -> tuple[str, ...]:
    """The short words of which the dictionary makes one that it has; only itself where it has none such."""
    known = list(_tokenizer(False).tokenize(word))
    if len(known) != 1 or known[0].is_oov():
        return (word,)
    return tuple(part.surface() for part in _tokenizer(True).tokenize(word))


@cache
def _tokenizer(parts: bool) -> Tokenizer:
    return dictionary().tokenizer(mode=SplitMode.A if parts else SplitMode.C, fields={"pos"})


@cache
def _lemmatizer() -> Tokenizer:
    return dictionary().tokenizer(mode=SplitMode.C, fields={"dictionary_form"})
