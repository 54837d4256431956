"""A project with its people, and a browser for each of them."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from genglossary.models import Project
from genglossary.web.drawing import outline
from tests.factories import make_team, make_user

Visit = Callable[[str], Client]


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    """Keys start again with every test's database: what the last test's version 1 held is no answer here."""
    outline.outline_of.cache_clear()
    outline._mentions_until.cache_clear()


@pytest.fixture
def project(db: None) -> Project:
    return make_team("Boilers")


@pytest.fixture
def as_(project: Project) -> Visit:
    """A client signed in as "owner", "editor", "reader", "stranger", or "" for an anonymous visitor."""

    def sign_in(name: str) -> Client:
        client = Client()
        if name:
            client.force_login(User.objects.filter(username=name).first() or make_user(name))
        return client

    return sign_in
