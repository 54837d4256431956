"""Scores of a document's sentences, kept as bytes: where nothing changed it need not be judged again."""

import zlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

from msgpack import UnpackException, packb, unpackb

from genglossary.pipeline.definitions.choosing import ScoredSentence
from genglossary.pipeline.types import StaleBytes

ScoreKey = bytes
"""A hash of all that the judgement of one term in one document depends on, besides the document and the code."""


class ScoreCache:
    """Judgements of earlier runs by document, and those that are new.

    `before` are bytes by source key, as `keep` got them, made by the code that `version` names; others are passed over.
    `keep` is called with the key of each document in which something else was judged, and the bytes to be kept.
    """

    def __init__(self, before: Mapping[int, bytes], version: str, keep: Callable[[int, bytes], None]) -> None:
        self._before, self._version, self._keep = before, version, keep

    def of(self, source: int) -> dict[ScoreKey, tuple[ScoredSentence, ...]]:
        """Return what is known of a document; nothing where it was never judged, or the bytes are stale."""
        try:
            return _from_bytes(self._before[source], self._version)
        except (KeyError, StaleBytes):
            return {}

    def learn(self, source: int, judged: Mapping[ScoreKey, Sequence[ScoredSentence]]) -> None:
        """Everything that this run judged or took over in a document in which something is new."""
        self._keep(source, zlib.compress(packb([self._version, _columns(judged)]), 1))


def _from_bytes(data: bytes, version: str) -> dict[ScoreKey, tuple[ScoredSentence, ...]]:
    """The inverse of what `learn` keeps. Raises `StaleBytes` for bytes of another version of the code, or of none."""
    try:
        made_by, columns = cast("list[Any]", unpackb(zlib.decompress(data)))
        found = _unpacked(*columns) if made_by == version else None
    except (ValueError, TypeError, zlib.error, UnpackException) as error:
        raise StaleBytes("These bytes are no scores.") from error
    if found is None:
        raise StaleBytes(f"The scores were made by {made_by}, not by {version}.")
    return found


def _columns(judged: Mapping[ScoreKey, Sequence[ScoredSentence]]) -> list[Any]:
    flat = [each for several in judged.values() for each in several]
    return [
        b"".join(judged),
        bytes(map(len, judged.values())),
        [each.place for each in flat],
        [each.score for each in flat],
        b"".join(each.words for each in flat),
    ]


def _unpacked(
    subjects: bytes, counts: bytes, places: list[int], scores: list[float], words: bytes
) -> dict[ScoreKey, tuple[ScoredSentence, ...]]:
    size = len(words) // len(places) if places else 1
    proses = [words[at : at + size] for at in range(0, len(words), size)]
    flat = iter(map(ScoredSentence, places, scores, proses))
    width = len(subjects) // len(counts) if counts else 1
    each = (subjects[at : at + width] for at in range(0, len(subjects), width))
    return {subject: tuple(next(flat) for _ in range(count)) for subject, count in zip(each, counts, strict=True)}
