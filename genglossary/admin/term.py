"""Terms as they stand. People change them on the project's pages, where each change is recorded."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from genglossary.admin.read_only import ReadOnly
from genglossary.admin.searching import FoldedSearch
from genglossary.models import Term
from genglossary.models.keys import ByCodePoint
from genglossary.models.term import PUBLISHED
from genglossary.reports.wording import reason_in_words


@admin.register(Term)
class TermAdmin(ReadOnly, FoldedSearch):
    list_display = (
        "called", "project", "status", "required", "category", "usage", "language", "preferred", "frequency", "found",
    )  # fmt: skip
    list_filter = ("status", "required", "found", "category", "usage")
    search_fields = ("search_key", "project__name_key")
    search_help_text = _("Term, reading, or name of a project")
    exclude, readonly_fields = ("reason",), ("why",)
    # By score, as the model has it, the whole table would be sorted for one page.
    ordering = ("-pk",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Term]:
        """Leave out what a running step has written: it is not seen before the step is completed."""
        return super().get_queryset(request).filter(PUBLISHED).select_related("project", "preferred")

    @admin.display(description=_("Text"), ordering=ByCodePoint("sort_key"))
    def called(self, term: Term) -> str:
        return term.text

    @admin.display(description=_("Reason"))
    def why(self, term: Term) -> str:
        return reason_in_words(term.reason)
