"""Several processes for one corpus: each takes a share of the documents, analyses them and searches them.

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
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from genglossary.pipeline.analysis import Analysis, analyse
from genglossary.pipeline.corpus import Corpus
from genglossary.pipeline.occurrences import Places, find
from genglossary.pipeline.packing import from_bytes, to_bytes
from genglossary.pipeline.searching import joined
from genglossary.pipeline.share import packed_source, received, send, unpacked_places
from genglossary.pipeline.types import Check, Source

# A child loads dictionaries first; below this many characters for each process that costs more than it saves.
LEAST_CHARACTERS = 500_000

WAIT_SECONDS = 0.1

log = logging.getLogger(__name__)
_ROOT = Path(__file__).parents[2]

Analysed = tuple[int, Analysis, bytes]
"""Source key, its analysis, and the same as bytes."""


class Crew:
    """Use as a context manager: the children are gone when it ends. `wanted` are the sources to be analysed."""

    def __init__(self, corpus: Corpus, wanted: Iterable[int], *, jobs: int) -> None:
        self._corpus = corpus
        self._wanted = set(wanted)
        own, *others = shares(list(corpus.sources.values()), self._fitting(jobs))
        self._own = {source.key for source in own}
        self._children = [_Child(share, self._wanted) for share in others]

    @property
    def has_help(self) -> bool:
        """Whether there is so much to do that other processes take part."""
        return bool(self._children)

    def _fitting(self, jobs: int) -> int:
        size = sum(len(self._corpus.sources[key].text) for key in self._wanted)
        return max(1, min(jobs, size // LEAST_CHARACTERS, len(self._corpus.sources)))

    def __enter__(self) -> "Crew":
        return self

    def __exit__(self, *exc_info: object) -> None:
        for child in self._children:
            child.stop()

    def analyses(self, check: Check) -> Iterator[Analysed]:
        """The analysis of each wanted source, in any order."""
        done = 0
        for key in sorted(self._wanted & self._own):
            yield self._analysed(key)
            done += 1
            check.progress(done, len(self._wanted), self._corpus.sources[key].name)
            check.alive()
        for child in self._children:
            for key, data in child.answers(len(self._wanted & child.keys), check):
                child.answered.add(key)
                analysis, sentences = from_bytes(data)
                self._corpus.remember(key, sentences)
                yield key, analysis, data
                done += 1
                check.progress(done, len(self._wanted), self._corpus.sources[key].name)
        for child in self._adopted():
            yield from map(self._analysed, sorted((child.keys & self._wanted) - child.answered))

    def _analysed(self, key: int) -> Analysed:
        analysis = analyse(self._corpus.sources[key], self._corpus.sentences(key))
        return key, analysis, to_bytes(analysis, self._corpus.packed(key))

    def _adopted(self) -> "list[_Child]":
        """The children that ended too early: their documents are ours from now on."""
        lost = [child for child in self._children if child.is_lost]
        self._children = [child for child in self._children if not child.is_lost]
        for child in lost:
            self._own.update(child.keys)
            child.stop()
        return lost

    def find(self, corpus: Corpus, surfaces: Sequence[str], check: Check) -> dict[str, Places]:
        """As `pipeline.occurrences.find`, which each process does for its share."""
        for child in self._children:
            child.ask(list(surfaces))
        parts = [find(_part(corpus, self._own), surfaces, check)]
        for child in self._children:
            parts += [_places(answer, surfaces) for answer in child.answers(1, check)]
        parts += [find(_part(corpus, child.keys), surfaces, check) for child in self._adopted()]
        return joined(parts)


def shares(sources: Iterable[Source], number: int) -> list[list[Source]]:
    """`sources` in `number` parts of about the same size; the first is the largest, for it has no start to wait for."""
    parts: list[list[Source]] = [[] for _ in range(number)]
    sizes = [0] * number
    for source in sorted(sources, key=lambda source: -len(source.text)):
        smallest = sizes.index(min(sizes))
        parts[smallest].append(source)
        sizes[smallest] += len(source.text)
    return parts


def _part(corpus: Corpus, keys: set[int]) -> Corpus:
    return corpus if len(keys) == len(corpus.sources) else corpus.part(keys)


def _places(answer: list[Any], surfaces: Sequence[str]) -> dict[str, Places]:
    found: dict[str, Places] = {}
    for surface, key, flat in unpacked_places(answer, list(surfaces)):
        found.setdefault(surface, {})[key] = flat
    return found


class _Child:
    """One child process, the thread that reads what it answers, and what has been answered."""

    def __init__(self, share: list[Source], wanted: set[int]) -> None:
        self.keys = {source.key for source in share}
        self.answered: set[int] = set()
        self.is_lost = False
        self._messages: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "genglossary.pipeline.share"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={"PYTHONPATH": str(_ROOT), "PYTHONUTF8": "1", "PATH": os.defpath},
            cwd=_ROOT,
        )
        documents = [packed_source(source) for source in share]
        threading.Thread(target=self._talk, args=([documents, sorted(self.keys & wanted)],), daemon=True).start()

    def _talk(self, begin: list[Any]) -> None:
        """Everything the child says goes into the queue; None when it has ended."""
        self.ask(begin)
        assert self._process.stdout is not None  # noqa: S101 - it is a pipe
        with suppress(OSError, ValueError):
            for message in received(self._process.stdout):
                self._messages.put(message)
        self._messages.put(None)

    def ask(self, message: list[Any]) -> None:
        """A child that is gone hears nothing; that it is will be seen when its answers do not come."""
        assert self._process.stdin is not None  # noqa: S101 - it is a pipe
        with suppress(OSError, ValueError):
            send(self._process.stdin, message)

    def answers(self, number: int, check: Check) -> Iterator[Any]:
        """The next `number` answers; fewer when the child ends. Raises whatever `check.alive` does."""
        while number and not self.is_lost:
            check.alive()
            with suppress(queue.Empty):
                message = self._messages.get(timeout=WAIT_SECONDS)
                if message is None:
                    log.warning("A child process ended too early; its documents are done without it.")
                    self.is_lost = True
                    return
                number -= 1
                yield message

    def stop(self) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
