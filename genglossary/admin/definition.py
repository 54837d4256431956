"""Definitions with the passages that prove them, and the issues that reviews found."""

from django.contrib import admin
from django.db.models import F, Func, Q, QuerySet, TextField
from django.http import HttpRequest
from django.template.defaultfilters import truncatechars
from django.utils.translation import gettext_lazy as _

from genglossary.admin.read_only import ReadOnly, Rows
from genglossary.admin.searching import FoldedSearch
from genglossary.models import Definition, Evidence, Issue

# Written by a person, or by a step that is completed; also what was withdrawn or dismissed since.
PUBLISHED = Q(step=None) | Q(step__completed_at__isnull=False)


class EvidenceInline(Rows):
    model = Evidence
    verbose_name_plural = _("evidence")
    fields = readonly_fields = ("version", "start", "end", "passage")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Evidence]:
        """The database cuts the passages out: whole documents stay where they are."""
        cut = (F("version__text"), F("start") + 1, F("end") - F("start"))
        passage = Func(*cut, function="SUBSTR", output_field=TextField())
        found = super().get_queryset(request).annotate(cut=passage).select_related("version__document")
        return found.defer("version__text", "version__structure", "version__warnings")

    @admin.display(description=_("Passage"))
    def passage(self, evidence: Evidence) -> str:
        return evidence.cut  # pyright: ignore[reportAttributeAccessIssue]


@admin.register(Definition)
class DefinitionAdmin(ReadOnly, FoldedSearch):
    list_display = ("term", "beginning", "level", "origin", "confidence", "author", "created_at", "withdrawn_at")
    list_filter = ("origin", "level")
    search_fields = ("term__search_key", "text")
    search_help_text = _("Term, or words of the definition")
    ordering = ("-pk",)
    inlines = (EvidenceInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Definition]:
        return super().get_queryset(request).filter(PUBLISHED).select_related("term", "author", "step__run")

    @admin.display(description=_("Definition"))
    def beginning(self, definition: Definition) -> str:
        return truncatechars(definition.text, 120)


@admin.register(Issue)
class IssueAdmin(ReadOnly, FoldedSearch):
    list_display = ("term", "kind", "beginning", "closed_at", "dismissed_at", "dismissed_by")
    list_filter = ("kind",)
    search_fields = ("term__search_key", "detail")
    search_help_text = _("Term, or words of the issue")
    ordering = ("-pk",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Issue]:
        return super().get_queryset(request).filter(PUBLISHED).select_related("term", "dismissed_by", "step__run")

    @admin.display(description=_("Detail"))
    def beginning(self, issue: Issue) -> str:
        return truncatechars(issue.detail, 120)
