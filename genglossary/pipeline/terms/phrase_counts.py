"""Counts of the phrases of one document: evidence that can be added up over documents.

A phrase is a row of words that may be a term, as its language finds them (see `Tokens`).
"""

import re
from itertools import chain
from operator import add
from sys import intern
from typing import NamedTuple
from zlib import crc32

from genglossary.pipeline.languages.tokens import BREAK, HEADLINE, HEADLINE_END, TITLE, Tokens
from genglossary.pipeline.types import LONGEST_SPELLING

WHOLE = "F"
"""The letter of words that are one thing only together ("court of justice"): no part of them is a phrase."""

INDIVISIBLE = frozenset((WHOLE, "K"))
"""It, and that of the ending that says whose something is ("Brandvik's shaft"): no part of such a row is a phrase."""

QUOTES = frozenset('"“‘«「『')
"""The signs that open a quotation."""

_SPACED = re.compile(r" (?=['’])")  # Broca's area has three words, and no space before the second

Spans = list[tuple[int, int]]
"""Half-open ranges of words, by index in `Tokens.words`."""


class Marks(NamedTuple):
    """Counts of what draws attention to a phrase; the names are those of evidence of the score (see `termhood`).

    How often it is the title of a document (`title`), another whole heading (`heading`), the start or end of either
    (`edge`); how often it opens a sentence such as "X is a" (`defining`), and how often the document explains it there
    (`entry`, see headwords); in how many documents it begins or ends a heading (`spread`). How often it is introduced
    by a word that says that it is a name (`called`), how often it is a line of its own that is no heading (`line`), and
    how often an entry of a list of words (`listed`).
    """

    title: int = 0
    heading: int = 0
    edge: int = 0
    defining: int = 0
    entry: int = 0
    spread: int = 0
    called: int = 0
    line: int = 0
    listed: int = 0

    def plus(self, other: "Marks") -> "Marks":
        """The marks of both."""
        if other is UNMARKED:
            return self
        return other if self is UNMARKED else Marks(*map(add, self, other))


UNMARKED = Marks()
"""The marks of most phrases; this very object, so that they are told apart at once."""


class PhraseCounts(NamedTuple):
    """Evidence for one phrase as it is spelled, in one document or summed over documents.

    `letters` has a part of speech for each of `words`. `frequency` says how often it occurs, `capital` how often it was
    written like a name. `around` is a set of hashed neighbours (see BEFORE and AFTER).
    """

    words: tuple[str, ...]
    letters: str
    frequency: int
    capital: int = 0
    around: int = 0
    marks: Marks = UNMARKED

    def plus(self, other: "PhraseCounts") -> "PhraseCounts":
        """The evidence of both; their order makes no difference."""
        words, letters, frequency, capital, around, marks = self
        if letters != other.letters or words != other.words:
            words, letters = min(self[:2], other[:2])
        frequency += other.frequency
        return PhraseCounts(
            words, letters, frequency, capital + other.capital, around | other.around, marks.plus(other.marks)
        )


BITS = 64
"""Of a set of hashed words: how many of them are set tells how many words there are."""

EVERY = (1 << BITS) - 1


def hashed(word: str) -> int:
    """One bit of 64 for each word, the same on every machine."""
    return 1 << (crc32(word.encode("utf-8", "surrogatepass")) % BITS)


class _Hashed(dict[str, int]):
    def __init__(self, shift: int) -> None:
        super().__init__()
        self._shift = shift

    def __missing__(self, word: str) -> int:
        if len(self) > 500_000:
            self.clear()
        bit = self[word] = hashed(word) << self._shift
        return bit


BEFORE, AFTER = _Hashed(0), _Hashed(BITS)
"""The bit of a word that stands before, and after: two sets in one integer."""


def count_phrases(tokens: Tokens) -> dict[str, PhraseCounts]:
    """Evidence for every phrase of `tokens`, by its spelling."""
    spans: dict[str, Spans] = {}
    words, glue = tokens.words, tokens.grammar.glue
    for span in chain(tokens.phrases, tokens.linked):
        spelling = _SPACED.sub("", glue.join(words[span[0] : span[1]]))
        if len(spelling) > LONGEST_SPELLING:
            continue
        if (known := spans.get(spelling)) is None:
            spans[spelling] = [span]
        else:
            known.append(span)
    counted, openings = _counted, "." + tokens.grammar.articles
    return {spelling: counted(tokens, found, openings) for spelling, found in spans.items()}


def add_phrases(total: dict[str, PhraseCounts], phrases: dict[str, PhraseCounts]) -> None:
    """Add the evidence of `phrases` to what `total` has of the same spellings."""
    for spelling, counts in phrases.items():
        known = total.get(spelling)
        total[spelling] = counts if known is None else known.plus(counts)


def _counted(tokens: Tokens, spans: Spans, openings: str) -> PhraseCounts:
    """The evidence of one phrase that stands at `spans`; `openings` are the letters of what it opens a sentence
    after."""
    grammar, words, letters, _, _ = tokens
    by, after = grammar.called_by, grammar.called_after
    capital = around = called = 0
    edges: Spans = []
    for start, end in spans:
        before, letter = words[start - 1], letters[start - 1]
        around |= BEFORE[before] | AFTER[words[end]]
        # The start of a sentence has a capital whatever stands there.
        if letters[start] == "P" or (letter != "." and words[start][0].isupper()):
            capital += 1
        if letter in openings or letters[end] == ".":
            edges.append((start, end))
        if before in QUOTES:
            before = words[start - 2]
            end += 1
        if before in by:
            called += 1
        if after and tuple(words[end : end + 2]) in after:
            called += 1
    start, end = spans[0]
    marks = _marks(tokens, edges) if edges else UNMARKED
    if called:
        marks = marks._replace(called=called)
    return PhraseCounts(
        tuple(map(intern, words[start:end])), intern(letters[start:end]), len(spans), capital, around, marks
    )


def _marks(tokens: Tokens, spans: Spans) -> Marks:
    """The marks of a phrase at those of its spans where a sentence begins or ends."""
    predicate = tokens.grammar.predicate
    title = heading = edge = defining = line = 0
    for start, end in spans:
        before, after = tokens.words[start - 1], tokens.words[end]
        is_end = after == HEADLINE_END
        title += is_end and before == TITLE
        heading += is_end and before == HEADLINE
        line += before == after == BREAK
        # What ends a Japanese heading is often a deed (…の作成), not what the heading is about.
        edge += before in (HEADLINE, TITLE) or (is_end and tokens.letters[start:end] != "V")
        defining += (
            predicate is not None and predicate.match(tokens.letters, end) is not None and _begins(tokens, start)
        )
    return Marks(title, heading, edge, defining, line=line) if edge or defining or line else UNMARKED


def _begins(tokens: Tokens, start: int) -> bool:
    """Whether a sentence begins at the word with the index `start`, or at the articles in front of it."""
    while tokens.letters[start - 1] in tokens.grammar.articles:
        start -= 1
    return tokens.letters[start - 1] == "."
