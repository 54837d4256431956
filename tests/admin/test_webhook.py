"""Webhooks in the admin: made with a secret that is shown once, and the log of all messages."""

import pytest
from django.urls import reverse

from genglossary.actions import webhooks
from genglossary.models import Change, Webhook, WebhookDelivery
from genglossary.webhooks.signing import secret_of
from tests.factories import make_project

ADD = "admin:genglossary_webhook_add"


@pytest.fixture
def webhook(db):
    return webhooks.add(make_project(), "https://hooks.example/", ["run.ended"], site="https://w.example/", by=None)[0]


def test_an_operator_makes_one_and_sees_its_secret_once(superuser):
    project = make_project()
    assert superuser.get(reverse(ADD)).status_code == 200
    sent = {"project": project.pk, "address": "https://hooks.example/", "events": ["run.ended"]}
    page = superuser.post(reverse(ADD), sent)
    webhook = Webhook.objects.get()
    assert page.status_code == 201 and "whsec_" in page.content.decode()
    assert webhook.site == "http://testserver/"
    assert Change.objects.get(model="webhook").action == "add"
    later = superuser.get(reverse("admin:genglossary_webhook_change", args=[webhook.pk])).content.decode()
    assert "whsec_" not in later and secret_of(webhook) not in later and webhook.salt not in later


def test_an_address_inside_is_refused(superuser):
    sent = {"project": make_project().pk, "address": "https://10.0.0.1/", "events": ["run.ended"]}
    assert superuser.post(reverse(ADD), sent).status_code == 200
    assert not Webhook.objects.exists()


def test_a_change_and_a_removal_are_history(superuser, webhook):
    at = reverse("admin:genglossary_webhook_change", args=[webhook.pk])
    superuser.post(at, {"address": "https://hooks.example/new", "events": ["glossary.changed"]})
    webhook.refresh_from_db()
    assert (webhook.address, webhook.events, webhook.is_on) == (
        "https://hooks.example/new", ["glossary.changed"], False,
    )  # fmt: skip
    superuser.post(reverse("admin:genglossary_webhook_delete", args=[webhook.pk]), {"post": "yes"})
    assert not Webhook.objects.exists()
    actions = Change.objects.filter(model="webhook").order_by("pk").values_list("action", flat=True)
    assert list(actions) == ["add", "change", "remove"]


def test_the_log_is_looked_at_and_messages_are_sent_again(superuser, webhook):
    delivery = webhooks.test(webhook)
    WebhookDelivery.objects.update(state="failed", due_at=None)
    log = reverse("admin:genglossary_webhookdelivery_changelist")
    assert delivery.message_id in superuser.get(log).content.decode()
    assert superuser.get(reverse("admin:genglossary_webhookdelivery_change", args=[delivery.pk])).status_code == 200
    superuser.post(log, {"action": "deliver_again", "_selected_action": [delivery.pk]})
    delivery.refresh_from_db()
    assert delivery.state == "pending"
