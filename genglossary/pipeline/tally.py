"""What one document says about its runs of words: evidence that can be added up over documents."""

from itertools import chain
from zlib import crc32

from genglossary.pipeline.tokens import HEADLINE, HEADLINE_END, TITLE, Tokens

WHOLE = "F"
"""The letter of words that are one thing only together ("court of justice"): no part of them is a run."""

Places = list[tuple[int, int]]


class Run:
    """Evidence for one run of words as written, in one document or summed over documents.

    `letters` has a part of speech for each of `words`. `count` says how often it occurs, `titled` how often as the
    title of a document, `headed` how often as another whole heading, `edged` how often at the start or end of
    either, `defines` how often it opens a sentence such as "X is a", `entries` how often the document explains it
    there (see headwords), `capital` how often it was written like a name. `left` and `right` are 64-bit sets of
    hashed neighbours: how many bits are set tells how many there are.
    """

    __slots__ = (
        "capital",
        "count",
        "defines",
        "edged",
        "entries",
        "headed",
        "left",
        "letters",
        "right",
        "titled",
        "words",
    )

    def __init__(self, words: tuple[str, ...], letters: str, count: int = 0) -> None:
        self.words, self.letters, self.count = words, letters, count
        self.titled = self.headed = self.edged = self.defines = self.entries = 0
        self.capital = self.left = self.right = 0

    def plus(self, other: "Run") -> "Run":
        """The evidence of both; neither is changed, and their order makes no difference."""
        one = min(self, other, key=lambda run: (run.words, run.letters))
        both = Run(one.words, one.letters, self.count + other.count)
        both.titled = self.titled + other.titled
        both.headed = self.headed + other.headed
        both.edged = self.edged + other.edged
        both.defines = self.defines + other.defines
        both.entries = self.entries + other.entries
        both.capital = self.capital + other.capital
        both.left = self.left | other.left
        both.right = self.right | other.right
        return both


class _Bits(dict[str, int]):
    """One bit of 64 for each word, the same on every machine."""

    def __missing__(self, word: str) -> int:
        if len(self) > 500_000:
            self.clear()
        bit = self[word] = 1 << (crc32(word.encode("utf-8", "surrogatepass")) & 63)
        return bit


BITS = _Bits()


def tally(tokens: Tokens) -> dict[str, Run]:
    """Evidence for every run of `tokens`, by its spelling."""
    places: dict[str, Places] = {}
    words, glue = tokens.words, tokens.grammar.glue
    for place in chain(tokens.runs, tokens.linked):
        form = glue.join(words[place[0] : place[1]])
        if (known := places.get(form)) is None:
            places[form] = [place]
        else:
            known.append(place)
    return {form: _run(tokens, found) for form, found in places.items()}


def _run(tokens: Tokens, places: Places) -> Run:
    words, letters, predicate = tokens.words, tokens.letters, tokens.grammar.predicate
    start, end = places[0]
    run = Run(tuple(words[start:end]), letters[start:end], len(places))
    for start, end in places:
        before, after = words[start - 1], words[end]
        run.left |= BITS[before]
        run.right |= BITS[after]
        if after == HEADLINE_END or before in (HEADLINE, TITLE):
            run.edged += 1
            run.headed += after == HEADLINE_END and before == HEADLINE
            run.titled += after == HEADLINE_END and before == TITLE
        if predicate and predicate.match(letters, end) and _begins(tokens, start):
            run.defines += 1
        # The start of a sentence has a capital whatever stands there.
        run.capital += letters[start] == "P" or (letters[start - 1] != "." and words[start][0].isupper())
    return run


def _begins(tokens: Tokens, start: int) -> bool:
    while tokens.letters[start - 1] in tokens.grammar.articles:
        start -= 1
    return tokens.letters[start - 1] == "."
