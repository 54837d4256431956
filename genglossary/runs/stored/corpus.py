"""The documents of a run as the pipeline asks for them: read from the database when needed, and let go again."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import partial
from typing import Any, Generic, TypeVar

from django.db.models import Q, QuerySet
from django.db.models.functions import Length

from genglossary.models import Analysis, DocumentVersion, RunStep, SearchedVersion
from genglossary.pipeline.documents.corpus import Corpus, Recent
from genglossary.pipeline.terms import counts_codec
from genglossary.pipeline.types import Source
from genglossary.readers.structure import blocks_from_json

PIPELINE = str(counts_codec.VERSION)

# How much is read in one go, in characters of text: no more than `pipeline.documents.corpus` keeps of many documents.
READ_CHARACTERS = 500_000
READ_VERSIONS = 100

Pause = Callable[[], AbstractContextManager[None]]
"""Stands around each use of the database (see Lease.pausing)."""

Value = TypeVar("Value")


class StoredCorpus(Corpus):
    """`versions` as a corpus. Sentences are those of stored analyses, once `has_analyses` is set.

    `analyses` (see pipeline.terms.counts_codec) and `judged` (see pipeline.definitions.score_cache) are what is stored
    of them as bytes, by version id.
    """

    def __init__(self, versions: QuerySet[DocumentVersion], pause: Pause, *, has_analyses: bool) -> None:
        super().__init__([])
        self._pause = pause
        self.has_analyses = has_analyses
        rows = list(versions.order_by("pk").values_list("pk", "document__name", Length("text")))
        self.names = {key: name for key, name, _ in rows}
        self._sizes = {key: size for key, _, size in rows}
        self._ready = Recent(sum(self._sizes.values()))
        self.sources = _Stored(self._sizes, self._read_sources, pause)
        self.analyses: Mapping[int, bytes] = _Stored(self._sizes, partial(_read, "data"), pause)
        self.judged: Mapping[int, bytes] = _Stored(self._sizes, partial(_read, "judged"), pause)
        self._sentences: Mapping[int, bytes] = _Stored(self._sizes, partial(_read, "sentences"), pause)

    def sizes(self) -> Mapping[int, int]:
        return self._sizes

    def packed(self, key: int) -> bytes | None:
        return self._sentences.get(key) if self.has_analyses else None

    def pieces(self, step: RunStep) -> Mapping[int, bytes]:
        """Version id → what was found in it (see pipeline.occurrences.index), by `step` or before, as it is stored."""
        return _Stored(self._sizes, partial(_read_pieces, step), self._pause)

    def _read_sources(self, keys: Sequence[int]) -> Iterator[tuple[int, Source]]:
        rows = DocumentVersion.objects.filter(pk__in=keys).values_list("pk", "text", "structure")
        for key, text, structure in rows:
            yield key, Source(key=key, name=self.names[key], text=text, blocks=blocks_from_json(structure))


def _read_pieces(step: RunStep, keys: Sequence[int]) -> Iterable[tuple[int, bytes]]:
    """Read version ids and pieces; the newest of each version comes last."""
    rows = SearchedVersion.objects.filter(Q(step=step) | Q(step__completed_at__isnull=False), version__in=keys)
    return ((key, bytes(data)) for key, data in rows.order_by("step_id").values_list("version_id", "data"))


def _read(column: str, keys: Sequence[int]) -> Iterable[tuple[int, bytes]]:
    rows = Analysis.objects.filter(version__in=keys, pipeline=PIPELINE).values_list("version_id", column)
    return ((key, bytes(data)) for key, data in rows)


class _Stored(Mapping[int, Value], Generic[Value]):
    """Values by version id, read when they are asked for; several at once for who asks for one after another."""

    def __init__(
        self, sizes: Mapping[int, int], read: Callable[[Sequence[int]], Iterable[tuple[int, Any]]], pause: Pause
    ) -> None:
        self._sizes, self._read, self._pause = sizes, read, pause
        self._keys = list(sizes)
        self._following = 0
        self._kept: Recent[Value] = Recent(sum(sizes.values()))

    def __len__(self) -> int:
        return len(self._keys)

    def __iter__(self) -> Iterator[int]:
        return iter(self._keys)

    def __contains__(self, key: object) -> bool:
        return key in self._sizes

    def __getitem__(self, key: int) -> Value:
        if key not in self._sizes:
            raise KeyError(key)
        found = self._kept.get(key)
        return self._looked_up(key) if found is None else found

    def _looked_up(self, key: int) -> Value:
        at = bisect_left(self._keys, key)
        wanted = self._ahead(at) if at - self._following in range(READ_VERSIONS) else [key]
        self._following = at + len(wanted)
        with self._pause():
            found = dict(self._read(wanted))
        for each, value in found.items():
            self._kept.keep(each, value, self._sizes[each])
        return found[key]

    def _ahead(self, at: int) -> list[int]:
        keys, size = [self._keys[at]], self._sizes[self._keys[at]]
        for key in self._keys[at + 1 : at + READ_VERSIONS]:
            size += self._sizes[key]
            if size > READ_CHARACTERS:
                break
            keys.append(key)
        return keys
