"""The tokens of the API, without their secrets. Deleting one revokes it."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from genglossary.admin.read_only import ReadOnly
from genglossary.models import ApiToken


@admin.register(ApiToken)
class ApiTokenAdmin(ReadOnly, admin.ModelAdmin):
    list_display = (
        "name",
        "user",
        "prefix",
        "scopes",
        "project",
        "created_at",
        "expires_at",
        "last_used_at",
        "revoked_at",
    )
    list_select_related = ("user", "project")
    search_fields = ("name", "user__username", "prefix")
    fields = readonly_fields = list_display

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # pyright: ignore
        return request.user.has_perm("genglossary.delete_apitoken")  # pyright: ignore
