"""Which spans of two versions say the same, packed: four numbers a passage, compressed."""

import zlib
from array import array
from collections.abc import Iterable
from typing import NamedTuple

from genglossary.pipeline.bilingual.types import AlignedPassage
from genglossary.pipeline.types import OFFSETS, Span


class AlignedSpans(NamedTuple):
    """A passage of the original, and what says the same in the translation: half-open, in characters."""

    original: Span
    translation: Span


def packed(passages: Iterable[AlignedPassage]) -> bytes:
    """The spans of `passages`, which are all of one pair of documents."""
    flat = array(OFFSETS)
    for each in passages:
        flat.extend((*each.source_span, *each.target_span))
    return zlib.compress(flat.tobytes())


def unpacked(data: bytes) -> list[AlignedSpans]:
    """The inverse of `packed`, in order of the original; nothing where the bytes are damaged."""
    flat = array(OFFSETS)
    try:
        flat.frombytes(zlib.decompress(data))
    except (zlib.error, ValueError):
        return []
    rows = zip(*(flat[at::4] for at in range(4)), strict=False)
    return sorted(AlignedSpans(Span(a, b), Span(c, d)) for a, b, c, d in rows)
