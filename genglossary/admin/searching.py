"""Searching in the admin as on the pages: without regard to case, width, accents and kana."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from genglossary.pipeline.text.folding import loose_key


class FoldedSearch(admin.ModelAdmin):
    """Mixed into an admin class whose `search_fields` name keys (see models.keys): what was typed is looked for in
    the other fields as it is, and in the keys as they are made."""

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        typed, often = super().get_search_results(request, queryset, search_term)
        folded = loose_key(search_term)
        if folded in ("", search_term):
            return typed, often
        return typed | super().get_search_results(request, queryset, folded)[0], often
