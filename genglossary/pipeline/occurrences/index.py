"""Results of a search: by document, as bytes that are kept for the next one, and added up over all documents.

Documents that did not change are searched for new spellings only.
"""

import re
import zlib
from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple, cast

from msgpack import UnpackException, packb, unpackb

from genglossary.pipeline.documents.corpus import Corpus
from genglossary.pipeline.occurrences.matcher import Finder, together
from genglossary.pipeline.occurrences.surface import rivals_of, spelling_of
from genglossary.pipeline.text.folding import fold_key
from genglossary.pipeline.types import OFFSETS, Check, StaleBytes

_HIT = 2 * array(OFFSETS).itemsize  # bytes: a start and an end

_KATAKANA = re.compile(r"[ァ-ヺー]+")

Piece = bytes
"""The spellings of one document with their offsets, compressed."""

_TOGETHER = 50  # documents that are counted together

Counts = list[Any]
"""[number of occurrences of a spelling in some documents, indexes among them of those that have it]."""


class SearchResult(NamedTuple):
    """The spellings in some documents: a piece for each key, and all their spellings counted."""

    pieces: dict[int, Piece]
    counts: dict[str, Counts]

    def take(self, key: int, piece: Piece, found: Iterable[tuple[str, bytes]]) -> None:
        """One more document; `found` are the spellings in `piece` with the bytes of their places."""
        place = len(self.pieces)
        self.pieces[key] = piece
        for surface, data in found:
            known = self.counts.get(surface)
            if known is None:
                self.counts[surface] = [len(data) // _HIT, [place]]
            else:
                known[0] += len(data) // _HIT
                known[1].append(place)


LookFor = Callable[[Corpus, Collection[int], Sequence[str], Check], Iterable[SearchResult]]
"""Searches the documents with these keys for spellings; the results come in any order."""


def search(corpus: Corpus, keys: Collection[int], surfaces: Sequence[str], check: Check) -> Iterator[SearchResult]:
    """Look for `surfaces` in the documents `keys` of `corpus`, one after another."""
    yield from _counted(_found(corpus, keys, Finder(surfaces), check))


def _found(
    corpus: Corpus, keys: Collection[int], finder: Finder, check: Check
) -> Iterator[tuple[int, Piece, Iterable[tuple[str, bytes]]]]:
    for done, key in enumerate(sorted(keys)):
        check.progress(done, len(keys), corpus.names[key])
        found = {surface: places.tobytes() for surface, places in finder.places(corpus.sentences(key), check).items()}
        yield key, _piece(found), found.items()


def _piece(found: Mapping[str, bytes]) -> Piece:
    """Spelling → flat offsets in one document, as bytes; the same for the same places."""
    surfaces = sorted(found)
    return zlib.compress(packb([surfaces, [found[surface] for surface in surfaces]]), 1)


def _unpacked(piece: Piece) -> Iterator[tuple[str, bytes]]:
    """Spelling, and where it stands, as the bytes of an array."""
    return zip(*cast("list[Any]", unpackb(zlib.decompress(piece))), strict=True)


def is_whole(piece: Piece) -> bool:
    """Whether these bytes are what they were when they were made."""
    try:
        return bool(zlib.decompress(piece))
    except zlib.error:
        return False


class OccurrenceIndex:
    """The occurrences of `surfaces`: a piece for each document, and how often and where each occurs added up.

    Pieces and results of searches name surfaces. Whoever asks names spellings: of each there is one surface here.
    """

    def __init__(self, surfaces: Iterable[str]) -> None:
        self._spellings = {surface: spelling_of(surface) for surface in surfaces}
        self.surfaces = frozenset(self._spellings)
        self._own: dict[int, Piece] = {}
        self.pieces: Mapping[int, Piece] = self._own
        self._hits = dict.fromkeys(self._spellings.values(), 0)
        self._keys: list[int] = []
        self._documents: defaultdict[str, array[int]] = defaultdict(partial(array, "i"))  # places in the list of keys

    def add(self, some: SearchResult) -> None:
        """Add what documents have. Pieces that are kept may tell of more than what was looked for now."""
        first = len(self._keys)
        self._own.update(some.pieces)
        self._keys += some.pieces
        for surface, (hits, places) in some.counts.items():
            if (spelling := self._spellings.get(surface)) is not None:
                self._hits[spelling] += hits
                self._documents[spelling].extend([first + place for place in places])

    def stored(self, pieces: Mapping[int, Piece]) -> None:
        """Have `pieces`, which are the same, hold them from now on: they need not be in memory."""
        self._own, self.pieces = {}, pieces

    def frequency(self, spellings: Iterable[str]) -> int:
        """The number of their occurrences, all spellings added up."""
        return sum(self._hits[spelling] for spelling in spellings)

    def documents(self, spellings: Sequence[str]) -> int:
        """The number of documents that have one of them."""
        if len(spellings) == 1:
            return len(self._documents.get(spellings[0], ()))
        return len(set[int]().union(*(self._documents.get(spelling, ()) for spelling in spellings)))

    def in_document(self, key: int, spellings: Container[str]) -> "Iterator[tuple[str, array[int]]]":
        """Those of `spellings` that the document `key` has, each with its flat array of starts and ends."""
        for surface, data in _unpacked(self.pieces[key]):
            spelling = self._spellings.get(surface)
            if spelling is not None and spelling in spellings:
                places = array(OFFSETS)
                places.frombytes(data)
                yield spelling, places

    def places(self, groups: Sequence[Collection[str]]) -> "list[dict[int, array[int]]]":
        """For each group of spellings (those of a term): source key → flat offsets, in order, each place once."""
        owners: defaultdict[str, list[int]] = defaultdict(list)
        for at, group in enumerate(groups):
            for spelling in group:
                owners[spelling].append(at)
        found: list[dict[int, array[int]]] = [{} for _ in groups]
        for key in sorted({self._keys[at] for spelling in owners for at in self._documents.get(spelling, ())}):
            here: defaultdict[int, list[array[int]]] = defaultdict(list)
            for spelling, flat in self.in_document(key, owners):
                for at in owners[spelling]:
                    here[at].append(flat)
            for at, several in here.items():
                found[at][key] = together(several)
        return found


class EarlierSearch(NamedTuple):
    """The `surfaces` that an earlier search looked for, and what it found in the documents that it looked into."""

    surfaces: frozenset[str]
    pieces: Mapping[int, Piece]


def search_again(
    before: EarlierSearch,
    look_for: LookFor,
    corpus: Corpus,
    keys: Collection[int],
    surfaces: Sequence[str],
    check: Check,
) -> Iterator[SearchResult]:
    """Find what `look_for` finds of `surfaces` in the documents `keys`, searching only what `before` does not tell."""
    asked = frozenset(surfaces)
    # Katakana words say where other words may end, also in documents that do not change.
    known = before.pieces.keys() & keys if _katakana(asked) == _katakana(before.surfaces) else set[int]()
    if unknown := set(keys) - known:
        yield from look_for(corpus, unknown, surfaces, check)
    new = sorted(asked - before.surfaces) if known else []
    if not new:
        yield from _counted(_opened((key, before.pieces[key]) for key in known))
        return
    # What is looked for in another way now must not be told of again.
    old = before.surfaces & set[str]().union(*map(rivals_of, new)) - asked
    for some in look_for(corpus, known, new, check):
        joined = ((key, _joined(before.pieces[key], piece, old)) for key, piece in some.pieces.items())
        yield from _counted(_opened(joined))


def _opened(pieces: Iterable[tuple[int, Piece]]) -> Iterator[tuple[int, Piece, Iterable[tuple[str, bytes]]]]:
    return ((key, piece, _unpacked(piece)) for key, piece in pieces)


def _counted(documents: Iterable[tuple[int, Piece, Iterable[tuple[str, bytes]]]]) -> Iterator[SearchResult]:
    """A few documents at a time: for each its key, its piece, and what is in that."""
    some = SearchResult({}, {})
    for key, piece, found in documents:
        some.take(key, piece, found)
        if len(some.pieces) == _TOGETHER:
            yield some
            some = SearchResult({}, {})
    if some.pieces:
        yield some


_NOTHING = _piece({})


def _joined(known: Piece, new: Piece, old: Collection[str]) -> Piece:
    """Both without the `old` surfaces; the same bytes as before where nothing is different."""
    if new == _NOTHING and not old:
        return known
    return _piece({name: data for name, data in (*_unpacked(known), *_unpacked(new)) if name not in old})


def _katakana(surfaces: Iterable[str]) -> set[str]:
    return {surface for surface in map(fold_key, map(spelling_of, surfaces)) if _KATAKANA.fullmatch(surface.strip())}


def to_bytes(surfaces: frozenset[str]) -> bytes:
    """Pack what was looked for into bytes."""
    return zlib.compress(packb(sorted(surfaces)), 1)


def from_bytes(data: bytes) -> frozenset[str]:
    """The inverse of `to_bytes`. Raises `StaleBytes` for other bytes."""
    try:
        return frozenset(cast("list[str]", unpackb(zlib.decompress(data))))
    except (ValueError, TypeError, zlib.error, UnpackException) as error:
        raise StaleBytes("These bytes do not say what was looked for.") from error
