"""Programs of others that are told when runs end and the glossary changes, and what they were told."""

import secrets
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from genglossary.models.project import Project


class WebhookEvent(models.TextChoices):
    RUN_ENDED = "run.ended", _("A run has ended")
    GLOSSARY_CHANGED = "glossary.changed", _("The glossary has changed")


class OffBecause(models.TextChoices):
    GONE = "gone", _("The receiver answered that it is gone for good (410).")
    UNREACHED = "unreached", _("Nothing could be delivered for more than a day.")


class DeliveryProblem(models.TextChoices):
    """The reasons why an attempt got no answer, or none that counts."""

    REDIRECT = "redirect", _("redirects are not followed")
    LATE = "late", _("no answer in time")
    CERTIFICATE = "certificate", _("its certificate is not good")
    NO_TLS = "no_tls", _("it does not speak HTTPS")
    NOBODY = "nobody", _("nobody listens there")
    LOST = "lost", _("the connection was lost")
    NO_HTTP = "no_http", _("what it answered is no HTTP")
    UNKNOWN = "unknown", _("its name is not known")
    NOT_ALLOWED = "not_allowed", _("its address may not be called")


def new_salt() -> str:
    return secrets.token_hex(16)


class Webhook(models.Model):
    """An address that is told of a project, and how far it was.

    Its secret is not stored: it is derived from `salt` and the secret key of the installation. `site` is where the
    pages are, as whoever made it saw them: links of messages begin with it. `heard_change` and `heard_event` are the
    ids up to which changes and run events became messages.
    """

    project_id: int
    project: "models.ForeignKey[Project]" = models.ForeignKey(
        "genglossary.Project", on_delete=models.CASCADE, related_name="webhooks"
    )
    address = models.CharField(_("Address"), max_length=500)
    events: "models.JSONField[list[str]]" = models.JSONField(_("Events"), default=list)
    is_on = models.BooleanField(_("On"), default=True)
    off_because = models.CharField(_("Off because"), max_length=10, choices=OffBecause.choices, blank=True)
    failing_since = models.DateTimeField(null=True, editable=False)
    salt = models.CharField(max_length=32, default=new_salt, editable=False)
    previous_salt = models.CharField(max_length=32, blank=True, editable=False)
    rotated_at = models.DateTimeField(null=True, editable=False)
    site = models.CharField(max_length=300, blank=True, editable=False)
    heard_change = models.BigIntegerField(default=0, editable=False)
    heard_event = models.BigIntegerField(default=0, editable=False)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        """The host alone: the rest of an address can be as good as a password."""
        return urlsplit(self.address).hostname or ""


class DeliveryState(models.TextChoices):
    PENDING = "pending", _("waiting")
    DELIVERED = "delivered", _("delivered")
    FAILED = "failed", _("failed")


class WebhookDelivery(models.Model):
    """One message to one webhook. `due_at` is when it is tried next, None once it is not; `message_id` is the same
    each time. `answer_status`, `problem` and `milliseconds` are of the last attempt.
    """

    webhook_id: int
    webhook: "models.ForeignKey[Webhook]" = models.ForeignKey(
        Webhook, on_delete=models.CASCADE, related_name="deliveries"
    )
    message_id = models.CharField(max_length=64, unique=True)
    event = models.CharField(max_length=40)
    body = models.TextField()
    state = models.CharField(max_length=10, choices=DeliveryState.choices, default=DeliveryState.PENDING)
    attempts = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(null=True, db_default=Now())
    tried_at = models.DateTimeField(null=True)
    answer_status = models.PositiveSmallIntegerField(null=True)
    problem = models.CharField(max_length=20, choices=DeliveryProblem.choices, blank=True)
    milliseconds = models.PositiveIntegerField(null=True)
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name_plural = "webhook deliveries"
        ordering = ("-pk",)
        indexes = (
            models.Index(fields=("due_at",), condition=models.Q(state="pending"), name="delivery_due"),
            models.Index(fields=("created_at",), name="delivery_by_age"),
        )

    def __str__(self) -> str:
        return self.message_id
