"""The webhooks of a project: owners make them, see what became of each message, and send it again."""

from datetime import datetime
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema, Status
from pydantic import Field

from genglossary.actions import webhooks as actions
from genglossary.api.access import ADMIN, project_of, user_of
from genglossary.api.matching import MATCHED, matched
from genglossary.api.paging import Id, ListPage, PageQuery, Words, page
from genglossary.api.projects import cleaned
from genglossary.models import Project, Role, Webhook, WebhookDelivery, WebhookEvent
from genglossary.web.forms.webhooks import NewWebhookForm
from genglossary.web.views.webhooks import site_of

router = Router(tags=["webhooks"])
HOOKS = "/projects/{project_id}/webhooks"
HOOK = HOOKS + "/{webhook_id}"
Event = Literal["run.ended", "glossary.changed"]
Address = Annotated[Words, Field(min_length=1, max_length=500, examples=["https://hooks.example/in"])]


class WebhookOut(Schema):
    """A webhook without its secret. `off_because` is "gone" or "unreached" where nobody switched it off."""

    id: int
    address: str
    events: list[str]
    is_on: bool
    off_because: str
    failing_since: datetime | None
    created_at: datetime


class WithSecret(WebhookOut):
    """The only answer that has the secret."""

    secret: str


class WebhookIn(Schema):
    address: Address
    events: list[Event] = list(WebhookEvent.values)  # pyright: ignore[reportAssignmentType]


class WebhookChange(Schema):
    """The fields to change; what is left out stays."""

    address: Address | None = None
    events: list[Event] | None = None
    is_on: bool | None = None


class DeliveryOut(Schema):
    """One message, and its last attempt. `id` is not in it: its `message_id` is the header webhook-id."""

    id: int
    message_id: str
    event: str
    state: str
    attempts: int
    created_at: datetime
    due_at: datetime | None
    tried_at: datetime | None
    answer_status: int | None
    problem: str
    milliseconds: int | None


@router.get(HOOKS, auth=ADMIN, response=list[WebhookOut])
def list_webhooks(request: HttpRequest, project_id: Id) -> Any:
    """List who is told of this project."""
    return Webhook.objects.filter(project=_project(request, project_id))


@router.post(HOOKS, auth=ADMIN, response={201: WithSecret})
def add_webhook(request: HttpRequest, project_id: Id, said: WebhookIn) -> Any:
    """Make one. `secret` is told this once: the receiver verifies messages with it, by Standard Webhooks."""
    project = _project(request, project_id)
    form = cleaned(NewWebhookForm(said.dict()))
    webhook, secret = actions.add(project, **form, site=site_of(request), by=user_of(request))
    webhook.refresh_from_db()
    return Status(201, _with_secret(webhook, secret))


@router.get(HOOK, auth=ADMIN, response=WebhookOut)
def get_webhook(request: HttpRequest, project_id: Id, webhook_id: Id) -> Any:
    """One webhook."""
    return _webhook(request, project_id, webhook_id)


@router.patch(HOOK, auth=ADMIN, response=WebhookOut, openapi_extra=MATCHED)
def change_webhook(request: HttpRequest, project_id: Id, webhook_id: Id, said: WebhookChange) -> Any:
    """Change its address or events, or switch it on or off."""
    webhook = _webhook(request, project_id, webhook_id)
    with matched(request, lambda: _webhook(request, project_id, webhook_id), WebhookOut, locked=webhook):
        webhook.refresh_from_db()
        wanted = {name: getattr(webhook, name) for name in ("address", "events", "is_on")}
        wanted |= {name: value for name, value in said.dict(exclude_unset=True).items() if value is not None}
        form = cleaned(NewWebhookForm(wanted))
        actions.change(webhook, **form, is_on=wanted["is_on"], by=user_of(request))
    webhook.refresh_from_db()
    return webhook


@router.delete(HOOK, auth=ADMIN, response={204: None})
def remove_webhook(request: HttpRequest, project_id: Id, webhook_id: Id) -> Any:
    """End it, with its log."""
    actions.remove(_webhook(request, project_id, webhook_id), by=user_of(request))
    return Status(204, None)


@router.post(HOOK + "/secret", auth=ADMIN, response={201: WithSecret})
def rotate_webhook(request: HttpRequest, project_id: Id, webhook_id: Id) -> Any:
    """A new secret; for a day messages are signed with the one before, too."""
    webhook = _webhook(request, project_id, webhook_id)
    return Status(201, _with_secret(webhook, actions.rotate(webhook, by=user_of(request))))


@router.post(HOOK + "/test", auth=ADMIN, response={202: DeliveryOut})
def test_webhook(request: HttpRequest, project_id: Id, webhook_id: Id) -> Any:
    """Send a message that says nothing."""
    delivery = actions.test(_webhook(request, project_id, webhook_id))
    delivery.refresh_from_db()
    return Status(202, delivery)


@router.get(HOOK + "/deliveries", auth=ADMIN, response=ListPage[DeliveryOut])
def list_deliveries(request: HttpRequest, project_id: Id, webhook_id: Id, asked: Query[PageQuery[DeliveryOut]]) -> Any:
    """The log of its messages, the newest first."""
    rows = WebhookDelivery.objects.filter(webhook=_webhook(request, project_id, webhook_id))
    return page(rows.defer("body"), asked, ("-id",))


@router.post("/projects/{project_id}/deliveries/{delivery_id}/again", auth=ADMIN, response={202: DeliveryOut})
def deliver_again(request: HttpRequest, project_id: Id, delivery_id: Id) -> Any:
    """Send a message again as soon as possible, with the same id."""
    rows = WebhookDelivery.objects.filter(webhook__project=_project(request, project_id)).select_related("webhook")
    delivery = get_object_or_404(rows, pk=delivery_id)
    actions.deliver_again(delivery)
    delivery.refresh_from_db()
    return Status(202, delivery)


def _project(request: HttpRequest, project_id: int) -> Project:
    return project_of(request, project_id, Role.OWNER)


def _webhook(request: HttpRequest, project_id: int, webhook_id: int) -> Webhook:
    return get_object_or_404(Webhook.objects.filter(project=_project(request, project_id)), pk=webhook_id)


def _with_secret(webhook: Webhook, secret: str) -> dict[str, Any]:
    return {**{name: getattr(webhook, name) for name in WebhookOut.model_fields}, "secret": secret}
