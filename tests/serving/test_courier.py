"""The courier queues work for a free worker, and sends itself what waits too long."""

from datetime import timedelta

import pytest
from django.utils.timezone import now
from django_q.models import OrmQ

from genglossary.actions import webhooks
from genglossary.models import WebhookDelivery
from genglossary.serving.courier import Courier
from tests.factories import make_project


@pytest.fixture
def clock():
    class Clock:
        at = 100.0

        def __call__(self) -> float:
            self.at += 10
            return self.at

    return Clock()


@pytest.fixture
def due(settings):
    settings.WEBHOOK_HOSTS = ["127.0.0.1"]
    webhook, _ = webhooks.add(make_project(), "http://127.0.0.1:9/", [], site="https://words.example/", by=None)
    webhooks.test(webhook)


@pytest.mark.django_db
def test_nothing_is_queued_while_nothing_is_due(clock):
    Courier(clock=clock).look()
    assert not OrmQ.objects.exists()


@pytest.mark.django_db
def test_what_is_due_is_queued_once_until_a_worker_takes_it(clock, due):
    courier = Courier(clock=clock)
    courier.look()
    courier.look()
    assert [each.func() for each in OrmQ.objects.all()] == ["genglossary.tasks.deliver_webhooks"]


@pytest.mark.django_db(transaction=True)
def test_what_waits_too_long_for_a_worker_is_sent_by_a_thread(clock, due):
    WebhookDelivery.objects.update(due_at=now() - timedelta(minutes=1))
    courier = Courier(clock=clock)
    courier.look()
    assert courier._thread
    courier._thread.join(20)
    assert not OrmQ.objects.exists()
    assert WebhookDelivery.objects.get().attempts == 1
