"""Sudachi and its dictionary: words, readings, names and standard spellings of Japanese terms."""

from functools import cache, lru_cache
from unicodedata import normalize

from sudachipy import Dictionary, SplitMode, Tokenizer

from genglossary.pipeline.languages.language import Morphology
from genglossary.pipeline.types import Category


@cache
def dictionary() -> Dictionary:
    """Sudachi's dictionary, loaded once."""
    return Dictionary()


@cache
def tokenizer() -> Tokenizer:
    """A tokenizer that cuts text into the longest words (mode C) and looks up their parts of speech."""
    # Only the parts of speech: looking up readings and normal forms as well takes a quarter longer.
    return dictionary().tokenizer(mode=SplitMode.C, fields={"pos"})


_NAMES: dict[str, Category] = {"人名": "person", "地名": "place"}


def morphology_of(text: str) -> Morphology:
    """The dictionary's reading of a Japanese term, and what it names. The reading of Latin letters is not guessed.

    Words that it does not know (エルネア王国), small words (火の島) and endings may be parts of a name.
    """
    morphemes = [*_reader().tokenize(text)]
    known = [morpheme for morpheme in morphemes if not morpheme.surface().isspace()]
    readings = [
        surface if (surface := normalize("NFKC", morpheme.surface())).isascii() else morpheme.reading_form()
        for morpheme in morphemes
    ]
    kinds = {morpheme.part_of_speech()[2] for morpheme in known}
    is_common = all(each.part_of_speech()[1] == "普通名詞" and not each.is_oov() for each in known)
    return Morphology("".join(readings), _NAMES.get(kinds.pop(), "") if len(kinds) == 1 else "", is_common)


@lru_cache(maxsize=50_000)
def standard_spelling(text: str) -> str:
    """A Japanese term with its okurigana, kanji and katakana as Sudachi's dictionary unifies them; Latin stays."""
    if text.isascii():
        return text
    return "".join(
        surface if (surface := morpheme.surface()).isascii() else morpheme.normalized_form()
        for morpheme in _reader().tokenize(text)
    )


@cache
def _reader() -> Tokenizer:
    return dictionary().tokenizer(mode=SplitMode.C, fields={"pos", "reading_form", "normalized_form"})


@lru_cache(maxsize=10_000)
def cuts(text: str) -> frozenset[int]:
    """The offsets in a short Japanese text at which its words begin and end."""
    return frozenset(end for morpheme in tokenizer().tokenize(text) for end in (morpheme.begin(), morpheme.end()))
