"""Runs: how each is doing or how it ended, and the way to cancel one."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import flatten_fieldsets
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from genglossary.admin.read_only import ReadOnly
from genglossary.admin.run_cancel import CancelsRuns
from genglossary.admin.run_parts import EventInline, InspectionInline, StepInline
from genglossary.admin.run_retry import RetriesRuns
from genglossary.admin.searching import FoldedSearch
from genglossary.models import Run, RunStatus, Scope
from genglossary.models.run_labels import engine_label
from genglossary.reports.spending import spent_in_words
from genglossary.reports.wording import (
    duration_in_words,
    duration_of,
    messages_of,
    percent_of_step,
    status_in_words,
    step_in_words,
)
from genglossary.reports.worker_status import no_worker_line
from genglossary.templatetags.times import exactly, when


@admin.register(Run)
class RunAdmin(CancelsRuns, RetriesRuns, ReadOnly, FoldedSearch):
    list_display = ("number", "badge", "project", "scope_short", "step_short", "duration", "started_by", "made")
    list_display_links = ("number",)
    list_filter = ("status", "scope", "created_at")
    list_per_page = 50
    empty_value_display = "–"
    search_fields = ("project__name_key", "=id")
    search_help_text = _("Name of a project, or number of a run")
    change_form_template = "admin/genglossary/run/change_form.html"
    inlines = (StepInline, InspectionInline, EventInline)
    fieldsets = (
        (None, {"fields": ("badge", "ending", "progress", "duration", "kept")}),
        (
            _("What was asked for"),
            {"fields": ("project", "scope", "engine_shown", "spent", "documents", "started_by", "made")},
        ),
        (_("Who works on it"), {"fields": ("owner", "attempts", "epoch", "progress_at", "stopped_at", "retry_of")}),
    )
    readonly_fields = flatten_fieldsets(fieldsets)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Run]:
        return super().get_queryset(request).select_related("project", "started_by", "connection", "retry_of")

    def changelist_view(self, request: HttpRequest, extra_context: Any = None):
        self._say_when_nobody_works(request)
        return super().changelist_view(request, {"title": _("Runs"), **(extra_context or {})})

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any):
        run = context["original"]
        if run.status == RunStatus.PENDING:
            self._say_when_nobody_works(request)
        context["may_cancel"] = run.is_active and self.has_cancel_permission(request)
        context["may_retry"] = run.status == RunStatus.FAILED and self.has_retry_permission(request)
        return super().render_change_form(request, context, *args, **kwargs)

    def _say_when_nobody_works(self, request: HttpRequest) -> None:
        """Only on pages that are shown now: a message of a POST would turn up again behind the redirect."""
        if request.method == "GET" and self.has_view_permission(request) and (line := no_worker_line()):
            messages.warning(request, line)

    @admin.display(description=_("Run"), ordering="pk")
    def number(self, run: Run) -> str:
        return str(run)

    @admin.display(description=_("Status"), ordering="status")
    def badge(self, run: Run) -> SafeString:
        return format_html('<span class="run-badge run-{}">{}</span>', run.status, status_in_words(run))

    @admin.display(description=_("Scope"), ordering="scope")
    def scope_short(self, run: Run) -> str:
        return str(Scope(run.scope).label)

    @admin.display(description=_("Step"))
    def step_short(self, run: Run) -> str:
        return _with_bar(run, run.step if step_in_words(run) else "")

    @admin.display(description=_("Step"))
    def progress(self, run: Run) -> str:
        return _with_bar(run, step_in_words(run))

    @admin.display(description=_("Duration"))
    def duration(self, run: Run) -> str:
        return duration_in_words(duration_of(run, now()))

    @admin.display(description=_("Made"), ordering="created_at")
    def made(self, run: Run) -> str:
        return when(run.created_at)

    @admin.display(description=_("Documents"))
    def documents(self, run: Run) -> str:
        return _("%(n)d, in the versions of the time when the run was made") % {"n": run.versions.count()}

    @admin.display(description=_("Engine"))
    def engine_shown(self, run: Run) -> str:
        engine = engine_label(run.engine)
        return f"{engine} ({run.connection})" if run.connection else engine

    @admin.display(description=_("Asked of the model"))
    def spent(self, run: Run) -> str:
        return spent_in_words(run) or str(_("nothing: the built-in engine asks none"))

    @admin.display(description=_("How it ended"))
    def ending(self, run: Run) -> str:
        if run.is_active:
            return str(_("It has not ended."))
        why = messages_of((run,)).get(run.pk) or _("All steps are completed and their results published.")
        return format_html("{}: {}", exactly(run.finished_at), why)

    @admin.display(description=_("Kept for later runs"))
    def kept(self, run: Run) -> str:
        """Tell what a cancelled or failed run does not lose."""
        replies = run.replies.count()  # pyright: ignore[reportAttributeAccessIssue]
        return _("answers of the language model, not asked for again: %(n)d") % {"n": replies} if replies else "–"

    @admin.display(description=_("Taken by"))
    def owner(self, run: Run) -> str:
        if run.owner_pid is None:
            return str(_("nobody yet") if run.is_active else _("nobody"))
        return _("process %(process)d on %(host)s") % {"process": run.owner_pid, "host": run.owner_host}


def _with_bar(run: Run, step: str) -> str:
    """A bar without a value, for a step that does not count, shows that something moves."""
    if run.status != RunStatus.RUNNING:
        return step or "–"
    if (percent := percent_of_step(run)) is None:
        return format_html('{0}<progress class="run-progress" aria-label="{0}"></progress>', step)
    bar = '{0} {1} %<progress class="run-progress" max="100" value="{1}" aria-label="{0}"></progress>'
    return format_html(bar, step, percent)
