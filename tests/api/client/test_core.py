"""How the client behaves where the way to the server is bad: a server that answers what a test tells it to."""

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from tests.api.client import core

Answer = tuple[int, dict[str, str], Any]


class Server:
    """Answers one request after the other with `answers`, the last one for ever; None breaks the connection."""

    def __init__(self) -> None:
        self.answers: list[Answer | None] = [(200, {}, {})]
        self.asked: list[tuple[str, str, dict[str, str]]] = []
        self._http = HTTPServer(("127.0.0.1", 0), self._handler())
        self.url = f"http://127.0.0.1:{self._http.server_port}"
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.01,))
        self._thread.start()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.rfile.read(int(self.headers.get("Content-Length", 0)))
                server.asked.append((self.command, self.path, dict(self.headers)))
                answer = server.answers.pop(0) if len(server.answers) > 1 else server.answers[0]
                if answer is not None:
                    self._say(*answer)

            do_POST = do_GET

            def _say(self, status: int, headers: dict[str, str], body: Any) -> None:
                content = body if isinstance(body, bytes) else json.dumps(body).encode()
                self.send_response(status)
                for name, value in {**headers, "Content-Length": str(len(content))}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, format: str, *args: Any) -> None:
                pass

        return Handler

    def stop(self) -> None:
        self._http.shutdown()
        self._thread.join()
        self._http.server_close()


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.stop()


@pytest.fixture
def waited(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses that the client made, in seconds; they take no time here."""
    waited: list[float] = []
    note: Callable[[float], None] = waited.append
    monkeypatch.setattr(core.time, "sleep", note)
    return waited


def test_reading_is_tried_again_where_the_connection_breaks(server, waited):
    server.answers = [None, None, (200, {}, {"id": 1})]
    assert core.Connection(server.url, "gg_a").ask("GET", "/projects/1") == {"id": 1}
    assert len(waited) == 2


def test_a_change_is_sent_again_only_with_a_key(server, waited):
    server.answers = [None, (200, {}, {"id": 1})]
    connection = core.Connection(server.url, "gg_a")
    with pytest.raises(core.HTTPException):
        connection.ask("POST", "/projects", body={"name": "a"})
    assert len(server.asked) == 1
    server.answers = [None, (200, {}, {"id": 1})]
    assert connection.ask("POST", "/projects", body={}, headers={"Idempotency-Key": "one"}) == {"id": 1}


def test_it_waits_as_long_as_the_server_says_and_no_longer_than_its_patience(server, waited):
    too_often = (429, {"Retry-After": "40"}, {"detail": "Wait."})
    server.answers = [too_often, (200, {}, [])]
    connection = core.Connection(server.url, "gg_a", patience=60)
    assert connection.ask("GET", "/connections") == []
    assert waited == [40]
    server.answers = [too_often]
    with pytest.raises(core.TooOften, match="429: Wait"):
        connection.ask("GET", "/connections")
    assert waited == [40, 40]


def test_the_token_is_not_carried_to_where_a_server_points(server, waited):
    server.answers = [(302, {"Location": f"{server.url}/elsewhere"}, b"")]
    with pytest.raises(core.ApiError) as refused:
        core.Connection(server.url, "gg_a").ask("GET", "/projects")
    assert refused.value.status == 302
    assert [path for _, path, _ in server.asked] == ["/api/v1/projects"]


def test_an_answer_of_somebody_else_is_said_to_be_none(server, waited):
    server.answers = [(502, {}, b"<html>Bad Gateway")]
    with pytest.raises(core.ApiError, match="502: It is no answer of GenGlossary"):
        core.Connection(server.url, "gg_a").ask("GET", "/projects")


def test_pages_are_read_while_one_goes_through_them(server, waited):
    server.answers = [(200, {}, {"items": [1, 2], "next": "a b"}), (200, {}, {"items": [3], "next": None})]
    rows = core.Connection(server.url + "/below/", "gg_a").pages("/projects", {"limit": 2, "mine": True, "q": None})
    assert next(rows) == 1
    assert len(server.asked) == 1
    assert list(rows) == [2, 3]
    assert server.asked[1][1] == "/below/api/v1/projects?limit=2&mine=true&cursor=a+b"


def test_signs_in_a_path_mean_nothing_else():
    assert core.in_path("a/../b?c#é") == "a%2F..%2Fb%3Fc%23%C3%A9"


def test_only_addresses_of_the_web_are_asked():
    with pytest.raises(ValueError, match="http"):
        core.Connection("file:///etc", "gg_a")
