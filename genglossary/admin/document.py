"""Documents and what they said at each time, to read only."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from genglossary.admin.read_only import ReadOnly, Rows
from genglossary.admin.searching import FoldedSearch
from genglossary.models import Document, DocumentVersion
from genglossary.models.keys import ByCodePoint

# A page shows this many characters of a text and links to the whole.
SHOWN = 20_000
LARGE = ("text", "structure", "warnings")


class VersionInline(Rows):
    model = DocumentVersion
    verbose_name_plural = _("versions")
    fields = readonly_fields = ("link", "title", "size", "encoding", "sha256", "created_at", "created_by")

    def get_queryset(self, request: HttpRequest) -> QuerySet[DocumentVersion]:
        return super().get_queryset(request).defer(*LARGE).select_related("created_by").order_by("-number")

    @admin.display(description=_("Version"))
    def link(self, version: DocumentVersion) -> SafeString:
        url = reverse("admin:genglossary_documentversion_change", args=(version.pk,))
        return format_html('<a href="{}">{}</a>', url, version.number)


@admin.register(Document)
class DocumentAdmin(ReadOnly, FoldedSearch):
    list_display = ("called", "project", "version", "size", "created_at", "removed_at")
    ordering: Any = (ByCodePoint("name_key"), ByCodePoint("name"))
    search_fields = ("name_key", "project__name_key")
    search_help_text = _("Name of a document or of a project")
    fields = readonly_fields = ("project", "name", "created_at", "created_by", "removed_at")
    inlines = (VersionInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Document]:
        found = super().get_queryset(request).select_related("project", "current", "created_by")
        return found.defer(*(f"current__{name}" for name in LARGE))

    @admin.display(description=_("Name"), ordering=ByCodePoint("name_key"))
    def called(self, document: Document) -> str:
        return document.name

    @admin.display(description=_("Version"))
    def version(self, document: Document) -> str:
        return str(document.current.number) if document.current else "–"

    @admin.display(description=_("Bytes"))
    def size(self, document: Document) -> str:
        return f"{document.current.size:,}" if document.current else "–"


@admin.register(DocumentVersion)
class DocumentVersionAdmin(ReadOnly, FoldedSearch):
    list_display = ("document", "number", "title", "size", "encoding", "created_at")
    search_fields = ("document__name_key", "document__project__name_key", "=sha256")
    search_help_text = _("Name of a document or of a project, or a SHA-256")
    ordering = ("-pk",)
    fields = readonly_fields = (
        "document",
        "number",
        "title",
        "size",
        "encoding",
        "sha256",
        "told_warnings",
        "created_at",
        "created_by",
        "read",
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[DocumentVersion]:
        return super().get_queryset(request).defer("text", "structure").select_related("document", "created_by")

    def get_urls(self) -> list[URLPattern]:
        whole = self.admin_site.admin_view(self.whole_text)
        return [path("<int:pk>/text/", whole, name="genglossary_documentversion_text"), *super().get_urls()]

    def whole_text(self, request: HttpRequest, pk: int) -> HttpResponse:
        """As plain text: a browser shows it and executes nothing of it."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if not (version := DocumentVersion.objects.filter(pk=pk).first()):
            raise Http404
        return HttpResponse(version.text, content_type="text/plain; charset=utf-8")

    @admin.display(description=_("Text"))
    def read(self, version: DocumentVersion) -> SafeString:
        text = version.text
        url = reverse("admin:genglossary_documentversion_text", args=(version.pk,))
        shown = format_html('<pre class="document-text">{}</pre>', text[:SHOWN])
        if len(text) <= SHOWN:
            return shown
        more = f"{len(text) - SHOWN:,}"
        return format_html('{}<p><a href="{}">The whole text</a> ({} characters more)</p>', shown, url, more)
