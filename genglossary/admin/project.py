"""Projects: their members, the engine that judges for them, and starting a run."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from genglossary.actions import runs
from genglossary.admin.begun import KeepingForm
from genglossary.admin.searching import FoldedSearch
from genglossary.models import ACTIVE, Membership, Project, ReferenceGlossary, Scope
from genglossary.models.keys import ByCodePoint


class ScopeForm(forms.Form):
    scope = forms.ChoiceField(choices=Scope.choices, initial=Scope.FULL, widget=forms.RadioSelect, label=_("Steps"))


class MembershipInline(admin.StackedInline):
    model = Membership
    form = KeepingForm
    autocomplete_fields = ("user",)
    extra = 1


class ReferenceInline(admin.StackedInline):
    """References that an operator chooses: they are in force whoever may read them.

    Stacked, for the tables of inlines begin with a header cell that is empty.
    """

    model = ReferenceGlossary
    form = KeepingForm
    fk_name = "project"
    autocomplete_fields = ("glossary",)
    extra = 0


@admin.register(Project)
class ProjectAdmin(FoldedSearch):
    form = KeepingForm
    list_display = ("called", "language", "engine", "created_at")
    list_select_related = ("connection",)
    search_fields = ("name_key",)
    show_full_result_count = False
    fields = ("name", "language", "max_terms", "connection", "folder", "created_at")
    readonly_fields = ("folder", "created_at")
    inlines = (MembershipInline, ReferenceInline)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A project holds what people decided and what its runs did: history, which a form does not delete."""
        return False

    @admin.display(description=_("Name"), ordering=ByCodePoint("name_key"))
    def called(self, project: Project) -> str:
        return project.name

    @admin.display(description=_("Engine"))
    def engine(self, project: Project) -> str:
        return str(project.connection or _("built-in engine"))

    def has_start_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request) and request.user.has_perm("genglossary.start_run")

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any):
        context["may_start"] = self.has_start_permission(request)
        context["may_view_runs"] = request.user.has_perm("genglossary.view_run")
        return super().render_change_form(request, context, *args, **kwargs)

    def get_urls(self) -> list[URLPattern]:
        start = self.admin_site.admin_view(self.start_run)
        return [path("<int:project_id>/start-run/", start, name="genglossary_project_start_run"), *super().get_urls()]

    def start_run(self, request: HttpRequest, project_id: int) -> HttpResponse:
        """GET asks which steps; POST starts the run."""
        if not self.has_start_permission(request):
            raise PermissionDenied
        project = get_object_or_404(Project, pk=project_id)
        form = ScopeForm(request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid():
            return self._start(request, project, form.cleaned_data["scope"])
        context = {
            **self.admin_site.each_context(request),
            "title": _("Start a run of %(project)s") % {"project": project},
            "opts": self.opts,
            "original": project,
            "form": form,
            "active": project.runs.filter(status__in=ACTIVE).first(),  # pyright: ignore[reportAttributeAccessIssue]
        }
        return TemplateResponse(request, "admin/genglossary/project/start_run.html", context)

    def _start(self, request: HttpRequest, project: Project, scope: str) -> HttpResponse:
        try:
            run = runs.start(project, by=request.user, source="admin", scope=scope)
        except runs.StartRefused as error:
            messages.error(request, str(error))
            return redirect("admin:genglossary_project_start_run", project.pk)
        messages.success(request, _("%(run)s: started") % {"run": run})
        if request.user.has_perm("genglossary.view_run"):  # pyright: ignore[reportAttributeAccessIssue]
            return redirect("admin:genglossary_run_change", run.pk)
        return redirect("admin:genglossary_project_change", project.pk)
