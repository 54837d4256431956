"""Choosing passages: the few best of all that the documents say of a term, without holding any of them."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from genglossary.pipeline.text.sentence import Sentence

_SPREAD = 0.04  # how much better a passage must be than one of a document with fewer passages before it


class ScoredSentence(NamedTuple):
    """A sentence of a document by its place, how much it looks like a definition, and a hash of its words."""

    place: int
    score: float
    words: bytes


def best_of(sentences: Sequence[Sentence], found: Mapping[int, float], limit: int) -> tuple[ScoredSentence, ...]:
    """The `limit` best of some places in `sentences`, all those of a document, no two of the same words."""
    best: dict[bytes, ScoredSentence] = {}
    for place, value in sorted(found.items(), key=lambda item: (-item[1], item[0])):
        words = _hashed(sentences[place].prose)
        best.setdefault(words, ScoredSentence(place, value, words))
        if len(best) == limit:
            break
    return tuple(best.values())


@lru_cache(maxsize=4096)
def _hashed(prose: str) -> bytes:
    """A hash of the words of a sentence, which many terms share."""
    return blake2b(prose.encode("utf-8", "surrogatepass"), digest_size=8).digest()


class ChosenSentence(NamedTuple):
    """A sentence that may say what a term is: the one at `place` in the document `source`.

    `weight` sorts the best first: score, a little lower for each one that the same document has before it; then
    the document and the place in it.
    """

    weight: float
    source: int
    place: int
    score: float


class BestSentences:
    """The `limit` best sentences of one term, no two of the same words; documents may be added in any order."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._by_words: dict[bytes, ChosenSentence] = {}
        self._worst: ChosenSentence | None = None

    def add(self, source: int, judged: Sequence[ScoredSentence]) -> None:
        """Add what one document says, best first and no two of the same words."""
        for rank, (place, score, words) in enumerate(judged):
            chosen = rank * _SPREAD - score, source, place, score
            if self._worst is not None and chosen > self._worst:
                return  # what follows in this document is not better
            self._offer(words, ChosenSentence(*chosen))

    def best_first(self) -> list[ChosenSentence]:
        return sorted(self._by_words.values())

    def _offer(self, words: bytes, chosen: ChosenSentence) -> None:
        known = self._by_words.get(words)
        if known is not None and known < chosen:
            return
        self._by_words[words] = chosen
        if len(self._by_words) > self._limit:
            del self._by_words[max(self._by_words, key=self._by_words.__getitem__)]
        if len(self._by_words) == self._limit:
            self._worst = max(self._by_words.values())
