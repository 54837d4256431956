"""One worker as the pool sees it: its process, the threads that talk with it, and what it was asked to do."""

import logging
import queue
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from genglossary.pipeline.child_environment import child_environment
from genglossary.pipeline.parallel.messages import Request, received, send
from genglossary.pipeline.types import Check

WAIT_SECONDS = 0.1

log = logging.getLogger(__name__)
_ROOT = Path(__file__).parents[3]


class WorkerProcess:
    """Started when it is made; `stop` ends it, and so does the end of this process.

    `keys` are the documents that it has counted, and `uncounted` those of them whose sum it has not sent yet.
    `busy_with` are the items (keys, or "add_up") that its answers due will be about. `is_lost` once it ended by
    itself.
    """

    def __init__(self) -> None:
        self.keys: set[int] = set()
        self.uncounted: set[int] = set()
        self.busy_with: set[Any] = set()
        self.is_lost = False
        self._requests: queue.SimpleQueue[Sequence[Any] | None] = queue.SimpleQueue()
        self._answers: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "genglossary.pipeline.parallel.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=child_environment(),
            cwd=_ROOT,
        )
        for loop in (self._send_requests, self._read_answers):
            threading.Thread(target=loop, daemon=True).start()

    @property
    def left_undone(self) -> set[int]:
        """The documents whose counts are lost if the process ends now."""
        return self.uncounted | self.busy_with - {"add_up"}

    def note_counted(self, key: int) -> None:
        """Note that it has counted the document `key`."""
        self.keys.add(key)
        self.uncounted.add(key)

    def ask(self, request: Request, *arguments: Any, due: Iterable[Any]) -> None:
        """Send a request whose answers will be about the items `due`. Never waits, and never fails: a process that
        has ended is noticed when its answers do not come."""
        self.busy_with.update(due)
        self._requests.put([request, *arguments])

    def answers(self, check: Check, *, wait: bool) -> Iterator[Any]:
        """The answers that have come; with `wait` all that are due, or fewer where the process ends.

        The first item of an answer is a list of some of `busy_with`. Raises whatever `check.alive` does.
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
                log.warning("A worker process ended too early; its documents are done without it.")
                self.is_lost = True
                return
            self.busy_with.difference_update(answer[0])
            yield answer

    def stop(self) -> None:
        """Kill the process and let go of everything that was opened for it."""
        self._process.kill()
        self._process.wait()
        self._requests.put(None)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()

    def _send_requests(self) -> None:
        """In a thread: a process that is busy does not read, and the pipe may be full."""
        assert self._process.stdin is not None  # noqa: S101 - it is a pipe
        with suppress(OSError, ValueError):
            while (request := self._requests.get()) is not None:
                send(self._process.stdin, request)

    def _read_answers(self) -> None:
        """In a thread: put every answer into the queue, and None when the process has ended."""
        assert self._process.stdout is not None  # noqa: S101 - it is a pipe
        with suppress(OSError, ValueError):
            for answer in received(self._process.stdout):
                self._answers.put(answer)
        self._answers.put(None)
