"""What a search found, kept for the next one: documents that did not change are searched for new spellings only."""

import re
import zlib
from array import array
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, cast

from msgpack import UnpackException, packb, unpackb

from genglossary.pipeline.corpus import Corpus
from genglossary.pipeline.folding import fold_key
from genglossary.pipeline.occurrences import Places
from genglossary.pipeline.types import Check

Search = Callable[[Corpus, Sequence[str], Check], Mapping[str, Places]]

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
    by_document: dict[int, list[tuple[int, array[int]]]] = {key: [] for key in sorted(found.keys)}
    for number, surface in enumerate(surfaces):
        for key, flat in found.places.get(surface, {}).items():
            by_document[key].append((number, flat))
    return packb([surfaces, [[key, _packed(places)] for key, places in by_document.items()]])


def _packed(places: "list[tuple[int, array[int]]]") -> bytes:
    offsets = b"".join(flat.tobytes() for _, flat in places)
    return zlib.compress(packb([[number for number, _ in places], [len(flat) for _, flat in places], offsets]), 1)


def from_bytes(data: bytes, keys: Collection[int]) -> Found:
    """The inverse of `to_bytes`, as far as documents of `keys` are concerned. Raises ValueError for other bytes."""
    try:
        surfaces, documents = cast("list[Any]", unpackb(data))
        places: dict[str, Places] = {}
        known = [key for key, packed in documents if key in keys and _unpack(key, packed, surfaces, places)]
    except (ValueError, TypeError, IndexError, zlib.error, UnpackException) as error:
        raise ValueError("These bytes are not what a search found.") from error
    return Found(frozenset(surfaces), frozenset(known), places)


def _unpack(key: int, packed: bytes, surfaces: list[str], places: dict[str, Places]) -> bool:
    numbers, sizes, data = cast("list[Any]", unpackb(zlib.decompress(packed)))
    offsets = array("l")
    offsets.frombytes(data)
    at = 0
    for number, size in zip(numbers, sizes, strict=True):
        places.setdefault(surfaces[number], {})[key] = offsets[at : at + size]
        at += size
    return True
