"""Stop a long computation from another thread, without a check in each of its loops."""

import ctypes
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager

from genglossary.pipeline.garbage import collector_at_rest

_raise_in = ctypes.pythonapi.PyThreadState_SetAsyncExc
_raise_in.argtypes = (ctypes.c_ulong, ctypes.py_object)


class Interruption:
    """Raises `error` in the thread that is inside `region`, at its next step of Python, once `now` was called.

    Only for regions that compute and keep nothing: the exception comes anywhere, also where nobody expects one. So
    nothing in a region may use the database or hold a lock, but where it is `paused`.
    """

    def __init__(self, error: type[Exception]) -> None:
        self._error = error
        self._lock = threading.Lock()
        self._thread: int | None = None
        self._asked = False

    def now(self) -> None:
        """Interrupt the region that is under way, and every later one as it begins. From any thread."""
        with self._lock:
            self._asked = True
            if self._thread is not None:
                _raise_in(self._thread, ctypes.py_object(self._error))

    @contextmanager
    def region(self) -> Generator[None]:
        """Let what is done in this context be interrupted; the garbage collector rests. Raises the `error`."""
        with collector_at_rest():
            try:
                self._begin()
                yield
            finally:
                self._end()

    @contextmanager
    def paused(self) -> Generator[None]:
        """Keep what is done in this context from being interrupted: it may use the database. A region that is under way
        goes on afterwards, or ends with the `error` when it was interrupted meanwhile."""
        if self._thread != threading.get_ident():
            yield
            return
        self._end()
        try:
            yield
        finally:
            self._begin()

    def _begin(self) -> None:
        with self._lock:
            if self._asked:
                raise self._error
            self._thread = threading.get_ident()

    def _end(self) -> None:
        """Leave the region. An exception that was asked for and has not been raised yet is caught here, and not
        later."""
        with self._lock:
            thread, self._thread = self._thread, None
            asked = self._asked
        if asked and thread is not None:
            self._take(thread)

    def _take(self, thread: int) -> None:
        """Have one raised and caught. Taking it back with NULL would leave the interpreter looking for it for good:
        each step of Python would cost more, and a profiler never end (CPython 3.11)."""
        try:
            _raise_in(thread, ctypes.py_object(self._error))
            while True:
                time.sleep(0)
        except self._error:
            return
