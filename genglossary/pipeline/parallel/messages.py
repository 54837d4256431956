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
    """Pack `source` for a message; what only people read (pages) is left out."""
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
