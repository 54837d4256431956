"""Tokens with which programs act for a user, and the calls that they may repeat without doing a thing twice."""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from genglossary.models.project import Project


class TokenScope(models.TextChoices):
    READ = "read", "read"
    WRITE = "write", _("change documents, terms and definitions")
    RUN = "run", _("start and cancel runs")
    ADMIN = "admin", _("settings and members, delete projects")


class ApiToken(models.Model):
    """The right to act for `user` over the API: never to do more than they may themselves.

    The secret is not stored: `prefix` finds the row, `digest` is the SHA-256 of the whole secret. With a `project` it
    is good for that one alone, and goes with it.
    """

    user_id: int
    project_id: int | None
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="api_tokens")
    project: "models.ForeignKey[Project | None]" = models.ForeignKey(
        "genglossary.Project", on_delete=models.CASCADE, null=True, blank=True, related_name="api_tokens"
    )
    name = models.CharField(max_length=100)
    prefix = models.CharField(max_length=16, unique=True, editable=False)
    digest = models.CharField(max_length=64, editable=False)
    scopes: "models.JSONField[list[str]]" = models.JSONField(default=list)
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    expires_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True, editable=False)
    revoked_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = "API token"
        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.name


class IdempotentCall(models.Model):
    """A call that a program named by a key of its own, so that it can send it again when the answer was lost.

    `digest` tells what was asked. `status` is None until it is answered; then `answer` is what is said again.
    """

    token_id: int
    token = models.ForeignKey(ApiToken, on_delete=models.CASCADE, related_name="calls")
    key = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(null=True)
    answer: "models.JSONField[dict[str, Any]]" = models.JSONField(default=dict)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("token", "key"), name="idempotent_call_unique"),)

    def __str__(self) -> str:
        return self.key
