"""The gate for calls: how many are in flight, when the next may start, how often a failed one is tried again."""

import asyncio
import random
from collections import deque
from dataclasses import dataclass
from types import TracebackType

from genglossary.engines.model.faults import PassingError


class Gate:
    """Lets at most `limit` calls through at a time, first come first served, and none while it is closed.

    For use inside one event loop. The limit may change at any time; calls in flight are never called back.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._inside = 0
        self._closed_until = 0.0
        self._waiting: deque[asyncio.Future[None]] = deque()

    async def __aenter__(self) -> None:
        loop = asyncio.get_running_loop()
        turn = loop.create_future()
        self._waiting.append(turn)
        self._admit()
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self._leave()
            raise

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._leave()

    def set_limit(self, limit: int) -> None:
        self._limit = limit
        self._admit()

    def close_for(self, seconds: float) -> float:
        """No call starts for so long: the server asked for it. By how many seconds that lengthens the wait."""
        loop = asyncio.get_running_loop()
        until = loop.time() + seconds
        longer = until - max(self._closed_until, loop.time())
        if longer <= 0:
            return 0.0
        self._closed_until = until
        loop.call_at(until + 0.001, self._admit)
        return longer

    def _leave(self) -> None:
        self._inside -= 1
        self._admit()

    def _admit(self) -> None:
        if asyncio.get_running_loop().time() < self._closed_until:
            return
        while self._waiting and self._inside < self._limit:
            turn = self._waiting.popleft()
            if not turn.done():
                self._inside += 1
                turn.set_result(None)


@dataclass(slots=True)
class Patience:
    """The tries that a run has: up to `tries` times a call, `retries` and a tenth of its calls altogether,
    and no longer than `longest_wait` seconds at all for servers that ask to be left alone.

    Waits double from `first_wait` (full jitter in the upper half, so that calls that failed together do not come
    back together).
    """

    tries: int = 5
    retries: int = 100
    longest_wait: float = 900.0
    first_wait: float = 0.5
    calls: int = 0
    waited: float = 0.0
    rate_limited_tries: int = 30

    def wait_before(self, attempt: int, error: PassingError) -> float | None:
        """Seconds to wait before try number `attempt` (from 1) after `error`; None to give up."""
        if error.wait is not None:
            return self._asked_wait(attempt, error.wait)
        most = 1 if error.silent else self.tries
        if attempt > most or self.retries + self.calls // 10 <= 0:
            return None
        self.retries -= 1
        return min(30.0, self.first_wait * 2 ** (attempt - 1)) * random.uniform(0.5, 1.0)  # noqa: S311

    def _asked_wait(self, attempt: int, seconds: float) -> float | None:
        if attempt > self.rate_limited_tries or self.waited + seconds > self.longest_wait:
            return None
        return seconds
