"""Counting who asks too often, for all web processes of this machine together.

The counts lie in memory that processes share which were forked from one that had loaded this module, as those of the
web server are. Others count by themselves. Nothing is written: counting must cost less than what it protects. Signing
in on the pages is counted elsewhere.
"""

import mmap
import os
import struct
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from threading import Lock

if sys.platform != "win32":  # where no web server of ours runs
    import fcntl

WINDOW = 60
"""Seconds after which counting begins anew."""
PLACES = 1 << 16
"""Keys that are told from each other in one window; more of them share the counts of others."""
_TRIED = 64
_NUMBER = struct.Struct("=Q")
_PLACE = struct.Struct("=QQ")
"""The hash of a key and its count."""


class _Memory:
    """The current window, and a place for each key that was counted in it."""

    def __init__(self) -> None:
        self._size = _NUMBER.size + PLACES * _PLACE.size
        self._bytes = mmap.mmap(-1, self._size)
        self._threads = Lock()
        # Unlike a semaphore, the system takes this lock from a process that dies with it.
        self._processes = _file_without_name() if sys.platform != "win32" else -1

    def add(self, key: bytes, number: int) -> int:
        """Add to the count of `key`; what it is then."""
        wanted = _NUMBER.unpack(blake2b(key, digest_size=_NUMBER.size).digest())[0] or 1
        with self._locked():
            self._turn()
            place = self._place(wanted)
            count = _PLACE.unpack_from(self._bytes, place)[1] + number
            if number:
                _PLACE.pack_into(self._bytes, place, wanted, count)
            return count

    def clear(self) -> None:
        with self._locked():
            self._bytes[:] = bytes(self._size)

    def _turn(self) -> None:
        """Begin anew where the window is over; the clock is that of the machine."""
        window = int(time.monotonic() // WINDOW) + 1
        if _NUMBER.unpack_from(self._bytes)[0] != window:
            self._bytes[:] = bytes(self._size)
            _NUMBER.pack_into(self._bytes, 0, window)

    def _place(self, wanted: int) -> int:
        """The place of a key, or a free one for it; where all around are taken, that of another key."""
        for at in range(wanted, wanted + _TRIED):
            place = _NUMBER.size + at % PLACES * _PLACE.size
            if _PLACE.unpack_from(self._bytes, place)[0] in (0, wanted):
                return place
        return _NUMBER.size + wanted % PLACES * _PLACE.size

    @contextmanager
    def _locked(self) -> Iterator[None]:
        with self._threads:
            if sys.platform != "win32":
                fcntl.lockf(self._processes, fcntl.LOCK_EX)
            try:
                yield
            finally:
                if sys.platform != "win32":
                    fcntl.lockf(self._processes, fcntl.LOCK_UN)


def _file_without_name() -> int:
    """The number of a file that is gone with the processes that have it open."""
    number, path = tempfile.mkstemp()
    os.unlink(path)
    return number


_memory = _Memory()


class Throttle:
    """Counts by key in windows of a minute; of the one before, and of others, it keeps nothing."""

    def __init__(self, name: str) -> None:
        """Two with one name count the same."""
        self._name = name

    def count(self, key: str) -> int:
        """One more for `key`; how many there are in this minute."""
        return _memory.add(f"{self._name} {key}".encode(), 1)

    def counted(self, key: str) -> int:
        return _memory.add(f"{self._name} {key}".encode(), 0)

    def forget(self) -> None:
        """Begin anew at once, with all that is counted."""
        _memory.clear()


def seconds_left() -> int:
    """Until the minute is over; at least one."""
    return max(1, WINDOW - int(time.monotonic() % WINDOW))
