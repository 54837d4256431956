"""The thread that writes to everybody who listens to this process; it is there while somebody does."""

import logging
import os
import selectors
import threading
import time
from collections.abc import Callable

from django.conf import settings
from django.db import Error, connection

from genglossary.api.live.feed import Feed, may_listen
from genglossary.api.live.listener import Gone, Listener

LOOK_SECONDS = 0.5
HEARTBEAT_SECONDS = 10.0
HEARTBEAT = b": still here\n\n"

log = logging.getLogger(__name__)


class Hub:
    """Has places for so many listeners. `reserve` one, then `join`, or give it back by `release`."""

    def __init__(self, most: Callable[[], int]) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._taken = 0
        self._joining: list[Listener] = []
        self._thread: threading.Thread | None = None
        self._wake: tuple[int, int] = (-1, -1)

    def reserve(self, most: int | None = None) -> bool:
        """Take a place for one; False when there is none left, or `most` are taken."""
        with self._lock:
            if self._taken >= min(self._most(), self._most() if most is None else most):
                return False
            self._taken += 1
            return True

    def release(self) -> None:
        with self._lock:
            self._taken -= 1

    @property
    def taken(self) -> int:
        return self._taken

    def join(self, listener: Listener) -> None:
        """Write to `listener`, which is connected, until it is gone; then its place is free again."""
        with self._lock:
            self._joining.append(listener)
            if self._thread is None:
                self._wake = os.pipe()
                self._thread = threading.Thread(target=_Round(self).run, name="live", daemon=True)
                self._thread.start()
            else:
                os.write(self._wake[1], b".")

    def joined(self) -> list[Listener]:
        """The listeners who have come since this was asked last."""
        with self._lock:
            joined, self._joining = self._joining, []
            return joined

    def rests(self) -> bool:
        """Whether nobody has come: then the thread is forgotten, and has to end."""
        with self._lock:
            if self._joining:
                return False
            for end in self._wake:
                os.close(end)
            self._thread = None
            return True

    @property
    def wake(self) -> int:
        return self._wake[0]


class _Round:
    """The work of the thread, from the first listener to the last."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._selector = selectors.DefaultSelector()
        self._listeners: list[Listener] = []
        self._feed: Feed | None = None
        self._look_at = self._beat_at = 0.0
        self._new: list[Listener] = []

    def run(self) -> None:
        self._selector.register(self._hub.wake, selectors.EVENT_READ)
        self._beat_at = time.monotonic() + HEARTBEAT_SECONDS
        while True:
            self._new += self._hub.joined()
            if not self._listeners and not self._new and self._hub.rests():
                break
            self._turn()
        self._selector.close()
        connection.close()

    def _turn(self) -> None:
        try:
            self._welcome()
            self._read_and_write(max(0.0, self._look_at - time.monotonic()))
            if time.monotonic() >= self._beat_at:
                self._beat()
            if time.monotonic() >= self._look_at:
                self._tell()
        except Error as error:
            log.warning("Listeners wait: the database cannot be reached: %s", error)
            self._again_later()
        except Exception:
            log.exception("Telling listeners failed in one round, and goes on.")
            self._again_later()

    def _again_later(self) -> None:
        connection.close()
        self._look_at = time.monotonic() + LOOK_SECONDS
        time.sleep(LOOK_SECONDS)

    def _welcome(self) -> None:
        if self._new and self._feed is None:
            self._feed = Feed()
        while self._new:
            listener = self._new[-1]
            assert self._feed is not None  # noqa: S101 - just made
            self._feed.begin(listener)
            self._selector.register(listener, selectors.EVENT_READ, listener)
            self._listeners.append(self._new.pop())
            self._try(listener, listener.flush)

    def _read_and_write(self, seconds: float) -> None:
        """Wait so long for listeners that go, take more, or come."""
        for each in self._listeners:
            events = selectors.EVENT_READ | (selectors.EVENT_WRITE if each.is_busy else 0)
            if self._selector.get_key(each).events != events:
                self._selector.modify(each, events, each)
        for key, events in self._selector.select(seconds):
            if key.data is None:
                os.read(self._hub.wake, 4096)
            elif events & selectors.EVENT_READ:
                self._try(key.data, key.data.hear_nothing)
            else:
                self._try(key.data, key.data.flush)

    def _tell(self) -> None:
        assert self._feed is not None  # noqa: S101 - who listens was welcomed
        self._feed.look()
        self._feed.tell(self._listeners)
        self._flush()
        self._feed.progress(self._listeners)
        self._flush()
        more = self._feed.has_more(self._listeners)
        self._look_at = 0.0 if more else time.monotonic() + LOOK_SECONDS

    def _flush(self) -> None:
        for each in list(self._listeners):
            self._try(each, each.flush)

    def _beat(self) -> None:
        """Say that we are here, and end the streams of those who may not listen any more."""
        self._beat_at = time.monotonic() + HEARTBEAT_SECONDS
        allowed = set(may_listen(self._listeners))
        for each in list(self._listeners):
            if each not in allowed:
                self._drop(each)
            else:
                each.send(b"" if each.is_busy else HEARTBEAT)
                self._try(each, each.flush)

    def _try(self, listener: Listener, do: Callable[[], None]) -> None:
        try:
            do()
        except Gone:
            self._drop(listener)

    def _drop(self, listener: Listener) -> None:
        if listener in self._listeners:
            self._selector.unregister(listener)
            self._listeners.remove(listener)
            listener.close()
            self._hub.release()


hub = Hub(lambda: settings.LISTENERS)
