"""Reads documents in a process of their own, with limits in time and memory.

Libraries for PDF and XML are written in C, and files are written by anybody: what crashes, hangs or swells does so in
a child that can be stopped. A child serves one document after the other, so that its start (0.1 s) is paid once.
It gets no environment variables: secrets that stand there are out of its reach.
"""

import atexit
import json
import os
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

from genglossary.pipeline.child_environment import child_environment
from genglossary.pipeline.text.stated import restated, stated
from genglossary.pipeline.types import Span
from genglossary.readers.structure import blocks_from_json
from genglossary.readers.types import Limits, Reading, Unreadable

_ROOT = Path(__file__).parents[2]


class _Child:
    """A running child. It is asked by one thread at a time."""

    def __init__(self, memory: int) -> None:
        self.memory = memory
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter with our own module
            [sys.executable, "-m", "genglossary.readers.child", str(memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=child_environment(),
            cwd=_ROOT,
        )

    def ask(self, module: str, data: bytes, seconds: float) -> dict[str, Any] | None:
        """The answer, or None when the child ended without one. Raises `TimeoutError` after `seconds`."""
        late = threading.Event()
        timer = threading.Timer(seconds, lambda: (late.set(), self._process.kill()))
        timer.start()
        try:
            answer = self._exchange(module, data, seconds)
        finally:
            timer.cancel()
        if late.is_set():
            raise TimeoutError
        return answer

    def _exchange(self, module: str, data: bytes, seconds: float) -> dict[str, Any] | None:
        source, answers = self._process.stdin, self._process.stdout
        assert source is not None and answers is not None  # noqa: S101 - both are pipes
        try:
            header = {"module": module, "size": len(data), "seconds": seconds}
            source.write(json.dumps(header).encode() + b"\n" + data)
            source.flush()
            line = answers.readline()
            return json.loads(line) if line.endswith(b"\n") else None
        except OSError:  # a broken pipe, which Windows calls an invalid argument
            return None

    def is_alive(self) -> bool:
        return self._process.poll() is None

    def stop(self) -> None:
        self._process.kill()
        self.forget()
        self._process.wait()

    def forget(self) -> None:
        """Closes our ends of the pipes."""
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()

    def disown(self) -> None:
        """After a fork: the child belongs to the other process."""
        self._process.returncode = 0
        self.forget()


_idle: list[_Child] = []
_lock = threading.Lock()


def read(module: str, data: bytes, limits: Limits) -> Reading:
    """Return what the reader `module` makes of `data`. Raises `Unreadable`, also for whatever went beyond `limits`."""
    child = _borrow(limits.memory)
    try:
        answer = child.ask(module, data, limits.seconds)
    except TimeoutError:
        child.stop()
        raise Unreadable(stated("Reading it takes longer than %(n)s seconds.", n=f"{limits.seconds:g}")) from None
    except BaseException:
        child.stop()
        raise
    if answer is None:
        child.stop()
        raise Unreadable(
            stated("The file is damaged: the program that reads it ended, or took more memory than is allowed.")
        )
    _give_back(child, answer)
    if "unreadable" in answer:
        raise Unreadable(restated(*answer["unreadable"]))
    return _reading(answer)


def _reading(answer: dict[str, Any]) -> Reading:
    return Reading(
        text=answer["text"],
        blocks=blocks_from_json(answer["blocks"]),
        title=answer["title"],
        encoding=answer["encoding"],
        warnings=tuple(restated(*each) for each in answer["warnings"]),
        cells=tuple((start, row, column) for start, row, column in answer["cells"]),
        code=tuple(Span(*each) for each in answer["code"]),
    )


def _borrow(memory: int) -> _Child:
    """An idle child with this limit, or a new one."""
    with _lock:
        found = [child for child in _idle if child.memory == memory]
        if found:
            _idle.remove(found[-1])
    if found and found[-1].is_alive():
        return found[-1]
    for child in found[-1:]:
        child.stop()
    return _Child(memory)


def _give_back(child: _Child, answer: dict[str, Any]) -> None:
    if answer.get("exhausted"):
        child.stop()
        return
    with _lock:
        _idle.append(child)


def stop_all() -> None:
    """Ends the children that wait for documents."""
    with _lock:
        children, _idle[:] = _idle[:], []
    for child in children:
        child.stop()


def _forget_all() -> None:
    global _lock
    _lock = threading.Lock()
    for child in _idle:
        child.disown()
    _idle.clear()


atexit.register(stop_all)
if sys.platform != "win32":
    os.register_at_fork(after_in_child=_forget_all)
