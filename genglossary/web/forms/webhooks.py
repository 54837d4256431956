"""The forms for a webhook."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from genglossary.actions.webhooks import validate_address
from genglossary.models import WebhookEvent
from genglossary.web.forms.begun import keep_beginning


class NewWebhookForm(forms.Form):
    """The address that is told, and of what."""

    address = forms.CharField(
        max_length=500,
        validators=[validate_address],
        label=_("Address"),
        widget=forms.TextInput(attrs={"inputmode": "url", "placeholder": "https://", "autocomplete": "off"}),
        help_text=_("Your program takes POST there. It begins with https://."),
    )
    events = forms.MultipleChoiceField(
        choices=WebhookEvent.choices,
        initial=WebhookEvent.values,
        label=_("Tell it when"),
        widget=forms.CheckboxSelectMultiple,
    )


class WebhookForm(NewWebhookForm):
    """The fields of a webhook that is there, and whether it is on."""

    is_on = forms.BooleanField(required=False, label=_("On"), label_suffix="")

    @classmethod
    def of(cls, webhook: Any, data: Any) -> "WebhookForm":
        form = cls(data, initial={name: getattr(webhook, name) for name in ("address", "events", "is_on")})
        keep_beginning(form)
        return form
