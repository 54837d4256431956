"""Trying a failed run once more from the admin: a new run of the same project, with the same steps and options."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from genglossary.actions import runs
from genglossary.models import Run, RunStatus


class RetriesRuns(admin.ModelAdmin):
    """Mixed into the admin of runs. Needs the permissions to view and to start runs."""

    def has_retry_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request) and request.user.has_perm("genglossary.start_run")

    def get_urls(self) -> list[URLPattern]:
        retry = self.admin_site.admin_view(require_POST(self.retry))
        return [path("<int:run_id>/retry/", retry, name="genglossary_run_retry"), *super().get_urls()]

    def retry(self, request: HttpRequest, run_id: int) -> HttpResponse:
        """Start it, and show the new run; a refusal is said on the page of the failed one."""
        if not self.has_retry_permission(request):
            raise PermissionDenied
        failed = get_object_or_404(Run.objects.select_related("project__connection"), pk=run_id)
        if failed.status != RunStatus.FAILED:
            messages.error(request, _("Only a failed run is tried again."))
            return redirect("admin:genglossary_run_change", failed.pk)
        try:
            run = runs.start(
                failed.project, by=request.user, source="admin", scope=failed.scope, engine=failed.engine,
                retry_of=failed, **failed.options,
            )  # fmt: skip
        except runs.StartRefused as error:
            messages.error(request, str(error))
            return redirect("admin:genglossary_run_change", failed.pk)
        messages.success(
            request, _("Run %(new)s tries again what run %(old)s failed at.") % {"new": run.pk, "old": run_id}
        )
        return redirect("admin:genglossary_run_change", run.pk)
