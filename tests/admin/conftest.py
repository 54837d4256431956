"""Operators of several kinds, each with a client that is logged in."""

from collections.abc import Callable

import pytest
from django.contrib.messages import get_messages
from django.http import HttpResponse
from django.test import Client

from tests.factories import make_user


@pytest.fixture
def client_of(db: None) -> Callable[..., Client]:
    """A client of a staff member who has exactly the permissions given."""

    def make(*permissions: str, staff: bool = True) -> Client:
        client = Client()
        client.force_login(make_user("", *permissions, staff=staff))
        return client

    return make


@pytest.fixture
def operator(client_of) -> Client:
    return client_of(
        *(f"genglossary.view_{name}" for name in ("run", "project")), "genglossary.start_run", "genglossary.cancel_run"
    )


@pytest.fixture
def superuser(admin_client: Client) -> Client:
    """Django's almighty: what is refused here is refused to everybody."""
    return admin_client


def messages_of(response: HttpResponse) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]  # pyright: ignore[reportAttributeAccessIssue]
