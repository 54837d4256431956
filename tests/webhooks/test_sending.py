"""Messages over the wire, to receivers that behave and to those that do not."""

import socket
import ssl
import subprocess
import threading
import time

import pytest

from genglossary.webhooks import sending
from genglossary.webhooks.addresses import resolved, target_of
from tests.webhooks.receiver import a_receiver


def post(address: str, body: bytes = b"{}") -> sending.SendingResult:
    target = target_of(address)
    return sending.post(target, resolved(target), {"webhook-id": "msg_1"}, body)


def test_the_body_and_the_name_of_the_host_arrive(receiver):
    answer = post(receiver.url.replace("127.0.0.1", "localhost") + "in?key=1", b'{"a": 1}')
    assert answer.is_good
    (got,) = receiver.received
    assert (got.path, got.body) == ("/in?key=1", b'{"a": 1}')
    assert got.headers["host"].startswith("localhost:")


@pytest.fixture(autouse=True)
def localhost_is_here(settings):
    settings.WEBHOOK_HOSTS = ["localhost", "127.0.0.0/8", "::1"]


def test_redirects_are_not_followed():
    with a_receiver(302) as receiver:
        answer = post(receiver.url)
        assert (answer.status, answer.problem, answer.is_good) == (302, "redirect", False)
        assert len(receiver.received) == 1


def test_a_proxy_of_the_environment_is_not_asked(receiver, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    assert post(receiver.url).is_good


def test_a_receiver_that_drips_is_left_in_time(monkeypatch):
    monkeypatch.setattr(sending, "WHOLE_SECONDS", 0.4)
    with a_receiver(3.0) as receiver:
        began = time.monotonic()
        answer = post(receiver.url)
        assert (answer.status, answer.problem) == (None, "late")
        assert time.monotonic() - began < 2


def test_where_nobody_listens_the_log_says_so():
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    assert post(f"http://127.0.0.1:{port}/").problem == "nobody"


@pytest.mark.parametrize(("said", "problem"), [(b"SSH-2.0-x\r\n\r\n", "no_http"), (b"", "lost")])
def test_what_is_no_answer_is_told_without_its_text(said, problem):
    with _a_server(lambda peer: (_request(peer), peer.sendall(said))) as port:
        answer = post(f"http://127.0.0.1:{port}/")
    assert (answer.status, answer.problem) == (None, problem)


def test_without_https_at_the_other_end_nothing_is_sent(receiver):
    assert post(receiver.url.replace("http:", "https:")).problem == "no_tls"
    assert receiver.received == []


def test_a_certificate_that_nobody_vouches_for_is_refused_and_one_that_is_trusted_taken(tmp_path, monkeypatch):
    certificate, key = _certificate_for_localhost(tmp_path)
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(certificate, key)
    heard: list[bytes] = []

    def serve(peer: socket.socket) -> None:
        with server.wrap_socket(peer, server_side=True) as secure:
            heard.append(_request(secure))
            secure.sendall(b"HTTP/1.1 204 No Content\r\n\r\n")

    with _a_server(serve) as port:
        assert post(f"https://localhost:{port}/").problem == "certificate"
    assert heard == []
    make = ssl.create_default_context
    monkeypatch.setattr(ssl, "create_default_context", lambda: make(cafile=certificate))
    with _a_server(serve) as port:
        assert post(f"https://localhost:{port}/").status == 204
    with _a_server(serve) as port:
        assert post(f"https://127.0.0.1:{port}/").problem == "certificate"  # it is for another name


def _request(peer: socket.socket) -> bytes:
    """All of it: an end with something unread would be one without an answer."""
    heard = b""
    while not heard.endswith(b"\r\n\r\n{}") and (piece := peer.recv(65536)):
        heard += piece
    return heard


def _certificate_for_localhost(folder):
    certificate, key = str(folder / "cert.pem"), str(folder / "key.pem")
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate]
    command += ["-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    subprocess.run(command, check=True, capture_output=True)
    return certificate, key


class _a_server:
    """Takes one connection and does with it what a test wants."""

    def __init__(self, do) -> None:
        self._do, self._listening = do, socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._serve)

    def __enter__(self) -> int:
        self._thread.start()
        return self._listening.getsockname()[1]

    def __exit__(self, *_) -> None:
        self._thread.join()
        self._listening.close()

    def _serve(self) -> None:
        peer, _ = self._listening.accept()
        with peer:
            try:
                self._do(peer)
            except OSError:
                return
