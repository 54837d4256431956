"""Model connections, which operators make, and what models were asked and answered."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect
from django.template.defaultfilters import truncatechars
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from genglossary.admin.begun import KeepingForm
from genglossary.admin.read_only import ReadOnly
from genglossary.admin.searching import FoldedSearch
from genglossary.engines.protocol import EngineError
from genglossary.models import ModelConnection, ModelReply
from genglossary.models.stated import translated
from genglossary.runs.llm.connections import as_connection, check

WEB_SILENCE = 20.0  # seconds; `check_model` waits longer for a server that has to load its model

# Secrets of this installation, which no connection may send anywhere.
NO_KEYS = frozenset({"SECRET_KEY", "DATABASE_URL", "PGPASSWORD"})


class ConnectionForm(KeepingForm):
    def clean_key_variable(self) -> str:
        name = self.cleaned_data["key_variable"]
        if name.upper() in NO_KEYS:
            raise ValidationError(_("This variable holds a secret of GenGlossary itself."))
        return name

    def clean_key_file(self) -> str:
        name = self.cleaned_data["key_file"]
        if name and settings.DATA_DIR.resolve() in Path(name).expanduser().resolve().parents:
            raise ValidationError(_("Files of the data folder are secrets of GenGlossary itself."))
        return name

    def clean(self) -> dict[str, Any]:
        """Refuse what the engine would refuse at the start of a run."""
        cleaned = super().clean() or {}
        if cleaned.get("key_variable") and cleaned.get("key_file"):
            raise ValidationError(_("Name a variable or a file, not both."))
        if not isinstance(cleaned.get("options", {}), dict):
            self.add_error("options", _('Enter a JSON object, such as {"temperature": 0.2}.'))
        elif not self.errors:
            self._try(cleaned)
        return cleaned

    def _try(self, cleaned: dict[str, Any]) -> None:
        try:
            as_connection(ModelConnection(**{**cleaned, "enabled": True}))
        except EngineError as error:
            raise ValidationError(translated(error.args[0])) from None


@admin.register(ModelConnection)
class ModelConnectionAdmin(admin.ModelAdmin):
    form = ConnectionForm
    list_display = ("name", "model", "base_url", "concurrency", "enabled")
    list_filter = ("enabled",)
    search_fields = ("name", "model", "base_url")
    show_full_result_count = False
    fieldsets = (
        (None, {"fields": ("name", "base_url", "model", "enabled")}),
        (
            _("Key"),
            {
                "fields": ("key_variable", "key_file"),
                "description": _("Where the workers find the key. The key itself is stored nowhere."),
            },
        ),
        (_("Limits"), {"fields": ("concurrency", "silence_timeout", "context_size", "options")}),
        (_("Money"), {"fields": ("input_price", "output_price", "currency", "budget")}),
    )

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.test_connection)
        return [path("<int:pk>/test/", view, name="genglossary_modelconnection_test"), *super().get_urls()]

    def test_connection(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Asks the server for its models and one small question; says on the connection's page what came of it."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        row = get_object_or_404(ModelConnection, pk=pk)
        if not self.has_change_permission(request, row):
            raise PermissionDenied
        works, lines = check(row, longest_silence=WEB_SILENCE)
        for line in lines:
            messages.add_message(request, messages.SUCCESS if works else messages.ERROR, translated(line))
        return redirect("admin:genglossary_modelconnection_change", pk)


@admin.register(ModelReply)
class ModelReplyAdmin(ReadOnly, FoldedSearch):
    list_display = ("created_at", "project", "run", "judgement", "model", "tokens", "seconds_shown", "outcome")
    list_filter = ("judgement", "created_at")
    list_select_related = ("project", "run")
    list_per_page = 50
    search_fields = ("project__name_key", "=run__id", "=key")
    search_help_text = _("Name of a project, number of a run, or key of an answer")
    ordering = ("-pk",)
    fields = readonly_fields = (
        "project", "run", "judgement", "model", "template", "created_at", "input_tokens", "output_tokens",
        "seconds_shown", "outcome", "prompt_shown", "reply_shown", "answer", "key",
    )  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> QuerySet[ModelReply]:
        """Calls, not the items that a call about several settled: those are on its page as its reply."""
        return super().get_queryset(request).filter(call=None).select_related("project", "run")

    @admin.display(description=_("Tokens in and out"))
    def tokens(self, reply: ModelReply) -> str:
        return f"{reply.input_tokens or 0:,} / {reply.output_tokens or 0:,}"

    @admin.display(description=_("Seconds"), ordering="seconds")
    def seconds_shown(self, reply: ModelReply) -> str:
        return "–" if reply.seconds is None else f"{reply.seconds:.1f}"

    @admin.display(description=_("Outcome"))
    def outcome(self, reply: ModelReply) -> str:
        return truncatechars(reply.problem, 120) or str(_("used"))

    @admin.display(description=_("Prompt"))
    def prompt_shown(self, reply: ModelReply) -> str:
        return reply.prompt or str(_("forgotten: older than the retention time"))

    @admin.display(description=_("Reply"))
    def reply_shown(self, reply: ModelReply) -> str:
        return reply.reply or str(_("empty, or forgotten with the prompt"))
