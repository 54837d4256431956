"""What one document says about its candidates: evidence that can be added up over documents."""

from collections import Counter
from collections.abc import Callable
from itertools import chain
from zlib import crc32

from genglossary.pipeline.tokens import HEADLINE, HEADLINE_END, TITLE, Tokens

KeyOf = Callable[[list[str]], str]
Places = list[tuple[int, int]]


class Row:
    """Evidence for one candidate in one document, or summed over documents.

    `forms` counts its spellings, `words` are the folded words of one of them. `adjective` says how often it was
    an adjective or participle, `alone` how often it was a
    run of its own, `titled` how often the title of a document, `headed` how often another whole heading,
    `edged` how often the start or end of either, `defines` how often it opens a sentence such as "X is a",
    `capital` how often it was written like a name.
    `left`, `right` and `inside` are 64-bit sets of hashed neighbours, and of hashed longer runs around it:
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
        "words",
    )

    def __init__(self, words: tuple[str, ...] = ()) -> None:
        self.words = words
        self.forms: Counter[str] = Counter()
        self.adjective = self.alone = self.titled = self.headed = self.edged = self.defines = self.capital = 0
        self.left = self.right = self.inside = 0
        self.documents = 1

    def add(self, other: "Row") -> None:
        """Take in the evidence of another document; the order of documents makes no difference."""
        self.words = min(self.words, other.words)
        for form, count in other.forms.items():
            self.forms[form] += count
        self.adjective += other.adjective
        self.alone += other.alone
        self.headed += other.headed
        self.titled += other.titled
        self.edged += other.edged
        self.defines += other.defines
        self.capital += other.capital
        self.left |= other.left
        self.right |= other.right
        self.inside |= other.inside
        self.documents += other.documents


class _Bits(dict[str, int]):
    def __missing__(self, word: str) -> int:
        bit = self[word] = 1 << (crc32(word.encode("utf-8", "surrogatepass")) & 63)
        return bit


def tally(tokens: Tokens, key_of: KeyOf) -> dict[str, Row]:
    """Evidence for every run of `tokens` and every run nested in one, by `key_of` its words."""
    places: dict[str, Places] = {}
    words, glue = tokens.words, tokens.glue
    for start, end in chain(tokens.runs, tokens.linked):
        places.setdefault(glue.join(words[start:end]), []).append((start, end))
    rows: dict[str, Row] = {}
    bits = _Bits()
    for form, found in places.items():
        if found[0][1] - found[0][0] <= tokens.longest:
            _whole(tokens, form, found, _row(tokens, *found[0], key_of, rows), bits)
        if found[0][1] - found[0][0] > 1 and "F" not in tokens.letters[slice(*found[0])]:
            _nested(tokens, form, found, key_of, rows, bits)
    return rows


def _row(tokens: Tokens, start: int, end: int, key_of: KeyOf, rows: dict[str, Row]) -> Row:
    words = tokens.words[start:end]
    key = key_of(words)
    row = rows.get(key)
    if row is None:
        row = rows[key] = Row(tuple(word.lower() for word in words))
    return row


def _whole(tokens: Tokens, form: str, places: Places, row: Row, bits: _Bits) -> None:
    words, letters = tokens.words, tokens.letters
    row.forms[form] += len(places)
    row.alone += len(places)
    for start, end in places:
        before, after = words[start - 1], words[end]
        row.left |= bits[before]
        row.right |= bits[after]
        if after == HEADLINE_END or before in (HEADLINE, TITLE):
            row.edged += 1
            row.headed += after == HEADLINE_END and before == HEADLINE
            row.titled += after == HEADLINE_END and before == TITLE
        if tokens.predicate and tokens.predicate.match(letters, end) and _begins(tokens, start):
            row.defines += 1
        row.capital += letters[start] == "P"
        row.adjective += end - start == 1 and letters[start] in tokens.adjectives


def _begins(tokens: Tokens, start: int) -> bool:
    while tokens.letters[start - 1] in tokens.articles:
        start -= 1
    return tokens.letters[start - 1] == "."


def _nested(tokens: Tokens, form: str, places: Places, key_of: KeyOf, rows: dict[str, Row], bits: _Bits) -> None:
    words, letters = tokens.words, tokens.letters
    start, end = places[0]
    around = bits[form.lower()]
    for first in range(start, end):
        if letters[first] not in tokens.starts:
            continue
        for last in range(first + 1, min(end, first + tokens.longest) + 1):
            is_adjective = last - first == 1 and letters[first] in tokens.adjectives
            if not (is_adjective or letters[last - 1] in tokens.ends) or (first == start and last == end):
                continue
            row = _row(tokens, first, last, key_of, rows)
            row.forms[tokens.glue.join(words[first:last])] += len(places)
            row.adjective += len(places) * is_adjective
            row.inside |= around
            row.left |= bits[words[first - 1]]
            row.right |= bits[words[last]]
            row.capital += len(places) * (letters[first] == "P")
