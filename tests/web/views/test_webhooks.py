"""Webhooks on the project's pages: made, changed, their log seen, by owners alone."""

import re

import pytest
from django.urls import reverse

from genglossary.models import Change, Webhook, WebhookDelivery
from genglossary.webhooks.signing import secret_of

ADDRESS = "https://hooks.example/in?key=as-good-as-a-password"


def url(name: str, *ids: int) -> str:
    return reverse(f"web:{name}", args=ids)


@pytest.fixture
def owner(as_):
    return as_("owner")


@pytest.fixture
def webhook(project, owner) -> Webhook:
    owner.post(url("add_webhook", project.pk), {"address": ADDRESS, "events": ["run.ended", "glossary.changed"]})
    return Webhook.objects.get()


def test_the_secret_is_shown_once_and_again_only_as_a_new_one(project, owner):
    made = owner.post(url("add_webhook", project.pk), {"address": ADDRESS, "events": ["run.ended"]})
    webhook = Webhook.objects.get()
    assert made.status_code == 201 and made.headers["Cache-Control"] == "no-store"
    secret = secret_of(webhook)
    assert secret.replace("+", "&#x2B;") in made.content.decode() or secret in made.content.decode()
    later = owner.get(url("webhook", project.pk, webhook.pk)).content.decode()
    assert "whsec_" not in later
    rotated = owner.post(url("rotate_webhook", project.pk, webhook.pk))
    webhook.refresh_from_db()
    assert rotated.status_code == 201 and "whsec_" in rotated.content.decode()
    assert secret_of(webhook) != secret
    assert webhook.site == "http://testserver/"


@pytest.mark.parametrize("address", ["http://hooks.example/", "https://127.0.0.1/", "words"])
def test_an_address_that_is_never_called_is_refused_beside_its_field(project, owner, address):
    answer = owner.post(url("add_webhook", project.pk), {"address": address, "events": ["run.ended"]})
    assert answer.status_code == 422 and "errorlist" in answer.content.decode()
    assert not Webhook.objects.exists()


def test_the_settings_page_lists_it_and_its_own_page_changes_it(project, owner, webhook):
    assert ADDRESS.replace("&", "&amp;") in owner.get(url("settings", project.pk)).content.decode()
    owner.post(url("webhook", project.pk, webhook.pk), {"address": ADDRESS, "events": ["run.ended"]})
    webhook.refresh_from_db()
    assert (webhook.events, webhook.is_on) == (["run.ended"], False)
    assert "switched off" in owner.get(url("settings", project.pk)).content.decode()


def test_members_who_do_not_own_the_project_never_see_the_address(project, as_, webhook):
    for name in ("editor", "reader"):
        assert as_(name).get(url("webhook", project.pk, webhook.pk)).status_code == 403
        assert "as-good-as" not in as_(name).get(url("history", project.pk)).content.decode()
    assert "as-good-as" not in str(list(Change.objects.values()))
    assert "hooks.example" in as_("reader").get(url("history", project.pk)).content.decode()


def test_the_log_tells_each_message_and_sends_it_again(project, owner, webhook):
    owner.post(url("test_webhook", project.pk, webhook.pk))
    delivery = WebhookDelivery.objects.get()
    WebhookDelivery.objects.update(state="failed", due_at=None, attempts=9, answer_status=302, problem="redirect")
    page = owner.get(url("webhook", project.pk, webhook.pk)).content.decode()
    assert re.search(r"302\s+redirects are not followed", page) and delivery.message_id in page
    owner.post(url("redeliver", project.pk, delivery.pk))
    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts) == ("pending", 0)


def test_one_that_is_off_sends_nothing_and_says_so(project, owner, webhook):
    Webhook.objects.update(is_on=False, off_because="gone")
    page = owner.post(url("test_webhook", project.pk, webhook.pk), follow=True).content.decode()
    assert "switch it on first" in page and "410" in page
    assert not WebhookDelivery.objects.exists()


def test_of_another_project_nothing_is_found(project, owner, webhook):
    from tests.factories import make_project

    other = make_project(by=webhook.created_by)
    assert owner.get(url("webhook", other.pk, webhook.pk)).status_code == 404
    assert owner.post(url("remove_webhook", other.pk, webhook.pk)).status_code == 404


def test_a_project_has_only_so_many(project, owner, webhook, monkeypatch):
    monkeypatch.setattr("genglossary.actions.webhooks.MOST", 1)
    page = owner.post(url("add_webhook", project.pk), {"address": ADDRESS, "events": ["run.ended"]}, follow=True)
    assert "at most 1 webhooks" in page.content.decode()
    assert Webhook.objects.count() == 1


def test_removed_it_is_gone_with_its_log(project, owner, webhook):
    owner.post(url("test_webhook", project.pk, webhook.pk))
    owner.post(url("remove_webhook", project.pk, webhook.pk))
    assert not Webhook.objects.exists() and not WebhookDelivery.objects.exists()


def test_in_japanese_the_page_is_japanese(project, owner, webhook):
    page = owner.get(url("webhook", project.pk, webhook.pk), headers={"Accept-Language": "ja"}).content.decode()
    assert "新しい秘密鍵を作る" in page
