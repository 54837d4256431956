"""The documents of a project: the list, pasting, versions and removal."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from genglossary.actions import documents as actions
from genglossary.actions.naming import composed
from genglossary.models import Document, Role
from genglossary.models.document import PRESENT
from genglossary.models.keys import ByCodePoint
from genglossary.models.stated import translated
from genglossary.pipeline.text.folding import loose_key
from genglossary.web import uploads
from genglossary.web.access import FORM, READ, WRITE, ProjectRequest, for_members
from genglossary.web.documents_in_pairs import count_pairs
from genglossary.web.forms.documents import PasteForm
from genglossary.web.last_change import last_change
from genglossary.web.numbers import fresh_documents, ids_in
from genglossary.web.term_filter import words_in
from genglossary.web.touched import touched_terms

DOCUMENTS_A_PAGE = 100


@for_members(Role.READER, *READ)
def documents(request: ProjectRequest) -> HttpResponse:
    """All documents, by name, with a search in names."""
    query = words_in(request.GET)
    page = Paginator(_listed(request, query), DOCUMENTS_A_PAGE).get_page(request.GET.get("page"))
    fresh = set(fresh_documents(request.project).filter(pk__in=[d.pk for d in page]).values_list("pk", flat=True))
    context = {
        "page": page,
        "query": query,
        "fresh": fresh,
        "last": last_change(request.project, request.user, request.role),
    }
    context["in_pairs"], context["unpaired"] = count_pairs(request.project)
    return render(request, "web/documents/list.html", context)


def _listed(request: ProjectRequest, query: str) -> QuerySet[Document]:
    rows = Document.objects.filter(PRESENT, project=request.project, name_key__contains=loose_key(query))
    rows = rows.select_related("current").defer("current__text", "current__structure")
    return rows.annotate(versions_count=Count("versions")).order_by(ByCodePoint("name_key"), ByCodePoint("name"))


@for_members(Role.EDITOR, *FORM)
def paste(request: ProjectRequest) -> HttpResponse:
    """Text from the clipboard as a document, or as a new version of the one of that name."""
    form = PasteForm(request.POST or None)
    if form.is_valid():
        name, text = form.cleaned_data["name"], form.cleaned_data["text"]
        (added,) = actions.add(request.project, [(name, text.encode())], by=request.user)
        if added.state != "refused":
            return uploads.answer(request, [added], saved_draft=f"paste-{request.project.pk}")
        form.add_error("text", translated(added.reason))
    return render(request, "web/documents/paste.html", {"form": form}, status=422 if form.errors else 200)


@for_members(Role.EDITOR, *WRITE)
def remove(request: ProjectRequest) -> HttpResponse:
    """Remove the ticked documents, or `ask` first. Their versions stay, because definitions point at them."""
    ticked = ids_in(request.POST.getlist("document"))
    chosen = Document.objects.filter(project=request.project, removed_at=None, pk__in=ticked)
    if chosen and "ask" in request.POST:
        return render(request, "web/documents/remove.html", {"chosen": chosen})
    count = actions.remove(request.project, chosen.values_list("name", flat=True), by=request.user).changed
    if count:
        messages.success(request, _("Removed: %(n)s. The next run forgets what they said.") % {"n": _documents(count)})
    else:
        messages.warning(request, _("No document was ticked."))
    return redirect("web:documents", request.project.pk)


@for_members(Role.READER, *READ)
def named(request: ProjectRequest) -> HttpResponse:
    """Redirect to the document of that name."""
    name = request.GET.get("name", "").replace("\0", "")
    document = Document.objects.filter(project=request.project, name__in={name, composed(name)}).first()
    if document is None:
        raise Http404
    return redirect("web:versions", request.project.pk, document.pk)


@for_members(Role.READER, *READ)
def versions(request: ProjectRequest, document_id: int) -> HttpResponse:
    """Show what a document was before, and which terms its newest version touches."""
    document = get_object_or_404(Document.objects.select_related("current"), project=request.project, pk=document_id)
    stored = document.versions.order_by("-number").defer("text", "structure").select_related("created_by")  # pyright: ignore
    context = {"document": document, "versions": stored[:100], "touched": touched_terms(document)}
    return render(request, "web/documents/versions.html", context)


def _documents(count: int) -> str:
    return ngettext("%(n)s document", "%(n)s documents", count) % {"n": count}
