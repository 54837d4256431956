"""The webhooks of a project: owners make them, see what became of each message, and send it again."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from genglossary.actions import webhooks as actions
from genglossary.actions.changes import ChangedMeanwhile
from genglossary.models import Role, Webhook, WebhookDelivery
from genglossary.web.access import FORM, WRITE, ProjectRequest, for_members
from genglossary.web.forms.begun import begun, tell_meanwhile
from genglossary.web.forms.webhooks import NewWebhookForm, WebhookForm
from genglossary.web.table import who

DELIVERIES_A_PAGE = 50


def site_of(request: HttpRequest) -> str:
    """The address of all our pages, as `request` came to them."""
    return request.build_absolute_uri(reverse("web:start"))


@for_members(Role.OWNER, *WRITE)
def add(request: ProjectRequest) -> HttpResponse:
    """Make one. The answer is the only page that ever has the secret."""
    form = NewWebhookForm(request.POST)
    if not form.is_valid():
        return render(request, "web/webhooks/form.html", {"form": form}, status=422)
    try:
        webhook, secret = actions.add(request.project, **form.cleaned_data, site=site_of(request), by=request.user)
    except actions.WebhookRefused as error:
        messages.error(request, str(error))
        return redirect("web:settings", request.project.pk)
    return _page(request, webhook, WebhookForm.of(webhook, None), secret=secret, status=201)


@for_members(Role.OWNER, *FORM)
def webhook(request: ProjectRequest, webhook_id: int) -> HttpResponse:
    """One webhook: its settings, and the log of what it was told."""
    found = _webhook(request, webhook_id)
    form = WebhookForm.of(found, request.POST if request.method == "POST" else None)
    if not form.is_valid() or not _changed(request, found, form):
        return _page(request, found, form, status=422 if form.errors else 200)
    messages.success(request, _("Saved."))
    return redirect("web:webhook", request.project.pk, found.pk)


def _changed(request: ProjectRequest, found: Webhook, form: WebhookForm) -> bool:
    """Save what somebody changed; False where somebody else did meanwhile, which the form then says."""
    values = {**form.initial, **{name: form.cleaned_data[name] for name in form.changed_data}}
    try:
        actions.change(found, by=request.user, begun=begun(form), **values)
    except ChangedMeanwhile as other:
        form.add_error(other.field, tell_meanwhile(form, other.field, other.now, who(request, other)))
        return False
    return True


@for_members(Role.OWNER, *WRITE)
def rotate(request: ProjectRequest, webhook_id: int) -> HttpResponse:
    """A new secret, on this page alone."""
    secret = actions.rotate(found := _webhook(request, webhook_id), by=request.user)
    return _page(request, found, WebhookForm.of(found, None), secret=secret, status=201)


@for_members(Role.OWNER, *WRITE)
def remove(request: ProjectRequest, webhook_id: int) -> HttpResponse:
    """End it."""
    actions.remove(found := _webhook(request, webhook_id), by=request.user)
    messages.success(request, _("The webhook to %(host)s is removed.") % {"host": found})
    return redirect("web:settings", request.project.pk)


@for_members(Role.OWNER, *WRITE)
def test(request: ProjectRequest, webhook_id: int) -> HttpResponse:
    """Send a message that says nothing."""
    found = _webhook(request, webhook_id)
    return _done(request, found, lambda: actions.test(found), _("A test message is on its way."))


@for_members(Role.OWNER, *WRITE)
def redeliver(request: ProjectRequest, delivery_id: int) -> HttpResponse:
    """Send a message again, with the same id."""
    rows = WebhookDelivery.objects.filter(webhook__project=request.project).select_related("webhook")
    found = get_object_or_404(rows, pk=delivery_id)
    return _done(request, found.webhook, lambda: actions.deliver_again(found), _("It is sent again."))


def _done(request: ProjectRequest, webhook: Webhook, do: Any, said: str) -> HttpResponse:
    try:
        do()
    except actions.WebhookRefused as error:
        messages.error(request, str(error))
    else:
        messages.success(request, said)
    return redirect("web:webhook", request.project.pk, webhook.pk)


def _webhook(request: ProjectRequest, webhook_id: int) -> Webhook:
    return get_object_or_404(Webhook.objects.filter(project=request.project), pk=webhook_id)


def _page(request: ProjectRequest, webhook: Webhook, form: Any, *, status: int, secret: str = "") -> HttpResponse:
    rows = WebhookDelivery.objects.filter(webhook=webhook).defer("body")
    page = Paginator(rows, DELIVERIES_A_PAGE).get_page(request.GET.get("page"))
    context = {"webhook": webhook, "form": form, "secret": secret, "page": page}
    response = render(request, "web/webhooks/webhook.html", context, status=status)
    response["Cache-Control"] = "no-store"
    return response
