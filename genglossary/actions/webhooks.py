"""Actions of owners on the webhooks of their projects."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from genglossary.actions.changes import held_against, record
from genglossary.models import Change, DeliveryState, KeptForUndo, Project, Webhook, WebhookDelivery, WebhookEvent
from genglossary.models.webhook import new_salt
from genglossary.webhooks.addresses import NotAllowed, target_of
from genglossary.webhooks.events import begin, message
from genglossary.webhooks.signing import secret_of

_NOTHING: Mapping[str, Any] = {}
MOST = 20
TEST = "test"


def validate_address(address: str) -> None:
    """Validate for forms: raises ValidationError for what is never called. A name is looked up only when it is
    called.
    """
    try:
        target_of(address)
    except NotAllowed as error:
        raise ValidationError(str(error)) from None


class WebhookRefused(Exception):
    """The error that it cannot be done; says why. Nothing was changed."""


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
    _keep(record(project, "add", webhook, by=by, after={"events": webhook.events}), {}, _state(webhook))
    return webhook, secret_of(webhook)


@transaction.atomic
def change(
    webhook: Webhook, address: str, events: Iterable[str], *, is_on: bool, by: Any, begun: Mapping[str, Any] = _NOTHING
) -> None:
    """Change where it goes and what it tells. Raises ChangedMeanwhile for a field that is stored otherwise than
    somebody had `begun` with."""
    stored = Webhook.objects.select_for_update().get(pk=webhook.pk)
    before, wanted = _state(stored), {"address": address, "events": _in_order(events), "is_on": is_on}
    held_against(begun, stored, wanted)
    _set(stored, wanted)
    if before != (after := _state(stored)):
        said = [{name: each[name] for name in ("events", "is_on")} for each in (before, after)]
        _keep(record(stored.project, "change", stored, by=by, before=said[0], after=said[1]), before, after)


def _set(stored: Webhook, values: Mapping[str, Any]) -> None:
    """Switched on again, it tells what happens from then on, and what waits."""
    if values["is_on"] and not stored.is_on:
        begin(stored)
        stored.failing_since, stored.off_because = None, ""
        waiting = WebhookDelivery.objects.filter(webhook=stored, state=DeliveryState.PENDING)
        waiting.update(due_at=now())
    for name in _CHOSEN:
        setattr(stored, name, values[name])
    stored.save()


# What people choose, and what else a webhook is that is there again.
_CHOSEN = ("address", "events", "is_on")
_KEPT = (*_CHOSEN, "salt", "site", "created_by_id")
KEPT_FOR = timedelta(days=30)
"""So long the address of a webhook that was removed can be brought back."""


def _state(webhook: Webhook) -> dict[str, Any]:
    return {name: getattr(webhook, name) for name in _KEPT}


def _keep(entry: Change, before: dict[str, Any], after: dict[str, Any]) -> None:
    """Keep for undo what the history does not show: an address can be as good as a password."""
    KeptForUndo.objects.filter(change__at__lt=now() - KEPT_FOR).delete()
    KeptForUndo.objects.create(change=entry, before=before, after=after)


def put_back(project: Project, pk: int, *, before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    """Let a webhook be as it was `before`, if it is what it was `after`; False where it is not. Raises
    WebhookRefused."""
    Project.objects.select_for_update(no_key=True).get(pk=project.pk)
    stored = Webhook.objects.filter(project=project, pk=pk).first()
    if ({name: getattr(stored, name) for name in _CHOSEN} if stored else {}) != _chosen(after):
        return False
    if stored and before:
        _set(stored, before)
    elif stored:
        stored.delete()
    elif before:
        _again(project, pk, before)
    return True


def _chosen(state: Mapping[str, Any]) -> dict[str, Any]:
    return {name: state[name] for name in _CHOSEN if name in state}


def _again(project: Project, pk: int, state: Mapping[str, Any]) -> None:
    """Have a removed webhook again, with its secret, from now on; its log is gone."""
    if Webhook.objects.filter(project=project).count() >= MOST:
        raise WebhookRefused(_("A project has at most %(most)s webhooks.") % {"most": MOST})
    there = User.objects.filter(pk=state["created_by_id"]).exists()
    webhook = Webhook(pk=pk, project=project, **{**state, "created_by_id": state["created_by_id"] if there else None})
    begin(webhook)
    webhook.save(force_insert=True)


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
    entry = record(webhook.project, "remove", webhook, by=by, before={"events": webhook.events})
    _keep(entry, _state(webhook), {})
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
