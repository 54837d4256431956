"""English term candidates: runs of adjectives, nouns, names and participles that end in a noun."""

import re
from collections.abc import Iterable
from functools import lru_cache

from genglossary.pipeline.languages.english.word_classes import WordClasses, decide
from genglossary.pipeline.languages.tokens import BREAK, MARKS, Grammar, Tokens, marked
from genglossary.pipeline.text.sentence import Sentence

_WORD = re.compile(
    r"[A-Za-zÀ-ɏ0-9_]+(?:(?:['’](?![sS]\b)|[-.&/](?=\w))[A-Za-zÀ-ɏ0-9_]+)*|['’][sS]\b|[\n\x0b\x0c\x0e]|[^\s\w]|\w+"
)
_RUN = re.compile(r"[JEGNPBLS]{0,30}[NPBSL]|(?<=H)J(?=[,.CI])")
_LINKED = re.compile(r"(?=(?<![JEGNPBLS])([JNPBL]?[NPBSL]FD?[JNPBLS]?[NPBSL])(?![NPBSL]))")
_INITIAL = re.compile(r"(?<=\.)[,Dd]*[PBbN]")
_IMPERATIVES = frozenset(("Use", "Run", "View", "Check", "Note", "Update", "Start", "Stop", "Copy", "Change"))
_CLASSES = WordClasses(dict.fromkeys(MARKS, "."))


def tokens_of(sentences: Iterable[Sentence]) -> Tokens:
    """Words and candidate runs of English sentences."""
    words = [BREAK, *_WORD.findall(marked(sentences)), BREAK]
    letters = list(map(_CLASSES.__getitem__, words))
    _lower_initials(words, letters)
    tagged = decide("".join(letters))
    runs = [match.span() for match in _RUN.finditer(tagged)]
    linked = [match.span(1) for match in _LINKED.finditer(tagged)]
    return Tokens(GRAMMAR, words, tagged, runs, linked)


def _lower_initials(words: list[str], letters: list[str]) -> None:
    """A capital at the start of a sentence says nothing: the word is read as if it stood inside."""
    for match in _INITIAL.finditer("".join(letters)):
        index = match.end() - 1
        word = words[index]
        if word[1:].islower() and (letter := _CLASSES[word.lower()]) not in "NL":
            letters[index] = letter
        if letters[index] == "N" and word.endswith("ing") and letters[index + 1] in "Dd":
            letters[index] = "V"  # Repainting the …
        if letters[index] in "Bb" and word in _IMPERATIVES and letters[index + 1] in "PNLBJ":
            letters[index] = "V"


@lru_cache(maxsize=100_000)
def singular(word: str) -> str:
    """A lower-case noun without its plural ending; words that only look plural stay."""
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return word[:-2]
    return word[:-1]


def key_of(form: str) -> str:
    """The spelling by which forms of one English term meet: case, plural, hyphens and spaces."""
    first, space, last = form.lower().replace("-", " ").rpartition(" ")
    return first + space + singular(last)


GRAMMAR = Grammar(
    glue=" ",
    starts="JEGNPBLS",
    ends="NPBSL",
    adjectives="JE",
    longest=5,
    predicate=re.compile("H[Dd]"),
    articles="Dd",
    key_of=key_of,
)
