"""Cancelling runs from the admin: as an action with a confirmation page, and as a button on a run's page."""

from collections.abc import Iterable

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from genglossary.actions import runs
from genglossary.models import ACTIVE, Run

# How many ended runs a confirmation page lists; more are counted.
LISTED = 50


class CancelsRuns(admin.ModelAdmin):
    """Mixed into the admin of runs. Needs the permissions to view and to cancel runs."""

    actions = ("cancel_runs",)

    def has_cancel_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request) and request.user.has_perm("genglossary.cancel_run")

    def get_urls(self) -> list[URLPattern]:
        cancel = self.admin_site.admin_view(require_POST(self.cancel_one))
        return [path("<int:run_id>/cancel/", cancel, name="genglossary_run_cancel"), *super().get_urls()]

    def cancel_one(self, request: HttpRequest, run_id: int) -> HttpResponse:
        if not self.has_cancel_permission(request):
            raise PermissionDenied
        _cancel_each(request, [run_id])
        return redirect("admin:genglossary_run_change", run_id)

    @admin.action(description=_("Cancel selected runs"), permissions=["cancel"])
    def cancel_runs(self, request: HttpRequest, queryset: QuerySet[Run]) -> HttpResponse | None:
        active = queryset.filter(status__in=ACTIVE)
        if "confirmed" in request.POST or not active.exists():
            _cancel_each(request, queryset.values_list("pk", flat=True))
            return None
        return self._confirmation(request, active, queryset.exclude(status__in=ACTIVE))

    def _confirmation(self, request: HttpRequest, active: QuerySet[Run], ended: QuerySet[Run]) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": "Cancel runs?",
            "opts": self.opts,
            "media": self.media,
            "active": active,
            "ended": ended[:LISTED],
            "ended_unlisted": max(0, ended.count() - LISTED),
        }
        return TemplateResponse(request, "admin/genglossary/run/cancel_confirmation.html", context)


def _cancel_each(request: HttpRequest, run_ids: Iterable[int]) -> None:
    """One message per run, with what the database answered."""
    for run_id in run_ids:
        outcome = runs.cancel(run_id, by=request.user, source="admin")
        level = messages.SUCCESS if outcome.cancelled else messages.WARNING
        messages.add_message(request, level, f"{Run(pk=run_id)}: {outcome.message}")
