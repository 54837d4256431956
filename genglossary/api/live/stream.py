"""The answer to one who listens."""

import socket
import sys
from collections.abc import Iterator

from django.http import StreamingHttpResponse

from genglossary.api.live.hub import hub
from genglossary.api.live.listener import Listener

RETRY = b"retry: 3000\n\n"
# Where the server gives no connection away, each listener takes one of its threads.
MOST_IN_THREADS = 4
_LONGEST_SILENCE = 60.0


class EventStream(StreamingHttpResponse):
    """Holds a place of the hub, which its listener takes over, or gives it back when it is closed before."""

    def __init__(self, listener: Listener) -> None:
        super().__init__(self._in_thread(), content_type="text/event-stream; charset=utf-8")
        self["Cache-Control"] = "no-store"
        self["X-Accel-Buffering"] = "no"  # nginx passes each line on at once
        self._listener: Listener | None = listener

    def take_over(self, connection: socket.socket, head: bytes) -> None:
        """Write to `connection`, which is the hub's from now on."""
        listener, self._listener = self._listener, None
        assert listener is not None  # noqa: S101 - once
        connection.settimeout(None)
        _notice_dead_ends(connection)
        listener.connect(connection, head + RETRY)
        hub.join(listener)

    def _in_thread(self) -> Iterator[bytes]:
        """The same through a pair of sockets, for servers that know no other way."""
        ours, theirs = socket.socketpair()
        with ours:
            self.take_over(theirs, b"")
            ours.settimeout(_LONGEST_SILENCE)
            while piece := ours.recv(65536):
                yield piece

    def close(self) -> None:
        super().close()
        if self._listener:
            self._listener = None
            hub.release()


def _notice_dead_ends(connection: socket.socket) -> None:
    """Have the system give up a connection whose other end says nothing, where it can."""
    if sys.platform == "linux" and connection.family != socket.AF_UNIX:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, 30_000)
