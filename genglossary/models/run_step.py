"""The steps of runs."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.db import models
from django.db.models.functions import Now

from genglossary.models.run_status import STEPS

if TYPE_CHECKING:
    from genglossary.models.definition import Issue
    from genglossary.models.run import Run


class RunStep(models.Model):
    """One step of a run. Its results are invisible until `completed_at` is set, in the fence's transaction.

    `inputs` names what it began with (see runs.reuse.completed_steps); empty when it must not be repeated unseen.
    """

    run_id: int
    get_name_display: Callable[[], str]
    issues: "models.Manager[Issue]"
    run: "models.ForeignKey[Run]" = models.ForeignKey("genglossary.Run", on_delete=models.CASCADE, related_name="steps")
    name = models.CharField(max_length=8, choices=[(s.value, s.label) for s in STEPS])
    started_at = models.DateTimeField(db_default=Now())
    completed_at = models.DateTimeField(null=True)
    summary: "models.JSONField[dict[str, int]]" = models.JSONField(default=dict)
    inputs = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("run", "name"), name="run_step_unique"),)

    def __str__(self) -> str:
        return f"{self.run}: {self.get_name_display()}"
