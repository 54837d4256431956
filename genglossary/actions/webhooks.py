"""Actions of owners on the webhooks of their projects."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from genglossary.actions.changes import record
from genglossary.models import DeliveryState, Project, Webhook, WebhookDelivery, WebhookEvent
from genglossary.models.webhook import new_salt
from genglossary.webhooks.addresses import NotAllowed, target_of
from genglossary.webhooks.events import begin, message
from genglossary.webhooks.signing import secret_of

MOST = 20
TEST = "test"


def validate_address(address: str) -> None:
    """For forms: raises ValidationError for what is never called. A name is looked up only when it is called."""
    try:
        target_of(address)
    except NotAllowed as error:
        raise ValidationError(str(error)) from None


class WebhookRefused(Exception):
    """It cannot be done; says why. Nothing was changed."""


@transaction.atomic
def add(project: Project, address: str, events: Iterable[str], *, site: str, by: Any) -> tuple[Webhook, str]:
    """A webhook and its secret, which is shown this once. `address` was looked at by the form; `site` is where the
    pages are. Raises WebhookRefused above so many in one project."""
    Project.objects.select_for_update().get(pk=project.pk)
    if Webhook.objects.filter(project=project).count() >= MOST:
        raise WebhookRefused(_("A project has at most %(most)s webhooks.") % {"most": MOST})
    webhook = Webhook(project=project, address=address, events=_in_order(events), site=site, created_by=by)
    begin(webhook)
    webhook.save()
    record(project, "add", webhook, by=by, after={"events": webhook.events})
    return webhook, secret_of(webhook)


@transaction.atomic
def change(webhook: Webhook, address: str, events: Iterable[str], *, is_on: bool, by: Any) -> None:
    """Change where it goes and what it tells. Switched on again, it tells what happens from then on, and what waits."""
    stored = Webhook.objects.select_for_update().get(pk=webhook.pk)
    before = {"events": stored.events, "is_on": stored.is_on}
    if is_on and not stored.is_on:
        begin(stored)
        stored.failing_since, stored.off_because = None, ""
        waiting = WebhookDelivery.objects.filter(webhook=stored, state=DeliveryState.PENDING)
        waiting.update(due_at=now())
    moved = stored.address != address
    stored.address, stored.events, stored.is_on = address, _in_order(events), is_on
    stored.save()
    after = {"events": stored.events, "is_on": stored.is_on}
    if before != after or moved:
        record(stored.project, "change", stored, by=by, before=before, after=after)


@transaction.atomic
def rotate(webhook: Webhook, *, by: Any) -> str:
    """A new secret. For a day messages are signed with the one before, too, so that no message is refused."""
    stored = Webhook.objects.select_for_update().get(pk=webhook.pk)
    stored.previous_salt, stored.salt, stored.rotated_at = stored.salt, new_salt(), now()
    stored.save(update_fields=["previous_salt", "salt", "rotated_at"])
    record(stored.project, "new secret", stored, by=by)
    return secret_of(stored)


@transaction.atomic
def remove(webhook: Webhook, *, by: Any) -> None:
    """End it, with its log and what waits."""
    record(webhook.project, "remove", webhook, by=by, before={"events": webhook.events})
    webhook.delete()


def test(webhook: Webhook) -> WebhookDelivery:
    """Queue a message that says nothing, to see whether it arrives. Raises WebhookRefused while it is off."""
    _must_be_on(webhook)
    delivery = message(webhook, TEST, {})
    delivery.save()
    return delivery


def deliver_again(delivery: WebhookDelivery) -> None:
    """Send it as soon as possible, with the same id, whatever became of it. Raises WebhookRefused while it is off."""
    _must_be_on(delivery.webhook)
    rows = WebhookDelivery.objects.filter(pk=delivery.pk)
    rows.update(state=DeliveryState.PENDING, attempts=0, due_at=now())


def _must_be_on(webhook: Webhook) -> None:
    if not webhook.is_on:
        raise WebhookRefused(_("This webhook is off: switch it on first."))


def _in_order(events: Iterable[str]) -> list[str]:
    wanted = set(events)
    return [event for event in WebhookEvent.values if event in wanted]
