"""What a run's page shows below it: its steps and its event log."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.timezone import localtime

from genglossary.admin.read_only import ReadOnly
from genglossary.models import RunEvent, RunStep


class StepInline(ReadOnly, admin.TabularInline):
    model = RunStep
    template = "admin/genglossary/rows.html"
    verbose_name_plural = "steps"
    fields = ("name", "started_at", "results", "found")

    @admin.display(description="Results")
    def results(self, step: RunStep) -> str:
        """Until a step is completed nobody sees what it wrote."""
        return (
            f"published {date_format(localtime(step.completed_at), 'DATETIME_FORMAT')}"
            if step.completed_at
            else "not published"
        )

    @admin.display(description="Found")
    def found(self, step: RunStep) -> str:
        return ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in step.summary.items())


class EventInline(ReadOnly, admin.TabularInline):
    model = RunEvent
    template = "admin/genglossary/rows.html"
    verbose_name_plural = "event log"
    fields = ("at", "what", "message", "actor", "source", "epoch")

    def get_queryset(self, request: HttpRequest) -> QuerySet[RunEvent]:
        return super().get_queryset(request).select_related("actor")

    @admin.display(description="What")
    def what(self, event: RunEvent) -> str:
        return f"{event.from_status} → {event.to_status}" if event.kind == RunEvent.Kind.TRANSITION else "note"
