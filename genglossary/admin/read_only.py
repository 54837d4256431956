"""Models that the admin shows and never changes."""

from typing import Any, Literal

from django.contrib import admin
from django.http import HttpRequest


class ReadOnly:
    """Mixed into an admin or inline class: nobody adds, changes or deletes there, not even a superuser.

    Computed fields are still to be named in `readonly_fields`: Django looks there before it asks who may change.
    """

    # No second COUNT over the whole table beside that of the filtered rows.
    show_full_result_count = False
    change_form_template: Any = "admin/genglossary/read_only.html"

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> Literal[False]:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> Literal[False]:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> Literal[False]:
        return False


class Rows(ReadOnly, admin.TabularInline):
    """Rows that are part of a page: whoever may see the page sees them, without a permission of their own."""

    template = "admin/genglossary/rows.html"
    can_delete = False
    extra = 0

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> Literal[True]:
        return True
