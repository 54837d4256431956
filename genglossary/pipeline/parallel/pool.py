"""Several processes for one corpus: documents are handed out one by one, counted, and searched where they are.

Counts come back as bytes to be stored; their sum is made where they were counted, and comes back as one. Workers are
plain programs with pipes, because the workers of the queue may have no process pools (docs/adr/0007). What a worker
leaves undone is done here: the result is the same whatever becomes of it.
"""

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from genglossary.pipeline.documents import sentence_codec
from genglossary.pipeline.documents.corpus import Corpus
from genglossary.pipeline.occurrences.index import SearchResult, search
from genglossary.pipeline.parallel.messages import packed_source
from genglossary.pipeline.parallel.process import WorkerProcess
from genglossary.pipeline.terms.counts_codec import from_bytes, to_bytes
from genglossary.pipeline.terms.document_counts import DocumentCounts, count_document
from genglossary.pipeline.types import Check

# A worker loads dictionaries first; below this many characters for each process that costs more than it saves.
LEAST_CHARACTERS = 500_000

# Documents of about the same size are handed out in order of key, the largest first.
_ABOUT = 100_000

# Characters that a worker has before it, as long as many times the documents are left: we may wait for the database.
_AHEAD = 100_000
_MANY_TIMES = 8

Keep = Callable[[int, bytes, bytes], None]
"""Called once for each document with its key, its counts (see counts_codec) and its sentences (see sentence_codec)."""


class WorkerPool:
    """Use as a context manager: the workers are gone when it ends. `wanted` are the documents to be counted.

    This process works too, so there are `jobs - 1` workers, fewer where the documents are few or small.
    """

    def __init__(self, corpus: Corpus, wanted: Iterable[int], *, jobs: int) -> None:
        self._corpus = corpus
        self._sizes: Mapping[int, int] = corpus.sizes() if jobs > 1 else {}
        self._wanted = sorted(wanted, key=lambda key: (-self._sizes.get(key, 0) // _ABOUT, key))
        self._todo = deque(self._wanted)
        self._kept: set[int] = set()
        self._workers = [WorkerProcess() for _ in range(self._fitting(jobs) - 1)]

    def _fitting(self, jobs: int) -> int:
        size = sum(self._sizes.get(key, 0) for key in self._wanted)
        return max(1, min(jobs, size // LEAST_CHARACTERS, len(self._wanted)))

    def __enter__(self) -> "WorkerPool":
        return self

    def __exit__(self, *exc_info: object) -> None:
        for worker in self._workers:
            worker.stop()

    def want(self, key: int) -> None:
        """Add a document to be counted."""
        self._wanted.append(key)
        self._todo.append(key)

    def analyses(self, check: Check, keep: Keep) -> Iterator[DocumentCounts]:
        """The counts of all wanted documents, each in exactly one of the values: of one document that was counted
        here, or the sum of those that a worker counted. Raises whatever `check` and `keep` do."""
        # What a worker that ended too early had not sent is wanted again: then there is another round.
        while self._todo:
            yield from self._counted_here(check, keep)
            yield from self._sums(check)

    def _counted_here(self, check: Check, keep: Keep) -> Iterator[DocumentCounts]:
        """Count documents until none is left and no worker is busy; `keep` what workers counted meanwhile."""
        while self._todo or any(worker.busy_with for worker in self._workers):
            self._hand_out()
            if self._todo:
                key = self._todo.popleft()
                yield self._count(key, keep)
                self._report(key, check)
            self._keep_answers(check, keep)
            self._take_back()

    def _count(self, key: int, keep: Keep) -> DocumentCounts:
        sentences = self._corpus.sentences(key)
        counts = count_document(self._corpus.sources[key], sentences)
        if key not in self._kept:
            self._keep(key, (to_bytes(counts), sentence_codec.to_bytes(sentences)), keep)
        return counts

    def _keep_answers(self, check: Check, keep: Keep) -> None:
        """Keep the documents that workers have answered with by now; wait for all when there is nothing else to do."""
        for worker in self._workers:
            for (key,), *packed in worker.answers(check, wait=not self._todo):
                worker.note_counted(key)
                self._keep(key, packed, keep)
                self._report(key, check)

    def _keep(self, key: int, packed: Sequence[bytes], keep: Keep) -> None:
        """Once for each document: it is counted twice when its worker ends too early."""
        if key not in self._kept:
            self._kept.add(key)
            keep(key, *packed)

    def _report(self, key: int, check: Check) -> None:
        check.progress(len(self._kept), len(self._wanted), self._corpus.names[key])
        check.alive()

    def _sums(self, check: Check) -> Iterator[DocumentCounts]:
        """Yield the sums of workers. One that does not come is not counted: its documents are wanted again."""
        for worker in self._workers:
            worker.ask("add_up", due=["add_up"])
        for worker in self._workers:
            for _, pieces in worker.answers(check, wait=True):
                worker.uncounted.clear()
                for piece in pieces:
                    check.alive()
                    yield from_bytes(piece)
        self._take_back()

    def _hand_out(self) -> None:
        """Send workers so many documents that none is idle before we look again. The first of those left to do is
        ours: it is what we count next."""
        for worker in self._workers:
            while len(self._todo) > 1 and self._runs_dry(worker):
                key = self._todo[1]
                del self._todo[1]
                worker.ask("analyse", *packed_source(self._corpus.sources[key]), due=[key])

    def _runs_dry(self, worker: WorkerProcess) -> bool:
        """Whether `worker` may have nothing to do before we have counted our next document and stored what is done.

        It has one document before it while it works on another, and twice as much text as our next document. While
        many are left it has _AHEAD characters; towards the end not, so that all processes end at the same time.
        """
        if len(worker.busy_with) < 2:
            return True
        size = sum(self._sizes[key] for key in worker.busy_with)
        many_left = len(self._todo) > _MANY_TIMES * len(worker.busy_with)
        return size < 2 * self._sizes[self._todo[0]] or (many_left and size < _AHEAD)

    def _take_back(self) -> None:
        """Drop the workers that ended too early, and want their documents again."""
        for worker in self._workers:
            if worker.is_lost:
                self._todo.extend(sorted(worker.left_undone))
                worker.stop()
        self._workers = [worker for worker in self._workers if not worker.is_lost]

    def search(
        self, corpus: Corpus, wanted: Collection[int], surfaces: Sequence[str], check: Check
    ) -> Iterator[SearchResult]:
        """Search as `pipeline.occurrences.index.search` does; each process searches what it has counted."""
        left = set(wanted)
        for worker in self._workers:
            own = worker.keys & left
            worker.ask("search", sorted(own), list(surfaces), due=own)
            left -= own
        if left:
            yield from search(corpus, left, surfaces, check)
        for worker in self._workers:
            for keys, pieces, counts in worker.answers(check, wait=True):
                yield SearchResult(dict(zip(keys, pieces, strict=True)), counts)
        lost = {key for worker in self._workers for key in worker.busy_with}
        self._take_back()
        if lost:
            yield from search(corpus, lost, surfaces, check)
