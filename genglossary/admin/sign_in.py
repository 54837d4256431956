"""Wrong passwords that still count. Deleting one lifts what it holds off."""

from typing import Any

from axes.models import AccessAttempt
from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from genglossary.admin.read_only import ReadOnly


@admin.register(AccessAttempt)
class AccessAttemptAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("who", "ip_address", "failures_since_start", "attempt_time", "held_off")
    search_fields = ("username", "ip_address")
    search_help_text = _("Name of an account, or an address")
    fields = readonly_fields = (
        "username",
        "ip_address",
        "failures_since_start",
        "attempt_time",
        "held_off",
        "path_info",
    )

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # pyright: ignore
        return request.user.has_perm("axes.delete_accessattempt")  # pyright: ignore

    @admin.display(description=_("User"), ordering="username")
    def who(self, attempt: AccessAttempt) -> str:
        return attempt.username or "–"

    @admin.display(description=_("Held off"), boolean=True)
    def held_off(self, attempt: AccessAttempt) -> bool:
        return attempt.failures_since_start >= settings.AXES_FAILURE_LIMIT
