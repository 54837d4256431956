"""Messages made of the things that happened: nobody who acts has to think of them, for they follow what is committed.

A message has ids, numbers and links, and no text of documents or entries: whoever may see it asks for it.
"""

import json
import uuid
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Count, Max
from django.urls import get_script_prefix, reverse
from django.utils.timezone import now

from genglossary.models import FINAL, Change, Run, RunEvent, Webhook, WebhookDelivery, WebhookEvent
from genglossary.models.settled import Settled

# Decisions about these change what a glossary says.
_OF_GLOSSARY = ("term", "equivalent", "definition")
# Runs that ended and are told in one look; the others are in the next.
_MOST = 200


class Announcer:
    """Makes messages for all webhooks; used by one thread. Several machines may have one each."""

    def __init__(self) -> None:
        self._changes, self._events = Settled(Change), Settled(RunEvent)

    def look(self) -> int:
        """Tell each webhook what it has not heard; returns how many messages that made."""
        hooks = list(Webhook.objects.filter(is_on=True))
        if not hooks:
            return 0
        changes, events = self._changes.look(), self._events.look()
        return sum(_tell(hook, changes, events) for hook in hooks)


def begin(webhook: Webhook) -> None:
    """Have it hear of what happens from now on."""
    webhook.heard_change, webhook.heard_event = Settled(Change).begin(), Settled(RunEvent).begin()


def message(webhook: Webhook, event: str, data: dict[str, Any]) -> WebhookDelivery:
    """An unsaved message that is due at once."""
    body = {"type": event, "timestamp": now().isoformat(), "data": {"project": webhook.project_id, **data}}
    return WebhookDelivery(
        webhook=webhook, message_id=f"msg_{uuid.uuid4().hex}", event=event, body=json.dumps(body), due_at=now()
    )


def link(webhook: Webhook, name: str, *ids: Any) -> str:
    """The address of a page, as whoever made the webhook can open it."""
    return webhook.site + reverse(name, args=[webhook.project_id, *ids]).removeprefix(get_script_prefix())


def _tell(hook: Webhook, changes: int, events: int) -> int:
    """Make messages of what is new, unless somebody else has just done so."""
    changes, events = max(changes, hook.heard_change), max(events, hook.heard_event)
    ended = list(_ended(hook, events)) if events > hook.heard_event else []
    events = ended[-1].pk if len(ended) == _MOST else events
    if (changes, events) == (hook.heard_change, hook.heard_event):
        return 0
    with transaction.atomic():
        before = {"heard_change": hook.heard_change, "heard_event": hook.heard_event}
        mine = Webhook.objects.filter(pk=hook.pk, is_on=True, **before)
        if not mine.update(heard_change=changes, heard_event=events):
            return 0
        found = [*_of_changes(hook, changes), *_of_runs(hook, ended)]
        WebhookDelivery.objects.bulk_create(found)
    return len(found)


def _ended(hook: Webhook, upto: int) -> Iterable[RunEvent]:
    rows = RunEvent.objects.filter(run__project=hook.project_id, pk__gt=hook.heard_event, pk__lte=upto)
    return rows.filter(to_status__in=FINAL).select_related("run").order_by("pk")[:_MOST]


def _of_runs(hook: Webhook, ended: Iterable[RunEvent]) -> Iterable[WebhookDelivery]:
    if WebhookEvent.RUN_ENDED not in hook.events:
        return
    for event in ended:
        yield message(hook, WebhookEvent.RUN_ENDED, _about(hook, event.run))


def _about(hook: Webhook, run: Run) -> dict[str, Any]:
    times = {name: at.isoformat() if (at := getattr(run, name)) else None for name in ("started_at", "finished_at")}
    links = {
        "page": link(hook, "web:run", run.pk),
        "api": link(hook, "api:get_run", run.pk),
        "glossary": link(hook, "web:glossary"),
    }
    return {"run": run.pk, "status": run.status, "scope": run.scope, **times, "links": links}


def _of_changes(hook: Webhook, upto: int) -> Iterable[WebhookDelivery]:
    """One message for all that was decided since, however much it is."""
    if WebhookEvent.GLOSSARY_CHANGED not in hook.events or upto == hook.heard_change:
        return
    rows = Change.objects.filter(project=hook.project_id, pk__gt=hook.heard_change, pk__lte=upto)
    counted = rows.filter(model__in=_OF_GLOSSARY).values("model").annotate(n=Count("pk"), last=Max("pk"))
    found = {row["model"]: row["n"] for row in counted.order_by("model")}
    if not found:
        return
    feed = f"{link(hook, 'api:list_changes')}?after={hook.heard_change}"
    links = {"page": link(hook, "web:history"), "api": feed, "glossary": link(hook, "web:glossary")}
    yield message(hook, WebhookEvent.GLOSSARY_CHANGED, {"changes": found, "after": hook.heard_change, "links": links})
