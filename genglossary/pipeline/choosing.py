"""Choosing passages: the few best of all that the documents say of a term, without holding all of them."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from genglossary.pipeline.sentences import Sentence

_SPREAD = 0.04  # how much better a passage must be than one of a document with fewer passages before it


class Chosen(NamedTuple):
    """A sentence that may say what a term is, and the one after it in its document, if there is one.

    `order` sorts the best first: likeness, a little lower for each one that the same document has before it; then
    the document and the place in it.
    """

    order: tuple[float, int, int]
    likeness: float
    sentence: Sentence
    following: Sentence | None


class Choice:
    """The `limit` best sentences of one term, no two of the same words; documents may be added in any order."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._by_prose: dict[str, Chosen] = {}
        self._worst: tuple[float, int, int] | None = None

    def add(self, sentences: Sequence[Sentence], found: Mapping[int, float]) -> None:
        """What one document says: the likeness of each of some places in `sentences`, all those of the document."""
        seen: set[str] = set()
        for rank, (place, value) in enumerate(sorted(found.items(), key=lambda item: (-item[1], item[0]))):
            sentence = sentences[place]
            order = (rank * _SPREAD - value, sentence.source, place)
            if len(seen) == self._limit or (self._worst is not None and order > self._worst):
                return  # what follows in this document is not better
            if sentence.prose not in seen:
                seen.add(sentence.prose)
                following = sentences[place + 1] if place + 1 < len(sentences) else None
                self._offer(Chosen(order, value, sentence, following))

    def best_first(self) -> list[Chosen]:
        return sorted(self._by_prose.values(), key=lambda chosen: chosen.order)

    def _offer(self, chosen: Chosen) -> None:
        known = self._by_prose.get(chosen.sentence.prose)
        if known is not None and known.order < chosen.order:
            return
        self._by_prose[chosen.sentence.prose] = chosen
        if len(self._by_prose) > self._limit:
            del self._by_prose[self.best_first()[-1].sentence.prose]
        if len(self._by_prose) == self._limit:
            self._worst = max(each.order for each in self._by_prose.values())
