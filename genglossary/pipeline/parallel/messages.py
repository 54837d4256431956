"""Messages between the pool and its workers: lists of text, numbers and bytes, over pipes."""

from collections.abc import Iterator, Sequence
from typing import IO, Any, Literal, cast

from msgpack import packb, unpackb

from genglossary.pipeline.types import Block, Source, Span

Request = Literal["analyse", "add_up", "search"]
"""The first item of a message to a worker; the others are its arguments (see worker.HANDLERS)."""

_LENGTH = 8  # bytes


def send(stream: IO[bytes], message: Sequence[Any]) -> None:
    """Write `message` as its length and msgpack. Raises OSError or ValueError when nobody reads any more."""
    data: bytes = packb(message)
    stream.write(len(data).to_bytes(_LENGTH, "big"))
    stream.write(data)
    stream.flush()


def received(stream: IO[bytes]) -> Iterator[Any]:
    """Messages as they come, until the stream ends; one that was cut off is none."""
    while len(length := stream.read(_LENGTH)) == _LENGTH:
        size = int.from_bytes(length, "big")
        data = stream.read(size)
        if len(data) < size:
            return
        yield unpackb(data)


def packed_source(source: Source) -> list[Any]:
    """Pack `source` for a message; what only people read (pages, readings) is left out."""
    blocks = [[b.kind, b.start, b.end, b.level, [at for skip in b.skips for at in skip]] for b in source.blocks]
    return [source.key, source.name, source.text, blocks]


def unpacked_source(message: Sequence[Any]) -> Source:
    """The inverse of `packed_source`."""
    key, name, text, blocks = message
    return Source(key=key, name=name, text=text, blocks=tuple(_block(*block) for block in blocks))


def _block(kind: Any, start: int, end: int, level: int, skips: list[int]) -> Block:
    spans = cast("Iterator[tuple[int, int]]", zip(skips[::2], skips[1::2], strict=True))
    return Block(kind=kind, start=start, end=end, level=level, skips=tuple(Span(*span) for span in spans))
