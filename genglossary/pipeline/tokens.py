"""What the languages make of a document so that its candidates can be counted."""

from typing import NamedTuple

HEADLINE, HEADLINE_END, BREAK = "\x0b", "\x0c", "\n"
"""Words that stand for the start and end of a heading, and for what no term crosses. Their letter is "."."""


class Tokens(NamedTuple):
    """`words` as written and one letter (a part of speech) for each.

    `runs` are half-open ranges of words that may be terms, none at the very start or end. `glue` joins words
    again. A run nested in another starts with a letter of `starts`, ends with one of `ends` and has at most
    `longest` words. A run before a letter of `copulas` that begins its sentence opens a definition; before it
    may stand words with a letter of `articles`.
    """

    language: str
    words: list[str]
    letters: str
    runs: list[tuple[int, int]]
    glue: str
    starts: str
    ends: str
    longest: int
    copulas: str
    articles: str
