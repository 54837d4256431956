"""One history for everything that people or runs decide. Undo and history pages read it; nothing else records."""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from genglossary.models.action_names import action_name

if TYPE_CHECKING:
    from genglossary.models.project import Project


class Change(models.Model):
    """One decision about one thing. `before` and `after` hold the fields that changed, as JSON.

    `batch` groups the changes of one action; `undo_of` points at the change that this one takes back.
    """

    project_id: int
    project: "models.ForeignKey[Project]" = models.ForeignKey(
        "genglossary.Project", on_delete=models.CASCADE, related_name="changes"
    )
    at = models.DateTimeField(db_default=Now(), editable=False)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    run = models.ForeignKey("genglossary.Run", on_delete=models.SET_NULL, null=True, related_name="+")
    batch = models.UUIDField(db_index=True)
    action = models.CharField(max_length=40)
    model = models.CharField(max_length=40, help_text=_("What kind of thing changed: term, document, …"))
    object_id = models.BigIntegerField()
    label = models.CharField(max_length=300, blank=True, help_text=_("How the thing was called at the time."))
    before: "models.JSONField[dict[str, Any]]" = models.JSONField(default=dict)
    after: "models.JSONField[dict[str, Any]]" = models.JSONField(default=dict)
    undo_of = models.OneToOneField("self", on_delete=models.SET_NULL, null=True, related_name="undone_by")

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=("project", "model", "object_id"), name="change_of_object"),)

    def __str__(self) -> str:
        return f"{action_name(self.action)} {self.label}"


class KeptForUndo(models.Model):
    """Everything that undo needs of a change and no reader of the history may see, as `before` and `after` have it."""

    change = models.OneToOneField(Change, on_delete=models.CASCADE, primary_key=True, related_name="kept")
    before: "models.JSONField[dict[str, Any]]" = models.JSONField(default=dict)
    after: "models.JSONField[dict[str, Any]]" = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"Kept for undo of {self.change}"
