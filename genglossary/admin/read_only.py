"""What the admin shows and never changes."""

from typing import Any, Literal

from django.http import HttpRequest


class ReadOnly:
    """Mixed into an admin or inline class: nobody adds, changes or deletes there, not even a superuser."""

    # No second COUNT over the whole table beside that of the filtered rows.
    show_full_result_count = False
    can_delete = False
    extra = 0

    class Media:
        css = {"all": ("genglossary/admin.css",)}

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> Literal[False]:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> Literal[False]:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> Literal[False]:
        return False
