"""The program of a worker: counts and searches documents, asked for and answered over pipes.

It is sent documents, each of which it counts and remembers, is asked what they add up to, and then for spellings, for
which it searches them. The process ends when its standard input does, whatever it is doing: nobody is left to answer.
"""

import gc
import os
import queue
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from genglossary.pipeline.documents import sentence_codec
from genglossary.pipeline.documents.corpus import Corpus
from genglossary.pipeline.occurrences.index import search
from genglossary.pipeline.parallel.messages import Request, received, send, unpacked_source
from genglossary.pipeline.terms.adding import add, nothing, pieces
from genglossary.pipeline.terms.counts_codec import to_bytes
from genglossary.pipeline.terms.document_counts import count_document
from genglossary.pipeline.types import Check

Answer = Sequence[Any]
"""Its first item is the list of what was done: keys of documents, or "add_up"."""


def main() -> None:
    """Answer what comes on standard input until it ends."""
    requests: queue.SimpleQueue[Any] = queue.SimpleQueue()
    threading.Thread(target=_read_requests, args=(requests,), daemon=True).start()
    gc.disable()  # see extraction: it would take a tenth of the time, and find nothing
    documents = _Documents()
    while True:
        name, *arguments = requests.get()
        for answer in HANDLERS[name](documents, *arguments):
            send(sys.stdout.buffer, answer)


def _read_requests(requests: "queue.SimpleQueue[Any]") -> None:
    for message in received(sys.stdin.buffer):
        requests.put(message)
    os._exit(0)


class _Documents:
    """The documents of this process, and the sum of their counts since it was last asked for."""

    def __init__(self) -> None:
        self._corpus = Corpus([])
        self._total = nothing()

    def analyse(self, *document: Any) -> Iterator[Answer]:
        """Count one document (see messages.packed_source): [key], its counts, and its sentences, both as bytes.

        Of the document only what a search needs is kept.
        """
        source = unpacked_source(document)
        self._corpus.add(source)
        sentences = self._corpus.sentences(source.key)
        analysis = count_document(source, sentences)
        add(self._total, analysis)
        packed = sentence_codec.to_bytes(sentences)
        self._corpus.add(replace(source, blocks=()))
        self._corpus.remember(source.key, packed)
        yield [[source.key], to_bytes(analysis), packed]

    def add_up(self) -> Iterator[Answer]:
        """The sum of all counts since the last one, in pieces as bytes."""
        total, self._total = self._total, nothing()
        yield [["add_up"], [to_bytes(piece) for piece in pieces(total)]]

    def search(self, keys: Sequence[int], surfaces: Sequence[str]) -> Iterator[Answer]:
        """Search some documents: their keys, the piece of each, and the counts of all (see SearchResult)."""
        for some in search(self._corpus, keys, surfaces, Check()):
            yield [list(some.pieces), list(some.pieces.values()), some.counts]


HANDLERS: Mapping[Request, Callable[..., Iterator[Answer]]] = {
    "analyse": _Documents.analyse,
    "add_up": _Documents.add_up,
    "search": _Documents.search,
}


if __name__ == "__main__":
    main()
