"""Phrases as candidates: their spellings brought together, and the shorter phrases inside them counted."""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from functools import lru_cache, partial
from itertools import accumulate

from genglossary.pipeline.languages.tokens import Grammar
from genglossary.pipeline.terms.phrase_counts import (
    AFTER,
    BEFORE,
    BITS,
    EVERY,
    INDIVISIBLE,
    UNMARKED,
    PhraseCounts,
    hashed,
)

_NEIGHBOURS = (1 << 2 * BITS) - 1

Part = tuple[int, tuple[int, ...], bool]
"""Phrases inside a longer one: the index of their first word, those behind their last ones, and whether the first word
is a candidate alone as an adjective."""


class PhraseEvidence:
    """Evidence for one candidate over all documents.

    `spelling` is one of its spellings and `words` are the words of that. `alone` says how often it is a phrase of its
    own, `nested` how often a part of one, `adjective` how often an adjective or participle; `capital` and `marks` are
    those of `PhraseCounts`, and so is `around`, in which the longer phrases around it come third, and those of them
    that end in it fourth.
    """

    __slots__ = ("_spellings", "adjective", "alone", "around", "capital", "marks", "nested", "spelling", "words")

    def __init__(
        self, spelling: str, words: tuple[str, ...], alone: int, nested: int, capital: int, around: int
    ) -> None:
        self.spelling, self.words = spelling, words
        self.alone, self.nested, self.capital, self.around = alone, nested, capital, around
        self.adjective = 0
        self.marks = UNMARKED
        self._spellings: Sequence[tuple[str, int]] = ()

    @property
    def total(self) -> int:
        """The number of its occurrences."""
        return self.alone + self.nested

    @property
    def spellings(self) -> Sequence[tuple[str, int]]:
        """Its spellings with the number of occurrences of each."""
        return self._spellings or [(self.spelling, self.total)]

    @property
    def longer(self) -> int:
        """The number of longer phrases in which it stands (of 64 that are told apart)."""
        return (self.around >> 2 * BITS & EVERY).bit_count()

    @property
    def as_head(self) -> int:
        """The number of those that end in it."""
        return (self.around >> 3 * BITS).bit_count()

    @property
    def contexts(self) -> int:
        """The number of different words before and after it (of 64 each that are told apart)."""
        return (self.around & _NEIGHBOURS).bit_count()

    def join(self, other: "PhraseEvidence") -> None:
        """Take in another spelling of the same candidate."""
        self._spellings = [*self.spellings, *other.spellings]
        self.alone += other.alone
        self.nested += other.nested
        self.adjective += other.adjective
        self.capital += other.capital
        self.around |= other.around
        self.marks = self.marks.plus(other.marks)


def phrases_of(
    counted: dict[str, PhraseCounts], grammar: Grammar, introduced: Container[str] = frozenset()
) -> dict[str, PhraseEvidence]:
    """Candidates by key, from phrases by spelling, in any order. Uses `counted` up: there is no room for both.

    Abbreviations that are `introduced` and look like ordinary words are candidates of their own.
    """
    rows: dict[str, PhraseEvidence] = {}
    key_of = grammar.key_of
    for spelling, row in _spelled(counted, grammar).items():
        stem = spelling.removesuffix("s")
        known = rows.setdefault(stem if stem in introduced else key_of(spelling), row)
        if known is not row:
            known.join(row)
    return rows


def _spelled(counted: dict[str, PhraseCounts], grammar: Grammar) -> dict[str, PhraseEvidence]:
    """Candidates by spelling: what stands alone, and the parts of it."""
    rows: dict[str, PhraseEvidence] = {}
    parts_of = lru_cache(maxsize=10_000)(partial(_parts, grammar=grammar))  # which is no key: it takes long to hash
    gap = len(grammar.glue)
    for spelling in sorted(counted):
        phrase = counted.pop(spelling)
        size = len(phrase.words)
        if size <= grammar.longest or _is_long_name(phrase, grammar):
            _add_whole(rows, spelling, phrase, grammar)
        if size > 1 and (parts := parts_of(phrase.letters)):
            _add_parts(rows, spelling, phrase, parts, gap)
    return rows


def _is_long_name(phrase: PhraseCounts, grammar: Grammar) -> bool:
    """Whether a phrase is too long only for the spaces and hyphens that join its words, and no clause in small letters:
    "Docker Desktop for Mac" in a language without spaces."""
    size = len(phrase.letters) - sum(map(phrase.letters.count, grammar.joiners))
    return size <= grammar.longest and not (phrase.words[0][0].islower() or phrase.words[-1][0].islower())


def _add_whole(rows: dict[str, PhraseEvidence], spelling: str, phrase: PhraseCounts, grammar: Grammar) -> None:
    words, letters, count, capital, around, marks = phrase
    row = rows.get(spelling)
    if row is None:
        row = rows[spelling] = PhraseEvidence(spelling, words, count, 0, capital, around)
    else:
        row.alone += count
        row.capital += capital
        row.around |= around
    row.marks = marks
    if len(letters) == 1 and letters in grammar.adjectives:
        row.adjective += count


def _add_parts(
    rows: dict[str, PhraseEvidence], spelling: str, phrase: PhraseCounts, parts: Iterable[Part], gap: int
) -> None:
    words, _, count, capital, around, _ = phrase
    begins = [0, *accumulate([len(word) + gap for word in words])]
    longer = hashed(spelling.lower()) << 2 * BITS
    after = [*map(AFTER.__getitem__, words), around & EVERY << BITS | longer << BITS]
    get = rows.get
    for first, lasts, is_adjective in parts:
        if first:
            before = longer | BEFORE[words[first - 1]]
            capital = count if words[first][0].isupper() else 0
        else:
            before = longer | around & EVERY
        start = begins[first]
        for last in lasts:
            part = spelling[start : begins[last] - gap]
            row = get(part)
            if row is None:
                rows[part] = PhraseEvidence(part, words[first:last], 0, count, capital, before | after[last])
            else:
                row.nested += count
                row.capital += capital
                row.around |= before | after[last]
        if is_adjective:
            rows[words[first]].adjective += count


def _parts(letters: str, grammar: Grammar) -> tuple[Part, ...]:
    """The phrases inside one with these letters."""
    if not INDIVISIBLE.isdisjoint(letters):
        return ()
    size = len(letters)
    found: list[Part] = []
    tight = {at for at, letter in enumerate(letters) if letter in grammar.tight}
    for first, letter in enumerate(letters):
        if letter in grammar.starts and first - 1 not in tight:
            is_adjective = letter in grammar.adjectives
            lasts = [
                last
                for last in range(first + 1, min(size, first + grammar.longest) + 1)
                if last - first < size and (letters[last - 1] in grammar.ends or (is_adjective and last == first + 1))
            ]
            lasts = [last for last in lasts if last not in tight] if tight else lasts
            found.append((first, tuple(lasts), is_adjective))
    return tuple(found)


def pieces_of_one(rows: Mapping[str, PhraseEvidence], grammar: Grammar) -> set[str]:
    """The keys of phrases that have one and the same longer phrase around them wherever they stand: "gull" of "gull
    warden", "Anna" of "Anna Berg" and "Captain Anna Berg"."""
    nested = {key: row.nested for key, row in rows.items() if not row.alone}
    key_of, join = grammar.key_of, grammar.glue.join
    keys_of_words = _Keys(key_of)
    found: set[str] = set()
    for row in rows.values() if nested else ():
        words = row.words
        if len(words) == 1:
            continue
        total = row.alone + row.nested
        for word in words:
            if nested.get(keys_of_words[word]) == total:
                found.add(keys_of_words[word])
        for first, last in _inner(len(words)):
            key = key_of(join(words[first:last]))
            if nested.get(key) == total:
                found.add(key)
    return found


class _Keys(dict[str, str]):
    """The keys of single words, each worked out once: most of the parts of phrases are such."""

    def __init__(self, key_of: Callable[[str], str]) -> None:
        super().__init__()
        self._key_of = key_of

    def __missing__(self, word: str) -> str:
        key = self[word] = self._key_of(word)
        return key


@lru_cache(maxsize=100)
def _inner(size: int) -> tuple[tuple[int, int], ...]:
    """The ranges of several words inside one of `size` words."""
    ranges = ((first, last) for first in range(size) for last in range(first + 2, size + 1))
    return tuple(each for each in ranges if each != (0, size))
