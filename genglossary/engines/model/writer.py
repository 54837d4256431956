"""Replies are written down as they arrive, by a thread of their own: neither the calls nor the run wait for it."""

import queue
import threading
from types import TracebackType

from genglossary.engines.model.replies import Call, ReplyStore


class Writer:
    """Puts calls into a store, as many at once as have arrived. On leaving, everything given to it is stored."""

    def __init__(self, store: ReplyStore) -> None:
        self._store = store
        self._arrived: queue.SimpleQueue[Call | None] = queue.SimpleQueue()
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._write, name="model replies", daemon=True)

    def __enter__(self) -> "Writer":
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._arrived.put(None)
        self._thread.join()
        if error is None:
            self.check()

    def put(self, call: Call) -> None:
        """Never waits; safe to use from every thread."""
        self._arrived.put(call)

    def check(self) -> None:
        """Raises what the store raised: a reply that cannot be kept would have to be paid for again."""
        if self._error is not None:
            raise self._error

    def _write(self) -> None:
        try:
            while calls := self._next():
                self._store.put(calls)
        except BaseException as error:
            self._error = error
        finally:
            self._store.close()

    def _next(self) -> list[Call]:
        """All calls that have arrived, after waiting for the first; empty at the end."""
        calls: list[Call] = []
        call = self._arrived.get()
        while call is not None:
            calls.append(call)
            try:
                call = self._arrived.get_nowait()
            except queue.Empty:
                return calls
        if calls:
            self._arrived.put(None)
        return calls
