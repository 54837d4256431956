"""Webhooks, made and changed by operators too, through the actions of owners; and the log of all messages."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from genglossary.actions import webhooks as actions
from genglossary.admin.begun import KeepingForm
from genglossary.admin.read_only import ReadOnly
from genglossary.models import Webhook, WebhookDelivery, WebhookEvent


class WebhookAdminForm(KeepingForm):
    address = forms.CharField(label=gettext_lazy("Address"), max_length=500, validators=[actions.validate_address])
    events = forms.MultipleChoiceField(
        label=gettext_lazy("Events"), choices=WebhookEvent.choices, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Webhook
        fields = ("project", "address", "events", "is_on")


@admin.register(Webhook)
class WebhookAdmin(admin.ModelAdmin):
    form = WebhookAdminForm
    list_display = ("__str__", "project", "events", "is_on", "off_because", "failing_since", "created_at")
    list_select_related = ("project",)
    list_filter = ("is_on",)
    search_fields = ("address", "project__name")
    autocomplete_fields = ("project",)
    show_full_result_count = False
    actions = None
    readonly_fields = ("off_because", "failing_since", "rotated_at", "created_by", "created_at")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """A webhook stays with its project."""
        return (*self.readonly_fields, "project") if obj else ()

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        own = ("project", "address", "events")
        return (*own, "is_on", *self.readonly_fields) if obj else own

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        said = form.cleaned_data
        if change:
            actions.change(obj, said["address"], said["events"], is_on=said["is_on"], by=request.user)
            return
        site = request.build_absolute_uri(reverse("web:start"))
        made, secret = actions.add(said["project"], said["address"], said["events"], site=site, by=request.user)
        obj.pk, obj.secret = made.pk, secret

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: Any = None) -> HttpResponse:
        """The only page that ever has the secret."""
        context = {**self.admin_site.each_context(request), "opts": self.opts, "original": obj, "title": str(obj)}
        response = TemplateResponse(
            request, "admin/genglossary/webhook/secret.html", {**context, "secret": obj.secret}, status=201
        )
        response["Cache-Control"] = "no-store"
        return response

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        actions.remove(obj, by=request.user)


@admin.register(WebhookDelivery)
class WebhookDeliveryAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("message_id", "webhook", "event", "state", "attempts", "answer_status", "problem", "created_at")
    list_select_related = ("webhook",)
    list_filter = ("state", "event")
    search_fields = ("message_id", "webhook__address")
    actions = ("deliver_again",)
    fields = readonly_fields = (
        "message_id", "webhook", "event", "state", "attempts", "due_at", "tried_at", "answer_status", "problem",
        "milliseconds", "created_at", "body",
    )  # fmt: skip

    @admin.action(description=gettext_lazy("Send again"), permissions=["resend"])
    def deliver_again(self, request: HttpRequest, rows: QuerySet[WebhookDelivery]) -> None:
        try:
            for delivery in rows.select_related("webhook"):
                actions.deliver_again(delivery)
        except actions.WebhookRefused as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("It is sent again."))

    def has_resend_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("genglossary.change_webhook")  # pyright: ignore
