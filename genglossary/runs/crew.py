"""Several processes for one corpus: documents are handed out one by one, analysed, and searched where they are.

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
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from genglossary.pipeline import packed_sentences
from genglossary.pipeline.analysis import Analysis, analyse
from genglossary.pipeline.corpus import Corpus
from genglossary.pipeline.packing import from_bytes, to_bytes
from genglossary.pipeline.searching import Piece, search
from genglossary.pipeline.share import ANALYSE, SEARCH, packed_source, received, send
from genglossary.pipeline.types import Check

# A child loads dictionaries first; below this many characters for each process that costs more than it saves.
LEAST_CHARACTERS = 500_000

WAIT_SECONDS = 0.1

# Documents of about the same size are handed out in order of key, the largest first.
_ABOUT = 100_000

log = logging.getLogger(__name__)
_ROOT = Path(__file__).parents[2]


class Analysed(NamedTuple):
    """The analysis of the document `key`, the same as bytes, and its sentences as bytes (see packed_sentences)."""

    key: int
    analysis: Analysis
    data: bytes
    sentences: bytes


class Crew:
    """Use as a context manager: the children are gone when it ends. `wanted` are the documents to be analysed."""

    def __init__(self, corpus: Corpus, wanted: Iterable[int], *, jobs: int) -> None:
        self._corpus = corpus
        self._sizes = corpus.sizes() if jobs > 1 else {}
        self._wanted = sorted(wanted, key=lambda key: (-self._sizes.get(key, 0) // _ABOUT, key))
        self._todo = deque(self._wanted)
        self._children = [_Child() for _ in range(self._fitting(jobs) - 1)]

    def _fitting(self, jobs: int) -> int:
        size = sum(self._sizes.get(key, 0) for key in self._wanted)
        return max(1, min(jobs, size // LEAST_CHARACTERS, len(self._wanted)))

    def __enter__(self) -> "Crew":
        return self

    def __exit__(self, *exc_info: object) -> None:
        for child in self._children:
            child.stop()

    def want(self, key: int) -> None:
        """One more document to be analysed."""
        self._wanted.append(key)
        self._todo.append(key)

    def analyses(self, check: Check) -> Iterator[Analysed]:
        """The analysis of each wanted document, in any order."""
        for done, analysed in enumerate(self._analyses(check), start=1):
            check.progress(done, len(self._wanted), self._corpus.names[analysed.key])
            check.alive()
            yield analysed

    def _analyses(self, check: Check) -> Iterator[Analysed]:
        while self._todo or any(child.busy_with for child in self._children):
            self._hand_out()
            if self._todo:
                yield self._analysed(self._todo.popleft())
            for child in self._children:
                yield from map(_unpacked, child.answers(check, wait=not self._todo))
            self._adopt()

    def _analysed(self, key: int) -> Analysed:
        sentences = self._corpus.sentences(key)
        analysis = analyse(self._corpus.sources[key], sentences)
        return Analysed(key, analysis, to_bytes(analysis), packed_sentences.to_bytes(sentences))

    def _hand_out(self) -> None:
        """Each child has one document before it while it works on another, and enough until we look up from ours."""
        for child in self._children:
            while len(self._todo) > 1 and (len(child.busy_with) < 2 or self._has_less(child)):
                key = self._todo[1]
                del self._todo[1]
                child.busy_with.add(key)
                child.ask(ANALYSE, *packed_source(self._corpus.sources[key]))

    def _has_less(self, child: "_Child") -> bool:
        return sum(self._sizes[key] for key in child.busy_with) < 2 * self._sizes[self._todo[0]]

    def _adopt(self) -> None:
        """The children that ended too early: their documents are ours from now on."""
        for child in self._children:
            if child.is_lost:
                self._todo.extend(sorted(child.busy_with))
                child.stop()
        self._children = [child for child in self._children if not child.is_lost]

    def search(
        self, corpus: Corpus, keys: Collection[int], surfaces: Sequence[str], check: Check
    ) -> Iterator[tuple[int, Piece]]:
        """As `searching.search`; each process searches what it has analysed."""
        left = set(keys)
        for child in self._children:
            child.busy_with = child.keys & left
            child.ask(SEARCH, sorted(child.busy_with), list(surfaces))
            left -= child.busy_with
        if left:
            yield from search(corpus, left, surfaces, check)
        for child in self._children:
            yield from child.answers(check, wait=True)
        lost = {key for child in self._children for key in child.busy_with}
        self._adopt()
        if lost:
            yield from search(corpus, lost, surfaces, check)


def _unpacked(answer: list[Any]) -> Analysed:
    key, data, sentences = answer
    return Analysed(key, from_bytes(data), data, sentences)


class _Child:
    """One child process, the threads that talk with it, and what it is busy with."""

    def __init__(self) -> None:
        self.keys: set[int] = set()
        self.busy_with: set[int] = set()
        self.is_lost = False
        self._questions: queue.SimpleQueue[list[Any] | None] = queue.SimpleQueue()
        self._answers: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "genglossary.pipeline.share"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={"PYTHONPATH": str(_ROOT), "PYTHONUTF8": "1", "PATH": os.defpath},
            cwd=_ROOT,
        )
        for talk in (self._speak, self._listen):
            threading.Thread(target=talk, daemon=True).start()

    def ask(self, *question: Any) -> None:
        """A child that is gone hears nothing; that it is will be seen when its answers do not come."""
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

        Each is a list that begins with the key of a document. Raises whatever `check.alive` does.
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
            self.busy_with.discard(answer[0])
            self.keys.add(answer[0])
            yield answer

    def stop(self) -> None:
        self._process.kill()
        self._process.wait()
        self._questions.put(None)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
