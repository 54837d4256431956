"""A project with its people, and a program with a token for each of them."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from genglossary.actions import tokens
from genglossary.api.access import failures_from, requests_of
from genglossary.models import Project, TokenScope
from tests.factories import make_team, make_user


class Program:
    """Asks with a token; what it sends is JSON."""

    def __init__(self, secret: str) -> None:
        self._client = Client(raise_request_exception=False)
        self._headers = {"Authorization": f"Bearer {secret}"} if secret else {}

    def ask(self, method: str, path: str, body: Any = None, headers: Any = None, **data: Any) -> Any:
        sent = {"content_type": "application/json", "data": body} if body is not None else {}
        ask = getattr(self._client, method)
        return ask(f"/api/v1{path}", **sent, **data, headers={**self._headers, **(headers or {})})

    def get(self, path: str, **options: Any) -> Any:
        return self.ask("get", path, **options)

    def post(self, path: str, body: Any = None, **options: Any) -> Any:
        return self.ask("post", path, body, **options)

    def patch(self, path: str, body: Any = None, **options: Any) -> Any:
        return self.ask("patch", path, body, **options)

    def put(self, path: str, body: Any = None, **options: Any) -> Any:
        return self.ask("put", path, body, **options)

    def delete(self, path: str, **options: Any) -> Any:
        return self.ask("delete", path, **options)


As = Callable[..., Program]


@pytest.fixture(autouse=True)
def nobody_counted() -> None:
    """What one test asked is no reason to hold off the next."""
    for each in (requests_of, failures_from):
        each.forget()


@pytest.fixture
def project(db: None) -> Project:
    return make_team("Boilers")


@pytest.fixture
def as_(project: Project) -> As:
    """A program of "owner", "editor", "reader" or "stranger", or "" without a token."""

    def program(name: str, *scopes: str, only: Project | None = None) -> Program:
        if not name:
            return Program("")
        user = User.objects.filter(username=name).first() or make_user(name)
        return Program(tokens.make(user, "test", scopes=scopes or TokenScope.values, days=1, project=only)[1])

    return program
