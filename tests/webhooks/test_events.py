"""What webhooks are told, how often, and what they are not told."""

import json

import pytest

from genglossary.actions import definitions, terms, webhooks
from genglossary.models import RunStatus, Term, Webhook, WebhookDelivery, WebhookEvent
from genglossary.webhooks.events import Announcer
from tests.factories import make_project, make_run, make_term
from tests.webhooks.conftest import SITE, make_webhook

pytestmark = pytest.mark.django_db


def told() -> list[dict]:
    return [json.loads(row.body) for row in WebhookDelivery.objects.order_by("pk")]


@pytest.fixture
def webhook(project) -> Webhook:
    make_run(project, RunStatus.COMPLETED)
    make_term(project, "boiler")
    webhook, _ = make_webhook(project, "https://hooks.example/")
    return webhook


def test_a_run_that_ends_is_told_once_with_how_and_where(project, webhook):
    announcer = Announcer()
    assert announcer.look() == 0  # what was before it is not told
    run = make_run(project, RunStatus.RUNNING)
    assert announcer.look() == 0
    run.transition(RunStatus.CANCELLED)
    assert announcer.look() == 1
    assert announcer.look() == Announcer().look() == 0
    (message,) = told()
    assert message["type"] == "run.ended"
    data = message["data"]
    assert (data["project"], data["run"], data["status"]) == (project.pk, run.pk, "cancelled")
    assert data["links"]["page"] == f"{SITE}projects/{project.pk}/runs/{run.pk}/"
    assert data["links"]["api"] == f"{SITE}api/v1/projects/{project.pk}/runs/{run.pk}"


def test_decisions_made_together_are_one_message_without_their_text(project, webhook):
    term = make_term(project, "secret-word")
    seen = webhook.heard_change
    definitions.write(term, "A confidential sentence.", by=None)
    terms.exclude(Term.objects.filter(pk=term.pk), by=None)
    assert Announcer().look() == 1
    (row,) = WebhookDelivery.objects.all()
    assert "secret-word" not in row.body and "confidential" not in row.body
    data = json.loads(row.body)["data"]
    assert data["changes"]["term"] >= 1 and data["after"] == seen
    assert data["links"]["api"] == f"{SITE}api/v1/projects/{project.pk}/changes?after={seen}"


def test_only_what_was_asked_for_and_only_of_this_project_is_told(project, webhook):
    webhooks.change(webhook, webhook.address, [WebhookEvent.RUN_ENDED], is_on=True, by=None)
    definitions.write(make_term(project), "A sentence.", by=None)
    make_run(make_project(), RunStatus.COMPLETED)
    assert Announcer().look() == 0


def test_a_webhook_that_is_off_hears_nothing_and_begins_anew_when_it_is_on(project, webhook):
    webhooks.change(webhook, webhook.address, webhook.events, is_on=False, by=None)
    make_run(project, RunStatus.COMPLETED)
    assert Announcer().look() == 0
    webhooks.change(webhook, webhook.address, webhook.events, is_on=True, by=None)
    assert Announcer().look() == 0
    run = make_run(project, RunStatus.FAILED)
    assert Announcer().look() == 1
    assert told()[0]["data"]["run"] == run.pk


def test_of_two_machines_that_look_at_once_one_tells(project, webhook, monkeypatch):
    from genglossary.webhooks import events

    make_run(project, RunStatus.COMPLETED)
    ended = events._ended

    def and_the_other_was_faster(hook, upto):
        found = list(ended(hook, upto))
        monkeypatch.setattr(events, "_ended", ended)
        Announcer().look()
        return found

    monkeypatch.setattr(events, "_ended", and_the_other_was_faster)
    assert Announcer().look() == 0
    assert len(told()) == 1
