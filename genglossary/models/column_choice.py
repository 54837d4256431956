"""Columns of files as people of a project read them once: offered for the next file with the same header."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models.functions import Now

if TYPE_CHECKING:
    from genglossary.models.project import Project


class ColumnChoice(models.Model):
    """`columns` are the meanings (see formats.columns) of the columns with these names, in their order.

    `header` is the fingerprint of the names. The newest word on a header counts.
    """

    project: "models.ForeignKey[Project]" = models.ForeignKey(
        "genglossary.Project", on_delete=models.CASCADE, related_name="column_choices"
    )
    header = models.CharField(max_length=24)
    columns: "models.JSONField[list[Any]]" = models.JSONField(default=list)
    changed_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("project", "header"), name="column_choice_unique"),)

    def __str__(self) -> str:
        return ", ".join(map(str, self.columns))
