"""What a search found, kept for the next one: documents that did not change are searched for new spellings only."""

import re
import zlib
from array import array
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import accumulate
from typing import Any, NamedTuple, cast

from msgpack import UnpackException, packb, unpackb

from genglossary.pipeline.corpus import Corpus
from genglossary.pipeline.folding import fold_key
from genglossary.pipeline.occurrences import Places
from genglossary.pipeline.types import Check

Search = Callable[[Corpus, Sequence[str], Check], Mapping[str, Places]]

_TOGETHER = 200  # spellings in a piece of the bytes: one piece at a time is unpacked and compressed
_KATAKANA = re.compile(r"[ァ-ヺー]+")


class Found(NamedTuple):
    """The `surfaces` that were looked for in the documents `keys`, and where those that occur there stand."""

    surfaces: frozenset[str]
    keys: frozenset[int]
    places: Mapping[str, Places]


def search_again(before: Found, corpus: Corpus, surfaces: Sequence[str], check: Check, search: Search) -> Found:
    """What `search` finds of `surfaces` in `corpus`, searching only where and for what `before` does not tell."""
    asked, keys = frozenset(surfaces), frozenset(corpus.sources)
    # Katakana words say where other words may end, also in documents that do not change.
    if _katakana(asked) != _katakana(before.surfaces) or before.keys.isdisjoint(keys):
        return Found(asked, keys, search(corpus, surfaces, check))
    parts = [{surface: before.places[surface] for surface in asked & before.places.keys()}]
    if changed := keys - before.keys:
        parts.append(dict(search(corpus.part(changed), surfaces, check)))
    if new := sorted(asked - before.surfaces):
        parts.append(dict(search(corpus.part(keys & before.keys), new, check)))
    return Found(asked, keys, joined(parts))


def joined(parts: Sequence[Mapping[str, Places]]) -> dict[str, Places]:
    """What was found in different documents, or of different surfaces, as if by one search through all in order."""
    found: dict[str, Places] = {}
    for part in parts:
        for surface, places in part.items():
            found[surface] = dict(sorted((found[surface] | places).items())) if surface in found else places
    return found


def _katakana(surfaces: Iterable[str]) -> set[str]:
    return {surface for surface in map(fold_key, surfaces) if _KATAKANA.fullmatch(surface.strip())}


def to_bytes(found: Found) -> bytes:
    """`found` as bytes."""
    surfaces = sorted(found.surfaces)
    parts = [surfaces[at : at + _TOGETHER] for at in range(0, len(surfaces), _TOGETHER)]
    return packb([sorted(found.keys), [zlib.compress(packb([_row(found, one) for one in part]), 1) for part in parts]])


def _row(found: Found, surface: str) -> list[Any]:
    """A spelling, the documents that have it, how many offsets there are in each, and all of them."""
    places = found.places.get(surface, {})
    sizes = [len(flat) for flat in places.values()]
    return [surface, list(places), sizes, b"".join(flat.tobytes() for flat in places.values())]


def from_bytes(data: bytes, keys: Collection[int]) -> Found:
    """The inverse of `to_bytes`, as far as documents of `keys` are concerned. Raises ValueError for other bytes."""
    try:
        known, parts = cast("list[Any]", unpackb(data))
        rows = (row for part in parts for row in cast("list[Any]", unpackb(zlib.decompress(part))))
        places = {surface: _places(columns, keys) for surface, *columns in rows}
    except (ValueError, TypeError, IndexError, zlib.error, UnpackException) as error:
        raise ValueError("These bytes are not what a search found.") from error
    found = {surface: of_surface for surface, of_surface in places.items() if of_surface}
    return Found(frozenset(places), frozenset(known).intersection(keys), found)


def _places(columns: list[Any], keys: Collection[int]) -> Places:
    offsets = array("l")
    offsets.frombytes(columns[2])
    ends = accumulate(cast("list[int]", columns[1]))
    return {
        key: offsets[end - size : end]
        for key, size, end in zip(columns[0], columns[1], ends, strict=True)
        if key in keys
    }
