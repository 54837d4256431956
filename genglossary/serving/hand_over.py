"""Connections that leave the web server: an answer without end must not hold one of its threads.

Gunicorn gives an application the socket of the request (`gunicorn.socket`). An answer that has `take_over` is given it,
with its head; gunicorn is told by StopIteration to forget the request, and closes an empty socket object.
"""

import socket
from collections.abc import Callable, Iterable
from typing import Any

Environment = dict[str, Any]


class HandingOver:
    """The application with this one exception; other servers than gunicorn iterate such an answer as any other."""

    def __init__(self, application: Callable[..., Iterable[bytes]]) -> None:
        self._application = application

    def __call__(self, environ: Environment, start_response: Callable[..., Any]) -> Iterable[bytes]:
        started: list[Any] = []
        response: Any = self._application(environ, lambda *arguments: started.append(arguments))
        held = environ.get("gunicorn.socket")
        if not hasattr(response, "take_over") or type(held) is not socket.socket:
            start_response(*started[-1])
            return response
        response.take_over(socket.socket(fileno=held.detach()), head_of(*started[-1]))
        response.close()
        raise StopIteration


def head_of(status: str, headers: list[tuple[str, str]], *_: Any) -> bytes:
    """The head of an answer that ends with its connection."""
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in headers), "Connection: close", "", ""]
    return "\r\n".join(lines).encode("latin-1")
