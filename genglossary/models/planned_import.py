"""Imports between their preview and their confirmation: the file, the rows that were shown, what was chosen."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from genglossary.models.stated import in_words

if TYPE_CHECKING:
    from genglossary.models.project import Project

LIFETIME = timedelta(days=1)
"""After which an import that nobody confirmed is forgotten, with its file."""


class PlannedImport(models.Model):
    """A file that somebody wants to import. Nothing of it is in the glossary before they confirm.

    `choices` says how the file is read (see formats.tables.Choices), `guess` how it was, `groups` what becomes of the
    rows of each group. `digest` names what was shown: only that is done. `searched` says which documents were asked,
    as `reason` of a row.
    """

    project_id: int
    rows: "models.Manager[PlannedRow]"
    project: "models.ForeignKey[Project]" = models.ForeignKey(
        "genglossary.Project", on_delete=models.CASCADE, related_name="planned_imports"
    )
    name = models.CharField(max_length=300)
    data = models.BinaryField()
    choices: "models.JSONField[dict[str, Any]]" = models.JSONField(default=dict)
    guess: "models.JSONField[dict[str, Any]]" = models.JSONField(default=dict)
    groups: "models.JSONField[dict[str, str]]" = models.JSONField(default=dict)
    counts: "models.JSONField[dict[str, int]]" = models.JSONField(default=dict)
    searched = models.CharField(max_length=300, blank=True)
    digest = models.CharField(max_length=64)
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, editable=False, related_name="+"
    )

    def __str__(self) -> str:
        return self.name

    @property
    def searched_in_words(self) -> str:
        """The documents that were asked, in the language of the reader."""
        return in_words(self.searched)

    @property
    def is_table(self) -> bool:
        """Whether people can say what its columns are."""
        return "columns" in self.guess

    @property
    def unread_in_words(self) -> list[str]:
        """The other things that are in the file, in the language of the reader."""
        return [in_words(each) for each in self.guess.get("unread", ())]


class PlannedRow(models.Model):
    """One row of the file as it is shown. `number` orders them, `row` is where it stands in the file.

    `reason` and `steps` are kept so that each reader has them in another language (see models.stated.as_text and
    actions.importing.steps.stored), `choice` is what somebody chose for this row alone, `documents` what the
    documents say (see actions.importing.documents).
    """

    planned_id: int
    planned: "models.ForeignKey[PlannedImport]" = models.ForeignKey(
        PlannedImport, on_delete=models.CASCADE, related_name="rows"
    )
    number = models.PositiveIntegerField()
    row = models.PositiveIntegerField()
    group = models.CharField(max_length=8)
    text = models.CharField(max_length=300)
    term = models.BigIntegerField(null=True)
    reason = models.TextField(blank=True)
    steps: "models.JSONField[list[list[Any]]]" = models.JSONField(default=list)
    choice = models.CharField(max_length=6, blank=True)
    documents: "models.JSONField[dict[str, Any]]" = models.JSONField(default=dict)

    class Meta:
        ordering = ("number",)
        indexes = (models.Index(fields=("planned", "group", "number"), name="planned_row_by_group"),)

    def __str__(self) -> str:
        return f"{self.row}: {self.text}"

    @property
    def why(self) -> str:
        """The reason in the language of the reader."""
        return in_words(self.reason)
