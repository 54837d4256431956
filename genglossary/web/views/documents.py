"""The documents of a project: the list, pasting, versions and removal."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from genglossary.actions import documents as actions
from genglossary.models import Document, Role
from genglossary.models.document import PRESENT
from genglossary.web.access import FORM, READ, WRITE, ProjectRequest, for_members
from genglossary.web.forms.documents import PasteForm
from genglossary.web.numbers import fresh_documents, ids_in
from genglossary.web.selection import words_in
from genglossary.web.touched import touched_terms

DOCUMENTS_A_PAGE = 100


@for_members(Role.READER, *READ)
def documents(request: ProjectRequest) -> HttpResponse:
    """All documents, by name, with a search in names."""
    query = words_in(request.GET)
    page = Paginator(_listed(request, query), DOCUMENTS_A_PAGE).get_page(request.GET.get("page"))
    fresh = set(fresh_documents(request.project).filter(pk__in=[d.pk for d in page]).values_list("pk", flat=True))
    context = {"page": page, "query": query, "fresh": fresh}
    return render(request, "web/documents/list.html", context)


def _listed(request: ProjectRequest, query: str) -> QuerySet[Document]:
    rows = Document.objects.filter(PRESENT, project=request.project, name__icontains=query)
    rows = rows.select_related("current").defer("current__text", "current__structure")
    return rows.annotate(versions_count=Count("versions")).order_by("name")


@for_members(Role.EDITOR, *FORM)
def paste(request: ProjectRequest) -> HttpResponse:
    """Text from the clipboard as a document, or as a new version of the one of that name."""
    form = PasteForm(request.POST or None)
    if form.is_valid():
        name, text = form.cleaned_data["name"], form.cleaned_data["text"]
        (added,) = actions.add(request.project, [(name, text.encode())], by=request.user, link_duplicates=True)
        if added.state != "refused":
            context = {"added": [added], "saved_draft": f"paste-{request.project.pk}"}
            return render(request, "web/documents/uploaded.html", context)
        form.add_error("text", added.reason)
    return render(request, "web/documents/paste.html", {"form": form}, status=422 if form.errors else 200)


@for_members(Role.EDITOR, *WRITE)
def remove(request: ProjectRequest) -> HttpResponse:
    """Remove the ticked documents. Their versions stay, because definitions point at them."""
    chosen = Document.objects.filter(project=request.project, pk__in=ids_in(request.POST.getlist("document")))
    count = actions.remove(request.project, chosen.values_list("name", flat=True), by=request.user)
    if count:
        messages.success(request, f"Removed: {count}. The next run forgets where their terms stood.")
    else:
        messages.warning(request, "No document was ticked.")
    return redirect("web:documents", request.project.pk)


@for_members(Role.READER, *READ)
def named(request: ProjectRequest) -> HttpResponse:
    """To the document of that name."""
    document = get_object_or_404(Document, project=request.project, name=request.GET.get("name", "").replace("\0", ""))
    return redirect("web:versions", request.project.pk, document.pk)


@for_members(Role.READER, *READ)
def versions(request: ProjectRequest, document_id: int) -> HttpResponse:
    """What a document was before, and which terms its newest version touches."""
    document = get_object_or_404(Document.objects.select_related("current"), project=request.project, pk=document_id)
    stored = document.versions.order_by("-number").defer("text", "structure").select_related("created_by")  # pyright: ignore
    context = {"document": document, "versions": stored[:100], "touched": touched_terms(document)}
    return render(request, "web/documents/versions.html", context)
