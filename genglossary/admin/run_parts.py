"""Parts of the page of a run, shown below it: its steps and its event log."""

from datetime import datetime

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from genglossary.admin.read_only import Rows
from genglossary.models import Inspection, RunEvent, RunStatus, RunStep
from genglossary.models.run_labels import source_label
from genglossary.reports.wording import counts_in_words
from genglossary.templatetags.times import exactly


class StepInline(Rows):
    model = RunStep
    verbose_name_plural = _("steps")
    fields = readonly_fields = ("name", "began", "results", "found")

    @admin.display(description=_("Began"))
    def began(self, step: RunStep) -> str:
        return _seconds(step.started_at)

    @admin.display(description=_("Results"))
    def results(self, step: RunStep) -> str:
        """Until a step is completed nobody sees what it wrote."""
        if not step.completed_at:
            return gettext("not published")
        return format_html(gettext("published {}"), _seconds(step.completed_at))

    @admin.display(description=_("Found"))
    def found(self, step: RunStep) -> str:
        return counts_in_words(step.summary)


class InspectionInline(Rows):
    model = Inspection
    verbose_name_plural = _("check of the documents")
    fields = readonly_fields = ("documents", "findings")

    @admin.display(description=_("Findings"))
    def findings(self, inspection: Inspection) -> str:
        return ", ".join(f"{code}: {count}" for code, count in inspection.counts.items()) or "0"


class EventInline(Rows):
    model = RunEvent
    verbose_name_plural = _("event log")
    fields = readonly_fields = ("when", "what", "words", "actor", "wrote", "epoch")

    def get_queryset(self, request: HttpRequest) -> QuerySet[RunEvent]:
        return super().get_queryset(request).select_related("actor")

    @admin.display(description=_("When"))
    def when(self, event: RunEvent) -> str:
        return _seconds(event.at)

    @admin.display(description=_("Message"))
    def words(self, event: RunEvent) -> str:
        return event.words

    @admin.display(description=_("Source"))
    def wrote(self, event: RunEvent) -> str:
        return source_label(event.source)

    @admin.display(description=_("What"))
    def what(self, event: RunEvent) -> str:
        if event.kind != RunEvent.Kind.TRANSITION:
            return str(RunEvent.Kind(event.kind).label)
        return " → ".join(str(RunStatus(each).label) for each in (event.from_status, event.to_status) if each)


def _seconds(moment: datetime) -> str:
    """A log is read by the second, which Django's date format leaves out."""
    return exactly(moment)
