"""The plural in -s: the English one, and a first guess for words in Latin letters wherever they stand."""

from functools import lru_cache


@lru_cache(maxsize=100_000)
def singular(word: str) -> str:
    """A noun without its plural ending, in lower case; words of capitals and those that only look plural stay."""
    if word.isupper():
        return word.lower()
    word = word.lower()
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return word[:-2]
    return word[:-1]


def number_forms(word: str) -> tuple[str, ...]:
    """A lower-case word, its plural, and its singular where that is another word."""
    one = singular(word)
    return (word, word + "s") if one == word else (word, word + "s", one)
