"""The log of runs."""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from genglossary.models.stated import worded

if TYPE_CHECKING:
    from genglossary.models.run import Run


class RunEvent(models.Model):
    """One line of a run's log, which is only appended to: one for each transition, and notes for people."""

    class Kind(models.TextChoices):
        TRANSITION = "transition", _("transition")
        NOTE = "note", _("note")

    run_id: int
    run: "models.ForeignKey[Run]" = models.ForeignKey(
        "genglossary.Run", on_delete=models.CASCADE, related_name="events"
    )
    at = models.DateTimeField(db_default=Now(), editable=False)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    from_status = models.CharField(max_length=10, blank=True)
    to_status = models.CharField(max_length=10, blank=True)
    epoch = models.PositiveIntegerField(default=0)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    source = models.CharField(max_length=40, blank=True)
    message = models.TextField(blank=True)
    data: "models.JSONField[dict[str, Any]]" = models.JSONField(default=dict)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.words or f"{self.from_status} → {self.to_status}"

    @property
    def words(self) -> str:
        """The message in the language of the reader."""
        return worded(self.data.get("stated"), self.message)
