"""What one document says about its candidates: evidence that can be added up over documents."""

from collections.abc import Callable
from functools import lru_cache
from itertools import chain
from zlib import crc32

from genglossary.pipeline.tokens import HEADLINE, HEADLINE_END, TITLE, Tokens

KeyOf = Callable[[str], str]
Places = list[tuple[int, int]]
Pairs = tuple[tuple[int, int, bool], ...]


class Row:
    """Evidence for one candidate in one document, or summed over documents.

    `forms` counts its spellings, `words` are the words of one of them. `total` says how often it occurs,
    `adjective` how often as an adjective or participle, `alone` how often as a run of its own, `titled` how often
    as the title of a document, `headed` how often as another whole heading, `edged` how often at the start or end
    of either, `defines` how often it opens a sentence such as "X is a", `capital` how often it was written like a
    name. `left`, `right` and `inside` are 64-bit sets of hashed neighbours, and of hashed longer runs around it:
    how many bits are set tells how many there are.
    """

    __slots__ = (
        "adjective",
        "alone",
        "capital",
        "defines",
        "documents",
        "edged",
        "forms",
        "headed",
        "inside",
        "left",
        "right",
        "titled",
        "total",
        "words",
    )

    def __init__(self, words: tuple[str, ...], documents: int = 1) -> None:
        self.words = words
        self.forms: dict[str, int] = {}
        self.total = self.adjective = self.alone = self.titled = self.headed = self.edged = self.defines = 0
        self.capital = self.left = self.right = self.inside = 0
        self.documents = documents

    def plus(self, other: "Row") -> "Row":
        """The evidence of both; neither is changed, and their order makes no difference."""
        both = Row(min(self.words, other.words), self.documents + other.documents)
        both.forms = self.forms.copy()
        for form, count in other.forms.items():
            both.forms[form] = both.forms.get(form, 0) + count
        both.total = self.total + other.total
        both.adjective = self.adjective + other.adjective
        both.alone = self.alone + other.alone
        both.titled = self.titled + other.titled
        both.headed = self.headed + other.headed
        both.edged = self.edged + other.edged
        both.defines = self.defines + other.defines
        both.capital = self.capital + other.capital
        both.left = self.left | other.left
        both.right = self.right | other.right
        both.inside = self.inside | other.inside
        return both


class _Bits(dict[str, int]):
    """One bit of 64 for each word, the same on every machine."""

    def __missing__(self, word: str) -> int:
        if len(self) > 500_000:
            self.clear()
        bit = self[word] = 1 << (crc32(word.encode("utf-8", "surrogatepass")) & 63)
        return bit


_BITS = _Bits()


def tally(tokens: Tokens, key_of: KeyOf) -> dict[str, Row]:
    """Evidence for every run of `tokens` and every run nested in one, by `key_of` its spelling."""
    places: dict[str, Places] = {}
    words, glue = tokens.words, tokens.glue
    for place in chain(tokens.runs, tokens.linked):
        form = glue.join(words[place[0] : place[1]])
        if (known := places.get(form)) is None:
            places[form] = [place]
        else:
            known.append(place)
    rows: dict[str, Row] = {}
    for form, found in places.items():
        start, end = found[0]
        if end - start <= tokens.longest:
            _whole(tokens, form, found, _row(tokens, form, start, end, key_of, rows))
        if end - start > 1:
            _nested(tokens, form, found, key_of, rows)
    return rows


def _row(tokens: Tokens, form: str, start: int, end: int, key_of: KeyOf, rows: dict[str, Row]) -> Row:
    key = key_of(form)
    row = rows.get(key)
    if row is None:
        row = rows[key] = Row(tuple(tokens.words[start:end]))
    return row


def _whole(tokens: Tokens, form: str, places: Places, row: Row) -> None:
    words, letters, bits, predicate = tokens.words, tokens.letters, _BITS, tokens.predicate
    count = len(places)
    row.forms[form] = row.forms.get(form, 0) + count
    row.total += count
    row.alone += count
    for start, end in places:
        before, after = words[start - 1], words[end]
        row.left |= bits[before]
        row.right |= bits[after]
        if after == HEADLINE_END or before in (HEADLINE, TITLE):
            row.edged += 1
            row.headed += after == HEADLINE_END and before == HEADLINE
            row.titled += after == HEADLINE_END and before == TITLE
        if predicate and predicate.match(letters, end) and _begins(tokens, start):
            row.defines += 1
        letter = letters[start]
        row.capital += letter == "P"
        row.adjective += letter in tokens.adjectives and end - start == 1


def _begins(tokens: Tokens, start: int) -> bool:
    while tokens.letters[start - 1] in tokens.articles:
        start -= 1
    return tokens.letters[start - 1] == "."


def _nested(tokens: Tokens, form: str, places: Places, key_of: KeyOf, rows: dict[str, Row]) -> None:
    words, glue, bits = tokens.words, tokens.glue, _BITS
    start, end = places[0]
    count = len(places)
    around = bits[form.lower()]
    for first, last, is_adjective in _pairs(tokens.letters[start:end], tokens.starts, tokens.ends, tokens.adjectives):
        if last - first > tokens.longest:
            continue
        first, last = start + first, start + last
        part = glue.join(words[first:last])
        row = _row(tokens, part, first, last, key_of, rows)
        row.forms[part] = row.forms.get(part, 0) + count
        row.total += count
        row.inside |= around
        row.left |= bits[words[first - 1]]
        row.right |= bits[words[last]]
        row.adjective += count * is_adjective
        row.capital += count * (tokens.letters[first] == "P")


@lru_cache(maxsize=10_000)
def _pairs(letters: str, starts: str, ends: str, adjectives: str) -> Pairs:
    """The runs nested in one with these letters: start, end, whether it is a single adjective."""
    if "F" in letters:
        return ()
    size = len(letters)
    return tuple(
        (first, last, is_adjective)
        for first in range(size)
        if letters[first] in starts
        for last in range(first + 1, min(size, first + 6) + 1)
        if last - first < size
        for is_adjective in (last - first == 1 and letters[first] in adjectives,)
        if is_adjective or letters[last - 1] in ends
    )
