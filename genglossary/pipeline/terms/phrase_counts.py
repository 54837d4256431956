"""What one document says about its runs of words: evidence that can be added up over documents."""

from itertools import chain
from operator import add
from sys import intern
from typing import NamedTuple
from zlib import crc32

from genglossary.pipeline.languages.tokens import HEADLINE, HEADLINE_END, TITLE, Tokens
from genglossary.pipeline.types import LONGEST_SPELLING

WHOLE = "F"
"""The letter of words that are one thing only together ("court of justice"): no part of them is a run."""

Places = list[tuple[int, int]]


class Marks(NamedTuple):
    """Where a document draws attention to a run of words.

    How often it is the title of a document (`titled`), another whole heading (`headed`), the start or end of either
    (`edged`); how often it opens a sentence such as "X is a" (`defines`), and how often the document explains it there
    (`entries`, see headwords).
    """

    titled: int = 0
    headed: int = 0
    edged: int = 0
    defines: int = 0
    entries: int = 0

    def plus(self, other: "Marks") -> "Marks":
        """The marks of both."""
        if other is UNMARKED:
            return self
        return other if self is UNMARKED else Marks(*map(add, self, other))


UNMARKED = Marks()
"""What most runs have."""


class PhraseCounts(NamedTuple):
    """Evidence for one run of words as written, in one document or summed over documents.

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
    """Evidence for every run of `tokens`, by its spelling."""
    places: dict[str, Places] = {}
    words, glue = tokens.words, tokens.grammar.glue
    for place in chain(tokens.runs, tokens.linked):
        form = glue.join(words[place[0] : place[1]])
        if len(form) > LONGEST_SPELLING:
            continue
        if (known := places.get(form)) is None:
            places[form] = [place]
        else:
            known.append(place)
    return {form: _run(tokens, found) for form, found in places.items()}


def add_phrases(total: dict[str, PhraseCounts], runs: dict[str, PhraseCounts]) -> None:
    """Add the evidence of `runs` to what `total` has of the same spellings."""
    for form, run in runs.items():
        known = total.get(form)
        total[form] = run if known is None else known.plus(run)


def _run(tokens: Tokens, places: Places) -> PhraseCounts:
    words, letters = tokens.words, tokens.letters
    openings = "." + tokens.grammar.articles
    capital = around = 0
    edges: Places = []
    for start, end in places:
        around |= BEFORE[words[start - 1]] | AFTER[words[end]]
        # The start of a sentence has a capital whatever stands there.
        capital += letters[start] == "P" or (letters[start - 1] != "." and words[start][0].isupper())
        if letters[start - 1] in openings or letters[end] == ".":
            edges.append((start, end))
    start, end = places[0]
    marks = _marks(tokens, edges) if edges else UNMARKED
    return PhraseCounts(
        tuple(map(intern, words[start:end])), intern(letters[start:end]), len(places), capital, around, marks
    )


def _marks(tokens: Tokens, places: Places) -> Marks:
    """The marks of a run at those of its places where a sentence begins or ends."""
    predicate = tokens.grammar.predicate
    titled = headed = edged = defines = 0
    for start, end in places:
        before, is_end = tokens.words[start - 1], tokens.words[end] == HEADLINE_END
        titled += is_end and before == TITLE
        headed += is_end and before == HEADLINE
        # What ends a Japanese heading is often a deed (…の作成), not what the heading is about.
        edged += before in (HEADLINE, TITLE) or (is_end and tokens.letters[start:end] != "V")
        defines += predicate is not None and predicate.match(tokens.letters, end) is not None and _begins(tokens, start)
    return Marks(titled, headed, edged, defines) if edged or defines else UNMARKED


def _begins(tokens: Tokens, start: int) -> bool:
    while tokens.letters[start - 1] in tokens.grammar.articles:
        start -= 1
    return tokens.letters[start - 1] == "."
