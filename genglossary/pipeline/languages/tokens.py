"""A document as words and letters, as a language makes it so that its candidates can be counted."""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from genglossary.pipeline.text.sentence import Sentence

TITLE, HEADLINE, HEADLINE_END, BREAK = "\x0e", "\x0b", "\x0c", "\n"
"""Words that stand for the start of a document's title, the start and end of another heading (and the end of the
title), and for what no term crosses. Their letter is "."."""

MARKS = (TITLE, HEADLINE, HEADLINE_END, BREAK)


def opening(sentence: Sentence) -> str:
    """The mark before a sentence."""
    return TITLE if sentence.title else HEADLINE if sentence.headline else BREAK


def closing(sentence: Sentence) -> str:
    """The mark after a sentence."""
    return HEADLINE_END if sentence.headline else BREAK


def marked(sentences: Iterable[Sentence]) -> str:
    """The prose of sentences with the marks between them."""
    return "".join(f"{opening(sentence)}{sentence.prose}{closing(sentence)}" for sentence in sentences)


class Grammar(NamedTuple):
    """The shape of a language's candidates, in letters of parts of speech.

    `glue` joins words again. A phrase nested in another starts with a letter of `starts`, ends with one of `ends` and
    has at most `longest` words; a single word with a letter of `adjectives` is a candidate too. A phrase that begins
    its sentence opens a definition when `predicate` is what its letters go on with; before it may stand words with
    a letter of `articles`. `key_of` maps a spelling to what all spellings of one term have in common. `links` says
    whether phrases joined by a linking word ("court of justice") are candidates. `called_by` are words right before a
    phrase that say that it is a name ("called"), `called_after` pairs of words right after it that do so (と, いう).
    `joiners` are letters of what is a word here but only joins others: it does not count for `longest`. Those that are
    `tight` hold what stands right beside them: no nested phrase begins or ends there (GNU of GNU/Linux).
    """

    glue: str
    starts: str
    ends: str
    adjectives: str
    longest: int
    predicate: re.Pattern[str] | None
    articles: str
    key_of: Callable[[str], str]
    links: bool = False
    called_by: frozenset[str] = frozenset()
    called_after: frozenset[tuple[str, ...]] = frozenset()
    joiners: str = ""
    tight: str = ""


class Tokens(NamedTuple):
    """`words` as written and one letter (a part of speech) for each.

    `phrases` are half-open ranges of words (by index) that may be terms, none at the very start or end; `linked` are
    more of them, of which no part is a candidate ("court of justice").
    """

    grammar: Grammar
    words: list[str]
    letters: str
    phrases: list[tuple[int, int]]
    linked: list[tuple[int, int]]
