"""The documents of a project held against its glossary, when a run had ended."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from genglossary.models.stated import Stored, worded

if TYPE_CHECKING:
    from genglossary.models.document import DocumentVersion
    from genglossary.models.run import Run


class Inspection(models.Model):
    """One check: `documents` counts those that were looked at, `counts` the findings by the code of their rule.

    The findings themselves are only kept of the newest one of a project, the counts of all.
    """

    run_id: int
    found: "models.Manager[InspectionFinding]"
    run: "models.OneToOneField[Run]" = models.OneToOneField(
        "genglossary.Run", on_delete=models.CASCADE, related_name="inspection"
    )
    documents = models.PositiveIntegerField()
    counts: "models.JSONField[dict[str, int]]" = models.JSONField(default=dict)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"Check after {self.run}"


class InspectionFinding(models.Model):
    """A place to mend: characters `start` to `end` (half-open) of `version.text`; without a version it is about the
    glossary. `line` is that of the file, from 1, or, where `in_paragraphs`, its paragraph. `term` is the text of the
    entry. `excerpt` has three parts: the words before the place, those at it, and those after it. `message` is English;
    `said` is how it was made (`models.stated`): rows from before there was this have none."""

    version_id: int | None
    inspection = models.ForeignKey(Inspection, on_delete=models.CASCADE, related_name="found")
    version: "models.ForeignKey[DocumentVersion | None]" = models.ForeignKey(
        "genglossary.DocumentVersion", on_delete=models.CASCADE, null=True, related_name="+"
    )
    rule = models.CharField(max_length=8)
    level = models.CharField(max_length=8)
    message = models.TextField()
    said: "models.JSONField[Stored]" = models.JSONField(default=dict)
    term = models.CharField(max_length=300, blank=True)
    start = models.PositiveIntegerField(default=0)
    end = models.PositiveIntegerField(default=0)
    line = models.PositiveIntegerField(default=0)
    in_paragraphs = models.BooleanField(default=False)
    excerpt: "models.JSONField[list[str]]" = models.JSONField(default=list)

    class Meta:
        verbose_name = _("finding")
        indexes = (models.Index(fields=("inspection", "rule"), name="finding_by_rule"),)

    def __str__(self) -> str:
        return f"{self.rule}: {self.message}"

    @property
    def words(self) -> str:
        """The message in the language of the reader."""
        return worded(self.said, self.message)
