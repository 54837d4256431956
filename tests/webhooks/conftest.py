"""A project with a webhook to a receiver on this machine."""

from typing import Any

import pytest

from genglossary.actions import webhooks
from genglossary.models import WebhookEvent
from tests.factories import make_team
from tests.webhooks.receiver import a_receiver

SITE = "https://words.example/sub/"


@pytest.fixture(autouse=True)
def inside(settings):
    """What is on this machine may be called, as far as a test does not say otherwise."""
    settings.WEBHOOK_HOSTS = ["127.0.0.0/8", "::1"]


@pytest.fixture
def project(db: None) -> Any:
    return make_team("Boilers")


@pytest.fixture
def receiver():
    with a_receiver() as found:
        yield found


def make_webhook(project: Any, address: str, events=tuple(WebhookEvent.values)) -> tuple[Any, str]:
    return webhooks.add(project, address, events, site=SITE, by=None)
