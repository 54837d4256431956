"""Part of the work on a corpus in a process of its own: analyses and searches, asked for and answered over pipes.

Run as a program. It is sent documents, each of which it analyses and remembers, is asked what they add up to, and then
for lists of spellings, for which it searches them. The process ends when its standard input does, whatever it is doing:
nobody is left to answer.
"""

import gc
import os
import queue
import sys
import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import IO, Any, cast

from msgpack import packb, unpackb

from genglossary.pipeline.documents import sentence_codec
from genglossary.pipeline.documents.corpus import Corpus
from genglossary.pipeline.occurrences.index import search
from genglossary.pipeline.terms.adding import add, nothing, pieces
from genglossary.pipeline.terms.counts_codec import to_bytes
from genglossary.pipeline.terms.document_counts import count_document
from genglossary.pipeline.types import Block, Check, Source, Span

ANALYSE, ADD_UP, SEARCH = "analyse", "add_up", "search"


def main() -> None:
    """Answer what comes on standard input until it ends."""
    requests: queue.SimpleQueue[Any] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(requests,), daemon=True).start()
    gc.disable()  # see extraction: it would take a tenth of the time, and find nothing
    share = _Share()
    while True:
        asked, *message = requests.get()
        for answer in getattr(share, asked)(*message):
            send(sys.stdout.buffer, answer)


class _Share:
    """The documents of this process, and what they add up to.

    Each method answers one kind of question. An answer begins with a list of what was done with it.
    """

    def __init__(self) -> None:
        self._corpus = Corpus([])
        self._total = nothing()

    def analyse(self, *document: Any) -> Iterator[Any]:
        """Its key, its analysis, and its sentences; of the document only what a search needs is kept."""
        source = unpacked_source(document)
        self._corpus.add(source)
        sentences = self._corpus.sentences(source.key)
        analysis = count_document(source, sentences)
        add(self._total, analysis)
        packed = sentence_codec.to_bytes(sentences)
        self._corpus.add(replace(source, blocks=()))
        self._corpus.remember(source.key, packed)
        yield [[source.key], to_bytes(analysis), packed]

    def add_up(self) -> Iterator[Any]:
        """The sum of all analyses since the last one, in pieces."""
        total, self._total = self._total, nothing()
        yield [[ADD_UP], [to_bytes(piece) for piece in pieces(total)]]

    def search(self, keys: Sequence[int], surfaces: Sequence[str]) -> Iterator[Any]:
        """Keys, what was found in each document, and in all of them."""
        for some in search(self._corpus, keys, surfaces, Check()):
            yield [list(some.pieces), list(some.pieces.values()), some.counts]


def _listen(requests: "queue.SimpleQueue[Any]") -> None:
    for message in received(sys.stdin.buffer):
        requests.put(message)
    os._exit(0)


def send(stream: IO[bytes], message: Any) -> None:
    """Write `message` (lists, text, numbers, bytes) as its length in 8 bytes and msgpack."""
    data: bytes = packb(message)
    stream.write(len(data).to_bytes(8, "big"))
    stream.write(data)
    stream.flush()


def received(stream: IO[bytes]) -> Iterator[Any]:
    """What was sent, until the stream ends."""
    while len(size := stream.read(8)) == 8:
        data = stream.read(int.from_bytes(size, "big"))
        if len(data) < int.from_bytes(size, "big"):
            return
        yield unpackb(data)


def packed_source(source: Source) -> list[Any]:
    """`source` as a message; what only people read (pages) is left out."""
    return [source.key, source.name, source.text, [_packed(block) for block in source.blocks]]


def _packed(block: Block) -> list[Any]:
    skips = [at for skip in block.skips for at in skip]
    said = [[[*span, text] for span, text in pairs] for pairs in (block.readings, block.replacements)]
    return [block.kind, block.start, block.end, block.level, skips, *(said if any(said) else ())]


def unpacked_source(message: Sequence[Any]) -> Source:
    """The inverse of `packed_source`."""
    key, name, text, blocks = message
    return Source(key=key, name=name, text=text, blocks=tuple(_block(*block) for block in blocks))


def _block(
    kind: Any,
    start: int,
    end: int,
    level: int,
    skips: list[int],
    readings: Sequence[tuple[int, int, str]] = (),
    replacements: Sequence[tuple[int, int, str]] = (),
) -> Block:
    spans = cast("Iterator[tuple[int, int]]", zip(skips[::2], skips[1::2], strict=True))
    return Block(
        kind=kind, start=start, end=end, level=level, skips=tuple(Span(*span) for span in spans),
        readings=tuple((Span(first, last), said) for first, last, said in readings),
        replacements=tuple((Span(first, last), said) for first, last, said in replacements),
    )  # fmt: skip


if __name__ == "__main__":
    main()
