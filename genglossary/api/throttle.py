"""Counting who asks too often. Each process counts by itself; signing in on the pages is counted elsewhere."""

import time
from collections import Counter
from threading import Lock

WINDOW = 60
"""Seconds after which counting begins anew."""


class Throttle:
    """Counts by key in windows of a minute; of the one before, and of others, it keeps nothing."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._window = 0
        self._counts: Counter[str] = Counter()

    def count(self, key: str) -> int:
        """One more for `key`; how many there are in this minute."""
        with self._lock:
            self._turn()
            self._counts[key] += 1
            return self._counts[key]

    def counted(self, key: str) -> int:
        with self._lock:
            self._turn()
            return self._counts[key]

    def forget(self) -> None:
        with self._lock:
            self._counts.clear()

    def _turn(self) -> None:
        window = int(time.monotonic() // WINDOW)
        if window != self._window:
            self._window = window
            self._counts.clear()


def seconds_left() -> int:
    """Until the minute is over; at least one."""
    return max(1, WINDOW - int(time.monotonic() % WINDOW))
