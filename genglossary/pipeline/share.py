"""One share of a corpus in a process of its own: analyses and occurrences, asked for and answered over pipes.

Run as a program. It is sent the documents first, then any number of lists of spellings. The process ends
when its standard input does, whatever it is doing: nobody is left to answer.
"""

import os
import queue
import sys
import threading
from array import array
from collections.abc import Iterator
from typing import IO, Any, cast

from msgpack import packb, unpackb

from genglossary.pipeline.analysis import analyse
from genglossary.pipeline.corpus import Corpus
from genglossary.pipeline.occurrences import find
from genglossary.pipeline.packing import to_bytes
from genglossary.pipeline.types import Block, Source, Span


def main() -> None:
    """Answer what comes on standard input until it ends."""
    requests: queue.SimpleQueue[Any] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(requests,), daemon=True).start()
    documents, wanted = requests.get()
    corpus = Corpus(map(unpacked_source, documents))
    for key in wanted:
        analysis = analyse(corpus.sources[key], corpus.sentences(key))
        _answer([key, to_bytes(analysis, corpus.packed(key))])
    while True:
        _answer(_found(corpus, requests.get()))


def _listen(requests: "queue.SimpleQueue[Any]") -> None:
    for message in received(sys.stdin.buffer):
        requests.put(message)
    os._exit(0)


def _answer(message: Any) -> None:
    send(sys.stdout.buffer, message)


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


def _found(corpus: Corpus, surfaces: list[str]) -> list[Any]:
    """Number of the spelling, and where it stands in each document that has it."""
    number = {surface: at for at, surface in enumerate(surfaces)}
    return [
        [number[surface], list(places), [flat.tobytes() for flat in places.values()]]
        for surface, places in find(corpus, surfaces).items()
    ]


def unpacked_places(answer: list[Any], surfaces: list[str]) -> "Iterator[tuple[str, int, array[int]]]":
    """Spelling, source key and places, from what a share answered."""
    for number, keys, packed in answer:
        for key, data in zip(keys, packed, strict=True):
            flat = array("l")
            flat.frombytes(data)
            yield surfaces[number], key, flat


def packed_source(source: Source) -> list[Any]:
    """`source` as a message; what only people read (pages, readings) is left out."""
    blocks = [[b.kind, b.start, b.end, b.level, [at for skip in b.skips for at in skip]] for b in source.blocks]
    return [source.key, source.name, source.text, blocks]


def unpacked_source(message: list[Any]) -> Source:
    """The inverse of `packed_source`."""
    key, name, text, blocks = message
    return Source(key=key, name=name, text=text, blocks=tuple(_block(*block) for block in blocks))


def _block(kind: Any, start: int, end: int, level: int, skips: list[int]) -> Block:
    spans = cast("Iterator[tuple[int, int]]", zip(skips[::2], skips[1::2], strict=True))
    return Block(kind=kind, start=start, end=end, level=level, skips=tuple(Span(*span) for span in spans))


if __name__ == "__main__":
    main()
