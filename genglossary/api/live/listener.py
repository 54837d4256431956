"""One who listens: a connection, what it may hear, and how far it has."""

import socket
import time

# Who takes nothing for so long is let go: they come back with the id of what they heard last.
STALLED_SECONDS = 20.0


class Gone(Exception):
    """The other end is closed, or does not read any more."""


class Listener:
    """Hears of one project, or of one run of it, for as long as `token` is good.

    `heard` has an id of the newest change and one of the newest run event that it was told of, or None for one that
    begins with what happens from now on.
    """

    def __init__(self, token: int, user: int, project: int, run: int | None, heard: list[int] | None) -> None:
        self.token, self.user, self.project, self.run = token, user, project, run
        self.heard: list[int] = heard or [0, 0]
        self.begins_now = heard is None
        self.ends = False
        self._unsent = bytearray()
        self._socket: socket.socket | None = None
        self._moved_at = time.monotonic()

    def connect(self, connection: socket.socket, head: bytes = b"") -> None:
        """Write to `connection` from now on, `head` first."""
        connection.setblocking(False)
        self._socket = connection
        self._unsent += head

    def fileno(self) -> int:
        return self._socket.fileno() if self._socket else -1

    @property
    def is_busy(self) -> bool:
        """Whether it has not taken yet what it was sent; then it is told more later."""
        return bool(self._unsent)

    def send(self, text: bytes) -> None:
        """Keep `text` for `flush`."""
        self._moved_at = self._moved_at if self._unsent else time.monotonic()
        self._unsent += text

    def flush(self) -> None:
        """Send more of what was kept. Raises Gone, also for one that has taken nothing for too long."""
        try:
            while self._unsent and self._socket:
                del self._unsent[: self._socket.send(self._unsent)]
                self._moved_at = time.monotonic()
        except BlockingIOError:
            if time.monotonic() - self._moved_at > STALLED_SECONDS:
                raise Gone from None
        except OSError as error:
            raise Gone from error
        if self.ends and not self._unsent:
            raise Gone

    def hear_nothing(self) -> None:
        """Throw away what the other end says. Raises Gone when it has closed the connection."""
        try:
            if self._socket and not self._socket.recv(4096):
                raise Gone
        except BlockingIOError:
            pass
        except OSError as error:
            raise Gone from error

    def close(self) -> None:
        if self._socket:
            self._socket.close()
