"""The address to serve: a socket that the supervisor opens before anything else, and the web server inherits."""

import errno
import socket
import time
from pathlib import Path

from genglossary.pipeline.text.stated import Stated, stated

# A supervisor that was killed leaves its web server a moment to notice and go.
RETRY_SECONDS = 3.0
BACKLOG = 128
_REMEMBERED = "serve.address"


class AddressRefused(Exception):
    """The address cannot be served; the message says why and what to do."""


def opened(host: str, port: int) -> socket.socket:
    """A listening socket on `host` (a name or an IPv4 or IPv6 address). Raises AddressRefused."""
    if not 0 <= port <= 65535:
        raise AddressRefused(stated("%(port)s is no port: they end at 65535.", port=port))
    deadline = time.monotonic() + RETRY_SECONDS
    while True:
        try:
            return socket.create_server((host, port), family=_family(host), backlog=BACKLOG)
        except OSError as error:
            if error.errno != errno.EADDRINUSE or time.monotonic() > deadline:
                raise AddressRefused(_reason(host, port, error)) from error
            time.sleep(0.2)


def url(host: str, port: int) -> str:
    """The address to type into a browser on this machine."""
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104
    return f"http://{shown}:{port}/"


def remember(folder: Path, address: str) -> None:
    """Write down where `serve` answers, for whoever asks for a link to it."""
    (folder / _REMEMBERED).write_text(address, encoding="utf-8")


def remembered(folder: Path) -> str:
    """The address at which `serve` answers, or answered last; empty where it never did."""
    try:
        return (folder / _REMEMBERED).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def _reason(host: str, port: int, error: OSError) -> Stated:
    if error.errno == errno.EADDRINUSE:
        return stated(
            "Port %(port)s on %(host)s is in use by another program: stop that, or choose another with --port.",
            port=port, host=host,
        )  # fmt: skip
    if error.errno == errno.EACCES:
        return stated("Port %(port)s may not be opened by this user: choose one above 1023 with --port.", port=port)
    return stated(
        "%(host)s, port %(port)s, cannot be served: %(reason)s.", host=host, port=port, reason=error.strerror or error
    )
