"""Real listeners at a real `serve`: they take no thread of the pages, and end with it."""

import socket
import time
import urllib.request
from contextlib import ExitStack
from urllib.parse import urlsplit

import pytest
from django.contrib.auth.models import User
from django.db import connection

from genglossary.actions import tokens
from genglossary.actions.changes import record
from tests.factories import make_project, make_user
from tests.functional.lifecycle.tree import Tree, eventually


@pytest.fixture(autouse=True)
def _shared_database(transactional_db):
    yield
    connection.close()


class Ear:
    """One connection that listens."""

    def __init__(self, url: str, project: int, secret: str) -> None:
        where = urlsplit(url)
        self.socket = socket.create_connection((where.hostname, where.port), timeout=30)
        self.text = b""
        self.has_ended = False
        head = [
            f"GET /api/v1/projects/{project}/events HTTP/1.1", f"Host: {where.netloc}", "Accept: text/event-stream",
            "Accept-Encoding: gzip", f"Authorization: Bearer {secret}", "", "",
        ]  # fmt: skip
        self.socket.sendall("\r\n".join(head).encode())
        while b"retry:" not in self.text and self.read():
            pass
        self.socket.setblocking(False)

    def __enter__(self) -> "Ear":
        return self

    def __exit__(self, *_: object) -> None:
        self.socket.close()

    def read(self) -> bool:
        try:
            piece = self.socket.recv(1 << 20)
        except BlockingIOError:
            return False
        except ConnectionError:
            piece = b""
        self.text += piece
        self.has_ended = self.has_ended or not piece
        return bool(piece)

    def hears(self, words: bytes) -> bool:
        self.read()
        return words in self.text


def secret_of(project) -> str:
    return tokens.make(User.objects.get(memberships__project=project), "ear", scopes=(), days=1)[1]


def test_fifty_listeners_hear_and_the_pages_answer_and_all_end_with_the_server():
    project = make_project("Boilers", by=make_user("mina"))
    secret = secret_of(project)
    with Tree(LOG_LEVEL="INFO") as tree, ExitStack() as open_ones:
        ears = [open_ones.enter_context(Ear(tree.url, project.pk, secret)) for _ in range(50)]
        for ear in ears:
            assert ear.text.startswith(b"HTTP/1.1 200 OK\r\n"), ear.text
            assert b"text/event-stream" in ear.text and b"gzip" not in ear.text.lower()
        for _ in range(40):
            with urllib.request.urlopen(tree.url + "sign-in/", timeout=10) as page:
                assert page.status == 200
        record(project, "change", project, label="the new name")
        eventually(lambda: all(ear.hears(b"the new name") for ear in ears))
        assert {ear.text.count(b"the new name") for ear in ears} == {1}
        began = time.monotonic()
        assert tree.stop() == 0
        eventually(lambda: all(ear.read() or ear.has_ended for ear in ears))
        assert time.monotonic() - began < 10
        assert "Traceback" not in tree.log_text(), tree.log_text()


def test_above_the_limit_the_answer_is_a_problem_and_a_place_that_was_left_is_taken_again():
    project = make_project("Boilers", by=make_user("mina"))
    secret = secret_of(project)
    with Tree(GENGLOSSARY_LISTENERS="1") as tree, ExitStack() as open_ones:
        ears = [open_ones.enter_context(Ear(tree.url, project.pk, secret)) for _ in range(8)]
        refused = [ear for ear in ears if ear.text.startswith(b"HTTP/1.1 503")]
        assert len(refused) >= 6
        assert all(b"Retry-After: 30" in ear.text for ear in refused)
        for ear in ears:
            ear.socket.close()

        def again() -> bool:
            return open_ones.enter_context(Ear(tree.url, project.pk, secret)).text.startswith(b"HTTP/1.1 200")

        eventually(again)
