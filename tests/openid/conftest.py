"""A provider, the settings that name it, and a browser that goes there and comes back."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from django.conf import settings as django_settings
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

collect_ignore_glob = [] if django_settings.OIDC else ["*.py"]

if django_settings.OIDC:
    from tests.openid.provider import CLIENT_ID, CLIENT_SECRET, Provider

    MINA = {"sub": "248289", "email": "mina@example.org", "email_verified": True, "preferred_username": "mina"}

    @pytest.fixture(scope="session")
    def running_provider() -> Iterator[Provider]:
        with Provider() as running:
            yield running

    @pytest.fixture
    def provider(running_provider: Provider, settings, db) -> Provider:
        """An honest provider that knows Mina; nobody gets an account unless a test says so."""
        running_provider.forget()
        running_provider.person = dict(MINA)
        settings.OIDC = replace(
            settings.OIDC,
            issuer=running_provider.address,
            client_id=CLIENT_ID,
            client_secret=CLIENT_SECRET,
            creates=False,
            match="email",
        )
        return running_provider

    @pytest.fixture
    def sign_on(provider: Provider) -> Callable[..., HttpResponse]:
        """Go to the provider, have the person say yes, and come back; the answer that the browser ends with."""

        def signed_on(client: Client, wanted: str = "", **changes: str) -> HttpResponse:
            sent = client.get(reverse("web:openid"), {"next": wanted} if wanted else {})
            assert sent.status_code == 302, sent.content.decode()
            return client.get(provider.approved(sent["Location"], **changes))

        return signed_on
