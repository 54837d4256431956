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

    `abort` cancels at once what is in flight and may be called from any thread. Leaving does so too, waits until it
    has ended, and runs what `at_end` makes before the event loop closes.
    """

    def __init__(self, at_end: Callable[[], Coroutine[object, object, None]]) -> None:
        self._at_end = at_end
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="model calls", daemon=True)
        self._calls: set[Future[R]] = set()
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
        try:
            asyncio.run_coroutine_threadsafe(self._finish(), self._loop).result()
        finally:
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()
            self._loop.close()

    def submit(self, job: Coroutine[object, object, R]) -> None:
        self.pending += 1
        with self._lock:  # so that no abort comes between the start of a call and its entry in the list
            call = asyncio.run_coroutine_threadsafe(job, self._loop)
            self._calls.add(call)
        call.add_done_callback(self._end)

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
        """Cancels everything in flight, so that servers see their connections close and stop working.

        Only the calls themselves: what they have started on the loop is theirs to end. A connect that is cancelled
        behind the back of its call leaves a coroutine that nobody awaits.
        """
        with self._lock:
            if not self._closed:
                self._loop.call_soon_threadsafe(self._cancel_all)

    def _cancel_all(self) -> None:
        """On the loop, so that none that waits for its turn gets it from another that was cancelled before."""
        with self._lock:
            calls = tuple(self._calls)
        for call in calls:
            call.cancel()

    def _end(self, call: Future[R]) -> None:
        self._calls.discard(call)
        self._ended.put(call)

    async def _finish(self) -> None:
        self._cancel_all()
        others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        await asyncio.gather(*others, return_exceptions=True)
        await self._at_end()
        await self._loop.shutdown_asyncgens()
