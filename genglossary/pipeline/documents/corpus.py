"""The documents of one run, and their sentences."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Generic, TypeVar

from genglossary.pipeline.documents import sentence_codec
from genglossary.pipeline.documents.sentences import sentences_of
from genglossary.pipeline.text.sentence import Sentence
from genglossary.pipeline.types import Source, StaleBytes

KEPT_CHARACTERS = 4_000_000
FEW_CHARACTERS = 600_000
"""Of texts that are kept ready, with their sentences, which take many times the memory: all, or only a few."""

Kept = TypeVar("Kept")


class Corpus:
    """Documents by key. Sentences are made when first asked for, and kept where all documents together are small.

    Whoever goes through many documents should do so in order of key: they may come from a database. Raises ValueError
    when two sources have the same key.
    """

    sources: Mapping[int, Source]
    names: Mapping[int, str]

    def __init__(self, sources: Iterable[Source]) -> None:
        self._ready: Recent[Sequence[Sentence]] = Recent()
        self._packed: dict[int, bytes] = {}
        self._own: dict[int, Source] = {}
        self._names: dict[int, str] = {}
        self.sources, self.names = self._own, self._names
        for source in sources:
            if source.key in self.sources:
                raise ValueError(f"Two documents have the key {source.key}.")
            self.add(source)

    def add(self, source: Source) -> None:
        """Add a document, or replace one: by itself without blocks, when only its text is still read."""
        self._own[source.key] = source
        self._names[source.key] = source.name

    def sizes(self) -> Mapping[int, int]:
        """The number of characters of each document, by key."""
        return {key: len(source.text) for key, source in self.sources.items()}

    def sentences(self, key: int) -> Sequence[Sentence]:
        """The sentences of the document `key`, in order. Raises KeyError for an unknown key."""
        found = self._ready.get(key)
        if found is None:
            source = self.sources[key]
            found = self._made(source)
            self._ready.keep(key, found, len(source.text))
        return found

    def remember(self, key: int, packed: bytes) -> None:
        """Take the sentences of the document `key` from `packed` (see sentence_codec) instead of making them."""
        self._packed[key] = packed

    def packed(self, key: int) -> bytes | None:
        """The sentences of the document `key` as bytes (see sentence_codec), if they are remembered."""
        return self._packed.get(key)

    def _made(self, source: Source) -> Sequence[Sentence]:
        packed = self.packed(source.key)
        if packed is not None:
            with suppress(StaleBytes):
                return sentence_codec.from_bytes(packed, source)
        return tuple(sentences_of(source))


class Recent(Generic[Kept]):
    """A cache of what was asked for last, by key: all of it up to KEPT_CHARACTERS, then only FEW_CHARACTERS.

    Documents are gone through in order, again and again: where there is no room for all, each would be pushed out
    before it is asked for again. `total` is the number of characters that there are, 0 where that is not known yet.
    """

    def __init__(self, total: int = 0) -> None:
        self._limit = KEPT_CHARACTERS if total <= KEPT_CHARACTERS else FEW_CHARACTERS
        self._kept: dict[int, tuple[Kept, int]] = {}
        self._size = 0

    def get(self, key: int) -> Kept | None:
        """Return what is kept under `key`, which was asked for last from now on; None when nothing is."""
        found = self._kept.pop(key, None)
        if found is None:
            return None
        self._kept[key] = found
        return found[0]

    def keep(self, key: int, value: Kept, size: int) -> None:
        """Keep `value`, of `size` characters. What was not asked for the longest makes room; one always has it."""
        self._size += size - self._kept.pop(key, (value, 0))[1]
        self._kept[key] = (value, size)
        if self._size > self._limit:
            self._limit = FEW_CHARACTERS
        while self._size > self._limit and len(self._kept) > 1:
            self._size -= self._kept.pop(next(iter(self._kept)))[1]
