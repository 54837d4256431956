"""Signatures, by the reference implementation of the receivers' side."""

from datetime import timedelta

import pytest
from django.utils.timezone import now
from standardwebhooks import Webhook as Verifier
from standardwebhooks import WebhookVerificationError

from genglossary.actions import webhooks
from genglossary.models import Webhook
from genglossary.webhooks.signing import secret_of, signed
from tests.webhooks.conftest import make_webhook

pytestmark = pytest.mark.django_db
BODY = b'{"type": "test"}'


def headers(webhook: Webhook) -> dict[str, str]:
    return signed(webhook, "msg_1", int(now().timestamp()), BODY)


def test_a_receiver_verifies_with_the_secret_and_with_no_other(project):
    webhook, secret = make_webhook(project, "https://hooks.example/")
    _, other = make_webhook(project, "https://hooks.example/")
    assert secret.startswith("whsec_")
    assert Verifier(secret).verify(BODY, headers(webhook)) == {"type": "test"}
    with pytest.raises(WebhookVerificationError):
        Verifier(other).verify(BODY, headers(webhook))
    with pytest.raises(WebhookVerificationError):
        Verifier(secret).verify(BODY + b" ", headers(webhook))


def test_the_database_does_not_hold_the_secret(project, settings):
    webhook, secret = make_webhook(project, "https://hooks.example/")
    row = Webhook.objects.values().get()
    assert secret.removeprefix("whsec_") not in str(row)
    settings.SECRET_KEY = "of another installation"
    assert secret_of(webhook) != secret


def test_for_a_day_both_secrets_are_good_and_then_the_new_one_alone(project):
    webhook, old = make_webhook(project, "https://hooks.example/")
    new = webhooks.rotate(webhook, by=None)
    webhook.refresh_from_db()
    assert new != old
    for secret in (old, new):
        Verifier(secret).verify(BODY, headers(webhook))
    webhook.rotated_at = now() - timedelta(days=2)
    Verifier(new).verify(BODY, headers(webhook))
    with pytest.raises(WebhookVerificationError):
        Verifier(old).verify(BODY, headers(webhook))
