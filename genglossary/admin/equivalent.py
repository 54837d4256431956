"""Terms of other languages as they stand. People change them on the page of the entry."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from genglossary.admin.read_only import ReadOnly
from genglossary.admin.searching import FoldedSearch
from genglossary.models import Equivalent
from genglossary.models.term import Status


@admin.register(Equivalent)
class EquivalentAdmin(ReadOnly, FoldedSearch):
    list_display = ("text", "language", "term", "status", "usage", "origin", "created_at")
    list_filter = ("status", "origin", "usage")
    search_fields = ("term__search_key", "text")
    search_help_text = _("Term, or its equivalent")
    ordering = ("-pk",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Equivalent]:
        """Leave out those of terms that are not seen before a running step is completed."""
        return super().get_queryset(request).exclude(term__status=Status.NEW).select_related("term", "run")
