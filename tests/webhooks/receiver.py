"""A receiver of webhooks on this machine: keeps what it is sent, and answers as a test wants."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from standardwebhooks import Webhook as Verifier


@dataclass
class Received:
    path: str
    headers: dict[str, str]
    body: bytes

    def verified(self, secret: str) -> Any:
        """The message, if it is signed with `secret`; raises otherwise."""
        return Verifier(secret).verify(self.body, self.headers)


class Receiver:
    """Answers with the statuses of `answers` in turn, then with 204; a float is so many seconds without an answer."""

    def __init__(self, url: str, answers: list[int | float]) -> None:
        self.url, self.answers = url, answers
        self.received: list[Received] = []

    @property
    def ids(self) -> list[str]:
        return [each.headers["webhook-id"] for each in self.received]


@contextmanager
def a_receiver(*answers: int | float) -> Iterator[Receiver]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            headers = {name.lower(): value for name, value in self.headers.items()}
            receiver.received.append(Received(self.path, headers, body))
            answer = receiver.answers.pop(0) if receiver.answers else 204
            if isinstance(answer, float):
                self._drip(answer)
                return
            self.send_response(answer)
            if 300 <= answer < 400:
                self.send_header("Location", receiver.url + "elsewhere")
            self.end_headers()

        def _drip(self, seconds: float) -> None:
            """A byte of the head now and then: no wait of the other side is ever long."""
            until = time.monotonic() + seconds
            try:
                self.wfile.write(b"HTTP/1.1 200 OK\r\n")
                while time.monotonic() < until:
                    self.wfile.write(b"x")
                    self.wfile.flush()
                    time.sleep(0.05)
            except OSError:
                return

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    receiver = Receiver(f"http://127.0.0.1:{server.server_port}/", list(answers))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield receiver
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
