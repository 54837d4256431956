"""Many calls in flight on an event loop in a thread of its own; outside, plain methods that may be called from
the thread that reads results."""

import asyncio
import queue
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from types import TracebackType
from typing import Generic, TypeVar

R = TypeVar("R")


class Flight(Generic[R]):
    """Starts coroutines and hands out what they return, in the order in which they end.

    Leaving it aborts what is still in flight. `abort` does so at once and may be called from any thread.
    """

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="model calls", daemon=True)
        self._ended: queue.SimpleQueue[Future[R]] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._closed = False
        self.pending = 0

    def __enter__(self) -> "Flight[R]":
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._lock:
            self._closed = True
        asyncio.run_coroutine_threadsafe(self._finish(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def submit(self, job: Coroutine[object, object, R]) -> None:
        self.pending += 1
        asyncio.run_coroutine_threadsafe(job, self._loop).add_done_callback(self._ended.put)

    def wait(self, job: Coroutine[object, object, None]) -> None:
        """Runs one coroutine to its end."""
        asyncio.run_coroutine_threadsafe(job, self._loop).result()

    def arrived(self, timeout: float) -> Future[R] | None:
        """The next call that has ended, after waiting for it for at most `timeout` seconds."""
        try:
            ended = self._ended.get(timeout=timeout) if timeout > 0 else self._ended.get_nowait()
        except queue.Empty:
            return None
        self.pending -= 1
        return ended

    def soon(self, action: Callable[[], None]) -> None:
        """Runs `action` on the event loop."""
        self._loop.call_soon_threadsafe(action)

    def abort(self) -> None:
        """Cancels everything in flight, so that servers see their connections close and stop working."""
        with self._lock:
            if not self._closed:
                self._loop.call_soon_threadsafe(self._cancel_all)

    def _cancel_all(self) -> None:
        for task in asyncio.all_tasks(self._loop):
            task.cancel()

    async def _finish(self) -> None:
        others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        await self._loop.shutdown_asyncgens()
