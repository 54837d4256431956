"""The documents of one run, and their sentences."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from genglossary.pipeline.sentences import Sentence, sentences_of
from genglossary.pipeline.types import Source


class Corpus:
    """Documents by key. Sentences are made when first asked for, and kept.

    Raises ValueError when two sources have the same key.
    """

    def __init__(self, sources: Iterable[Source]) -> None:
        self.sources: Mapping[int, Source] = {}
        self._sentences: dict[int, tuple[Sentence, ...]] = {}
        for source in sources:
            if source.key in self.sources:
                raise ValueError(f"Two documents have the key {source.key}.")
            self.sources[source.key] = source

    def sentences(self, key: int) -> Sequence[Sentence]:
        """The sentences of the document `key`, in order. Raises KeyError for an unknown key."""
        if key not in self._sentences:
            self._sentences[key] = tuple(sentences_of(self.sources[key]))
        return self._sentences[key]

    def part(self, keys: Collection[int]) -> "Corpus":
        """Some of the documents; sentences are made once for both."""
        part = Corpus(source for key, source in self.sources.items() if key in keys)
        part._sentences = self._sentences
        return part
