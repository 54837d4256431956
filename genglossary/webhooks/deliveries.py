"""Sending the messages that are due. Rows are the truth: whoever claims one sends it, and a claim that is never
answered for, because its process died, is due again. So a message can come twice, and has the same id then.
"""

import time
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Coalesce, Now
from django.utils.timezone import now

from genglossary.models import DeliveryState, OffBecause, Webhook, WebhookDelivery
from genglossary.webhooks.addresses import NotAllowed, resolved, target_of
from genglossary.webhooks.sending import SendingResult, post
from genglossary.webhooks.signing import signed

# Between the attempts, in seconds: together more than a day.
PAUSES = (5, 60, 300, 1800, 7200, 18_000, 36_000, 50_400)
# Longer than an attempt can take.
_CLAIM = timedelta(seconds=90)
# Where nothing could be delivered for so long, and a message has used up its attempts.
_PATIENCE = timedelta(days=1)
KEPT = timedelta(days=30)
_GONE = 410


def deliver_due(*, seconds: float) -> int:
    """Send messages for about so long, the one that is due longest first; returns how many attempts that were."""
    until, attempts = time.monotonic() + seconds, 0
    while time.monotonic() < until and (delivery := _claim()):
        _note(delivery, _sent(delivery))
        attempts += 1
    WebhookDelivery.objects.exclude(state=DeliveryState.PENDING).filter(created_at__lt=now() - KEPT).delete()
    return attempts


def due_since() -> timedelta | None:
    """The time that the first of the due messages waits, None where none is due."""
    first = _due().values_list("due_at", flat=True).first()
    return now() - first if first else None


def _due():
    rows = WebhookDelivery.objects.filter(state=DeliveryState.PENDING, webhook__is_on=True, due_at__lte=now())
    return rows.order_by("due_at", "pk")


def _claim() -> WebhookDelivery | None:
    """One that is due, which nobody else sends meanwhile."""
    for found in _due().select_related("webhook")[:20]:
        mine = WebhookDelivery.objects.filter(pk=found.pk, due_at=found.due_at, attempts=found.attempts)
        if mine.update(due_at=now() + _CLAIM, attempts=F("attempts") + 1):
            found.attempts += 1
            return found
    return None


def _sent(delivery: WebhookDelivery) -> SendingResult:
    webhook, body = delivery.webhook, delivery.body.encode()
    try:
        target = target_of(webhook.address)
        addresses = resolved(target)
    except NotAllowed as error:
        return SendingResult(None, error.problem)
    headers = {"Content-Type": "application/json", "User-Agent": "GenGlossary"}
    return post(target, addresses, headers | signed(webhook, delivery.message_id, int(time.time()), body), body)


@transaction.atomic
def _note(delivery: WebhookDelivery, answer: SendingResult) -> None:
    """Write what became of the attempt, unless another one has begun since."""
    told = {
        "tried_at": Now(), "answer_status": answer.status, "problem": answer.problem,
        "milliseconds": answer.milliseconds,
    }  # fmt: skip
    pause = None if answer.is_good or delivery.attempts > len(PAUSES) else PAUSES[delivery.attempts - 1]
    if answer.is_good:
        told |= {"state": DeliveryState.DELIVERED, "due_at": None}
    elif pause is None or answer.status == _GONE:
        told |= {"state": DeliveryState.FAILED, "due_at": None}
    else:
        told["due_at"] = now() + timedelta(seconds=pause)
    if WebhookDelivery.objects.filter(pk=delivery.pk, attempts=delivery.attempts).update(**told):
        _is_reached(delivery) if answer.is_good else _is_not_reached(delivery, answer, pause)


def _is_reached(delivery: WebhookDelivery) -> None:
    """Send at once the messages that waited for the receiver to be there again."""
    if Webhook.objects.filter(pk=delivery.webhook_id, failing_since__isnull=False).update(failing_since=None):
        _others(delivery).filter(due_at__gt=now() + _CLAIM).update(due_at=now())


def _is_not_reached(delivery: WebhookDelivery, answer: SendingResult, pause: int | None) -> None:
    """Let the others wait for this one, so that a receiver that is away costs one attempt at a time."""
    hook = Webhook.objects.filter(pk=delivery.webhook_id)
    hook.update(failing_since=Coalesce("failing_since", now()))
    if pause is not None:
        later = now() + timedelta(seconds=pause)
        _others(delivery).filter(due_at__lt=later).update(due_at=later + timedelta(seconds=1))
    if answer.status == _GONE:
        hook.update(is_on=False, off_because=OffBecause.GONE)
    elif pause is None and hook.filter(failing_since__lt=now() - _PATIENCE).exists():
        hook.update(is_on=False, off_because=OffBecause.UNREACHED)


def _others(delivery: WebhookDelivery):
    rows = WebhookDelivery.objects.filter(webhook=delivery.webhook_id, state=DeliveryState.PENDING)
    return rows.exclude(pk=delivery.pk)
