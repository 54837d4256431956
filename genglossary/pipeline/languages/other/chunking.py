"""Term candidates of languages without rules of their own: words in a row that are not function words."""

import re
from collections.abc import Callable, Sequence
from functools import cache

from genglossary.pipeline.languages.tokens import BREAK, MARKS, Grammar, Tokens, marked
from genglossary.pipeline.text.folding import fold_key
from genglossary.pipeline.text.frequencies import frequencies
from genglossary.pipeline.text.sentence import Sentence

_WORD = re.compile(r"[^\W_]+(?:[-.&/_][^\W_]+)*['’]?|[\n\x0b\x0c\x0e]|[^\s\w]")
# Words that join the parts of a term ("changement de pied"); between two content words only.
_CONNECTORS = {
    "fr": "de du des d' d’ à au aux en l' l’",
    "es": "de del la",
    "pt": "de da do das dos",
    "it": "di del della dei delle dell' d'",
    "ca": "de del d'",
    "ro": "de",
}
_FUNCTION_ZIPF = 5.9
_PHRASE = re.compile(r"N(?:N|F{1,2}(?=N)){0,5}")
_NUMBER = re.compile(r"[\d.,/:-]+\D?$")


@cache
def _letter_of(language: str) -> Callable[[str], str]:
    """A function from a word of `language` to its letter: N content, F connector, X function word, "." break."""
    shares = frequencies(language)
    connectors = frozenset(_CONNECTORS.get(language, "").split())
    floor = 10 ** (_FUNCTION_ZIPF - 9)

    @cache
    def letter(word: str) -> str:
        lower = word.lower()
        if word in MARKS:
            return "."
        if lower in connectors:
            return "F"
        if not word[0].isalnum() or len(word) < 2 or lower.endswith(("'", "’")) or _NUMBER.match(word):
            return "X"
        return "X" if shares.get(lower, 0.0) >= floor else "N"

    return letter


def tokens_of(sentences: Sequence[Sentence]) -> Tokens:
    """Words and candidate phrases of sentences, all in one language."""
    words = [BREAK, *_WORD.findall(marked(sentences)), BREAK]
    letters = "".join(map(_letter_of(sentences[0].language if sentences else ""), words))
    phrases = [match.span() for match in _PHRASE.finditer(letters)]
    return Tokens(GRAMMAR, words, letters, phrases, [])


def key_of(spelling: str) -> str:
    """The key that all spellings of one term share: case, width and hyphens do not count."""
    return fold_key(spelling).replace("-", " ")


GRAMMAR = Grammar(glue=" ", starts="N", ends="N", adjectives="", longest=4, predicate=None, articles="", key_of=key_of)
