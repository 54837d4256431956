"""The documents of one run, and their sentences."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress

from genglossary.pipeline import packed_sentences
from genglossary.pipeline.sentences import Sentence, sentences_of
from genglossary.pipeline.types import Source

KEPT_CHARACTERS = 4_000_000
"""Of texts whose sentences are kept ready: they take many times the memory of the text."""


class Corpus:
    """Documents by key. Sentences are made when first asked for, and those of the last documents asked for are kept.

    Raises ValueError when two sources have the same key.
    """

    def __init__(self, sources: Iterable[Source]) -> None:
        self.sources: Mapping[int, Source] = {}
        self._ready: dict[int, Sequence[Sentence]] = {}
        self._size = 0
        self._packed: dict[int, bytes] = {}
        for source in sources:
            if source.key in self.sources:
                raise ValueError(f"Two documents have the key {source.key}.")
            self.sources[source.key] = source

    def sentences(self, key: int) -> Sequence[Sentence]:
        """The sentences of the document `key`, in order. Raises KeyError for an unknown key."""
        found = self._ready.pop(key, None)
        if found is None:
            found = self._made(self.sources[key])
            self._make_room(len(self.sources[key].text))
        self._ready[key] = found
        return found

    def remember(self, key: int, packed: bytes) -> None:
        """The sentences of the document `key` need not be made any more: they are in `packed`."""
        self._packed[key] = packed

    def packed(self, key: int) -> bytes:
        """The sentences of the document `key` as bytes (see packed_sentences), remembered from now on."""
        if key not in self._packed:
            self._packed[key] = packed_sentences.to_bytes(self.sentences(key))
        return self._packed[key]

    def part(self, keys: Collection[int]) -> "Corpus":
        """Some of the documents; what is known of their sentences is known to both."""
        part = Corpus(source for key, source in self.sources.items() if key in keys)
        part._packed = self._packed
        part._ready = {key: ready for key, ready in self._ready.items() if key in part.sources}
        part._size = sum(len(part.sources[key].text) for key in part._ready)
        return part

    def _made(self, source: Source) -> Sequence[Sentence]:
        packed = self._packed.get(source.key)
        if packed is not None:
            with suppress(packed_sentences.Damaged):
                return packed_sentences.from_bytes(packed, source)
        return tuple(sentences_of(source))

    def _make_room(self, size: int) -> None:
        """Sentences that were not asked for the longest make room; those of one document always have it."""
        self._size += size
        while self._ready and self._size > KEPT_CHARACTERS:
            oldest = next(iter(self._ready))
            del self._ready[oldest]
            self._size -= len(self.sources[oldest].text)
