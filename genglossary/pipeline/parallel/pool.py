"""Several processes for one corpus: documents are handed out one by one, analysed, and searched where they are.

Analyses come back as bytes to be stored; what they say is added up where it was found, and comes back as one sum.
Children are plain programs with pipes, because the workers of the queue may have no process pools. A child ends with
the pipe that it reads from, so none outlives its parent. What a child leaves undone is done here: the result is the
same whatever becomes of it.
"""

import logging
import os
import queue
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from genglossary.pipeline.documents import sentence_codec
from genglossary.pipeline.documents.corpus import Corpus
from genglossary.pipeline.occurrences.index import SearchResult, search
from genglossary.pipeline.parallel.worker import ADD_UP, ANALYSE, SEARCH, packed_source, received, send
from genglossary.pipeline.terms.counts_codec import from_bytes, to_bytes
from genglossary.pipeline.terms.document_counts import DocumentCounts, count_document
from genglossary.pipeline.types import Check

# A child loads dictionaries first; below this many characters for each process that costs more than it saves.
LEAST_CHARACTERS = 500_000

WAIT_SECONDS = 0.1

# Documents of about the same size are handed out in order of key, the largest first.
_ABOUT = 100_000

# Characters that a child has before it, as long as many times the documents are left: we may wait for the database.
_AHEAD = 100_000
_MANY_TIMES = 8

log = logging.getLogger(__name__)
_ROOT = Path(__file__).parents[3]


Keep = Callable[[int, bytes, bytes], None]
"""Told of each document once: its key, its analysis as bytes, and its sentences as bytes (see sentence_codec)."""


class WorkerPool:
    """Use as a context manager: the children are gone when it ends. `wanted` are the documents to be analysed."""

    def __init__(self, corpus: Corpus, wanted: Iterable[int], *, jobs: int) -> None:
        self._corpus = corpus
        self._sizes: Mapping[int, int] = corpus.sizes() if jobs > 1 else {}
        self._wanted = sorted(wanted, key=lambda key: (-self._sizes.get(key, 0) // _ABOUT, key))
        self._todo = deque(self._wanted)
        self._kept: set[int] = set()
        self._children = [_Worker() for _ in range(self._fitting(jobs) - 1)]

    def _fitting(self, jobs: int) -> int:
        size = sum(self._sizes.get(key, 0) for key in self._wanted)
        return max(1, min(jobs, size // LEAST_CHARACTERS, len(self._wanted)))

    def __enter__(self) -> "WorkerPool":
        return self

    def __exit__(self, *exc_info: object) -> None:
        for child in self._children:
            child.stop()

    def want(self, key: int) -> None:
        """One more document to be analysed."""
        self._wanted.append(key)
        self._todo.append(key)

    def analyses(self, check: Check, keep: Keep) -> Iterator[DocumentCounts]:
        """What the wanted documents say, each of them once: of one document, or of several added up by a child."""
        while self._todo:
            yield from self._analyses(check, keep)
            yield from self._sums(check)

    def _analyses(self, check: Check, keep: Keep) -> Iterator[DocumentCounts]:
        """Of those documents that are analysed here; the others are kept, and children know what they add up to."""
        while self._todo or any(child.busy_with for child in self._children):
            self._hand_out()
            if self._todo:
                key = self._todo.popleft()
                yield self._analysed(key, keep)
                self._report(key, check)
            for child in self._children:
                for (key,), *packed in child.answers(check, wait=not self._todo):
                    child.holds(key)
                    self._keep(key, packed, keep)
                    self._report(key, check)
            self._adopt()

    def _analysed(self, key: int, keep: Keep) -> DocumentCounts:
        sentences = self._corpus.sentences(key)
        analysis = count_document(self._corpus.sources[key], sentences)
        if key not in self._kept:
            self._keep(key, (to_bytes(analysis), sentence_codec.to_bytes(sentences)), keep)
        return analysis

    def _keep(self, key: int, packed: Sequence[bytes], keep: Keep) -> None:
        """A document may be analysed twice, when a child ends too early."""
        if key not in self._kept:
            self._kept.add(key)
            keep(key, *packed)

    def _report(self, key: int, check: Check) -> None:
        check.progress(len(self._kept), len(self._wanted), self._corpus.names[key])
        check.alive()

    def _sums(self, check: Check) -> Iterator[DocumentCounts]:
        """What children have added up. What a child does not tell in full is not counted: its documents are ours."""
        for child in self._children:
            child.ask(ADD_UP, due=[ADD_UP])
        for child in self._children:
            for _, pieces in child.answers(check, wait=True):
                child.uncounted.clear()
                for piece in pieces:
                    check.alive()
                    yield from_bytes(piece)
        self._adopt()

    def _hand_out(self) -> None:
        """Each child has one document before it while it works on another, and enough until we look up from ours."""
        for child in self._children:
            while len(self._todo) > 1 and (len(child.busy_with) < 2 or self._has_less(child)):
                key = self._todo[1]
                del self._todo[1]
                child.ask(ANALYSE, *packed_source(self._corpus.sources[key]), due=[key])

    def _has_less(self, child: "_Worker") -> bool:
        """Than our next document takes, and storing what is done; towards the end not even that, so that all end at
        the same time."""
        size = sum(self._sizes[key] for key in child.busy_with)
        many = len(self._todo) > _MANY_TIMES * len(child.busy_with)
        return size < 2 * self._sizes[self._todo[0]] or (many and size < _AHEAD)

    def _adopt(self) -> None:
        """The children that ended too early: their documents are ours from now on."""
        for child in self._children:
            if child.is_lost:
                self._todo.extend(sorted(child.left_undone))
                child.stop()
        self._children = [child for child in self._children if not child.is_lost]

    def search(
        self, corpus: Corpus, wanted: Collection[int], surfaces: Sequence[str], check: Check
    ) -> Iterator[SearchResult]:
        """As `searching.search`; each process searches what it has analysed."""
        left = set(wanted)
        for child in self._children:
            own = child.keys & left
            child.ask(SEARCH, sorted(own), list(surfaces), due=own)
            left -= own
        if left:
            yield from search(corpus, left, surfaces, check)
        for child in self._children:
            for keys, pieces, counts in child.answers(check, wait=True):
                yield SearchResult(dict(zip(keys, pieces, strict=True)), counts)
        lost = {key for child in self._children for key in child.busy_with}
        self._adopt()
        if lost:
            yield from search(corpus, lost, surfaces, check)


class _Worker:
    """One child process, the threads that talk with it, and which documents it has and is busy with.

    `uncounted` are those whose evidence it alone has. `busy_with` is what its answers due will be about.
    """

    def __init__(self) -> None:
        self.keys: set[int] = set()
        self.uncounted: set[int] = set()
        self.busy_with: set[Any] = set()
        self.is_lost = False
        self._questions: queue.SimpleQueue[list[Any] | None] = queue.SimpleQueue()
        self._answers: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "genglossary.pipeline.parallel.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={"PYTHONPATH": str(_ROOT), "PYTHONUTF8": "1", "PATH": os.defpath},
            cwd=_ROOT,
        )
        for talk in (self._speak, self._listen):
            threading.Thread(target=talk, daemon=True).start()

    @property
    def left_undone(self) -> set[int]:
        """The documents that nobody knows anything of if this child ends now."""
        return self.uncounted | self.busy_with - {ADD_UP}

    def holds(self, key: int) -> None:
        """It has analysed this document."""
        self.keys.add(key)
        self.uncounted.add(key)

    def ask(self, *question: Any, due: Iterable[Any]) -> None:
        """A child that is gone hears nothing; that it is will be seen when its answers do not come."""
        self.busy_with.update(due)
        self._questions.put(list(question))

    def _speak(self) -> None:
        assert self._process.stdin is not None  # noqa: S101 - it is a pipe
        with suppress(OSError, ValueError):
            while (question := self._questions.get()) is not None:
                send(self._process.stdin, question)

    def _listen(self) -> None:
        """Everything the child says goes into the queue; None when it has ended."""
        assert self._process.stdout is not None  # noqa: S101 - it is a pipe
        with suppress(OSError, ValueError):
            for message in received(self._process.stdout):
                self._answers.put(message)
        self._answers.put(None)

    def answers(self, check: Check, *, wait: bool) -> Iterator[Any]:
        """What it has answered so far, or with `wait` all answers that are due, fewer when the child ends.

        Each begins with a list of some of `busy_with`. Raises whatever `check.alive` does.
        """
        while self.busy_with and not self.is_lost:
            check.alive()
            try:
                answer = self._answers.get(block=wait, timeout=WAIT_SECONDS)
            except queue.Empty:
                if not wait:
                    return
                continue
            if answer is None:
                log.warning("A child process ended too early; its documents are done without it.")
                self.is_lost = True
                return
            self.busy_with.difference_update(answer[0])
            yield answer

    def stop(self) -> None:
        self._process.kill()
        self._process.wait()
        self._questions.put(None)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
