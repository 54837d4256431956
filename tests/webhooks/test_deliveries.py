"""Messages and their attempts, with a real receiver: retried, told apart, given up at last."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from genglossary.actions import webhooks
from genglossary.models import DeliveryState, OffBecause, Webhook, WebhookDelivery
from genglossary.webhooks import deliveries, sending
from genglossary.webhooks.deliveries import PAUSES, deliver_due, due_since
from tests.webhooks.conftest import make_webhook
from tests.webhooks.receiver import a_receiver

pytestmark = pytest.mark.django_db


def make_delivery(project, url: str) -> tuple[WebhookDelivery, str]:
    webhook, secret = make_webhook(project, url)
    return webhooks.test(webhook), secret


def time_passes() -> None:
    """Have all that waits be due now."""
    WebhookDelivery.objects.filter(state=DeliveryState.PENDING).update(due_at=now() - timedelta(seconds=1))


def test_a_message_arrives_signed_and_once(project, receiver):
    delivery, secret = make_delivery(project, receiver.url)
    assert deliver_due(seconds=5) == 1
    assert deliver_due(seconds=5) == 0
    (got,) = receiver.received
    assert got.verified(secret)["type"] == "test"
    assert got.headers["content-type"] == "application/json"
    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts, delivery.answer_status) == ("delivered", 1, 204)


def test_a_receiver_that_fails_twice_and_then_works_gets_the_same_message(project):
    with a_receiver(500, 503) as receiver:
        delivery, secret = make_delivery(project, receiver.url)
        for pause in PAUSES[:2]:
            assert deliver_due(seconds=5) == 1
            delivery.refresh_from_db()
            assert delivery.state == DeliveryState.PENDING
            assert delivery.due_at
            assert 0 < (delivery.due_at - now()).total_seconds() <= pause
            assert Webhook.objects.get().failing_since
            assert deliver_due(seconds=5) == 0
            time_passes()
        assert deliver_due(seconds=5) == 1
        assert len(set(receiver.ids)) == 1 and len(receiver.ids) == 3
        assert receiver.received[-1].verified(secret)
    assert Webhook.objects.get().failing_since is None
    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts) == (DeliveryState.DELIVERED, 3)


def test_a_slow_receiver_is_tried_again_later(project, monkeypatch):
    monkeypatch.setattr(sending, "WHOLE_SECONDS", 0.3)
    with a_receiver(2.0) as receiver:
        delivery, _ = make_delivery(project, receiver.url)
        deliver_due(seconds=5)
        delivery.refresh_from_db()
        assert (delivery.state, delivery.problem, delivery.answer_status) == (DeliveryState.PENDING, "late", None)
        time_passes()
        deliver_due(seconds=5)
    delivery.refresh_from_db()
    assert delivery.state == DeliveryState.DELIVERED


def test_what_a_worker_that_died_had_begun_is_sent_again_with_the_same_id(project, receiver):
    make_delivery(project, receiver.url)
    assert deliveries._claim()
    assert deliver_due(seconds=5) == 0  # it may still be on its way
    time_passes()
    assert deliver_due(seconds=5) == 1
    assert len(receiver.ids) == 1


def test_a_message_that_two_workers_find_is_sent_by_one(project, receiver, monkeypatch):
    make_delivery(project, receiver.url)
    found = deliveries._due
    once = [True]

    def and_the_other_was_faster():
        rows = found()
        if once:
            once.clear()
            list(rows)
            deliver_due(seconds=5)
        return rows

    monkeypatch.setattr(deliveries, "_due", and_the_other_was_faster)
    deliver_due(seconds=5)
    assert len(receiver.ids) == 1


def test_sent_again_by_a_button_it_keeps_its_id(project, receiver):
    delivery, secret = make_delivery(project, receiver.url)
    deliver_due(seconds=5)
    webhooks.deliver_again(delivery)
    assert deliver_due(seconds=5) == 1
    first, second = receiver.received
    assert first.headers["webhook-id"] == second.headers["webhook-id"] == delivery.message_id
    assert first.body == second.body
    assert second.verified(secret)


def test_a_receiver_that_is_away_costs_one_attempt_at_a_time_and_gets_all_when_it_is_back(project):
    with a_receiver(500) as receiver:
        webhook, _ = make_webhook(project, receiver.url)
        for _ in range(3):
            webhooks.test(webhook)
        assert deliver_due(seconds=5) == 1
        WebhookDelivery.objects.filter(attempts=1).update(due_at=now())
        WebhookDelivery.objects.filter(attempts=0).update(due_at=now() + timedelta(hours=1))
        assert deliver_due(seconds=5) == 3
    assert set(WebhookDelivery.objects.values_list("state", flat=True)) == {DeliveryState.DELIVERED}


def test_after_more_than_a_day_without_success_it_is_switched_off_with_a_word(project):
    with a_receiver(*[500] * 20) as receiver:
        delivery, _ = make_delivery(project, receiver.url)
        for _ in range(len(PAUSES)):
            deliver_due(seconds=1)
            time_passes()
        Webhook.objects.update(failing_since=now() - timedelta(days=2))
        deliver_due(seconds=1)
        delivery.refresh_from_db()
        assert (delivery.state, delivery.attempts, delivery.due_at) == (DeliveryState.FAILED, len(PAUSES) + 1, None)
        webhook = Webhook.objects.get()
        assert (webhook.is_on, webhook.off_because) == (False, OffBecause.UNREACHED)
        with pytest.raises(webhooks.WebhookRefused):
            webhooks.deliver_again(WebhookDelivery.objects.get())
        receiver.answers.clear()
        webhooks.change(webhook, webhook.address, webhook.events, is_on=True, by=None)
        webhooks.deliver_again(WebhookDelivery.objects.get())
        assert deliver_due(seconds=1) == 1
    webhook.refresh_from_db()
    assert (webhook.off_because, webhook.failing_since) == ("", None)


def test_a_receiver_that_is_gone_for_good_is_not_asked_again(project):
    with a_receiver(410) as receiver:
        webhook, _ = make_webhook(project, receiver.url)
        webhooks.test(webhook)
        webhooks.test(webhook)
        assert deliver_due(seconds=5) == 1
    assert due_since() is None
    assert Webhook.objects.get().off_because == OffBecause.GONE


def test_an_address_that_moved_inside_is_not_called(project, receiver, settings):
    delivery, _ = make_delivery(project, receiver.url)
    settings.WEBHOOK_HOSTS = []
    deliver_due(seconds=5)
    delivery.refresh_from_db()
    assert delivery.problem == "not_allowed" and receiver.received == []


def test_the_pauses_are_longer_than_a_day_and_grow():
    assert sum(PAUSES) > 86_400
    assert list(PAUSES) == sorted(PAUSES)


def test_old_messages_are_forgotten_and_those_that_wait_are_not(project, receiver):
    delivery, _ = make_delivery(project, receiver.url)
    deliver_due(seconds=1)
    waiting = webhooks.test(delivery.webhook)
    WebhookDelivery.objects.update(created_at=now() - timedelta(days=40), due_at=now() + timedelta(days=1))
    deliver_due(seconds=1)
    assert list(WebhookDelivery.objects.all()) == [waiting]
