"""The documents that are translations of others: what was found, what is left, and decisions about it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from genglossary.actions import pairing
from genglossary.actions.deciding import DecisionRefused
from genglossary.models import Document, Role
from genglossary.models.document import PRESENT
from genglossary.web.access import READ, WRITE, ProjectRequest, for_members
from genglossary.web.back import back
from genglossary.web.documents_in_pairs import pairs_page_of
from genglossary.web.numbers import ids_in


@for_members(Role.READER, *READ)
def pairs(request: ProjectRequest) -> HttpResponse:
    """All pairs, and all that is in none."""
    return render(request, "web/documents/pairs.html", {"pairs": pairs_page_of(request.project, request.GET)})


@for_members(Role.EDITOR, *WRITE)
def pair(request: ProjectRequest) -> HttpResponse:
    """Pair two documents that a form names by their ids."""
    translation, original = (_document(request, request.POST.get(name, "")) for name in ("translation", "original"))
    if translation is None or original is None:
        messages.error(request, _("Choose the original and its translation."))
        return back(request, "pairs")
    try:
        pairing.pair(translation, original, by=request.user)
    except DecisionRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(
            request,
            _("%(translation)s is the translation of %(original)s from now on.")
            % {"translation": translation.name, "original": original.name},
        )
    return back(request, "pairs")


@for_members(Role.EDITOR, *WRITE)
def unpair(request: ProjectRequest, document_id: int) -> HttpResponse:
    """Say that a document is no translation."""
    document = get_object_or_404(Document, PRESENT, project=request.project, pk=document_id)
    pairing.unpair(document, by=request.user)
    messages.success(request, _("%(name)s is no translation any more, and stays so.") % {"name": document.name})
    return back(request, "pairs")


def _document(request: ProjectRequest, given: str) -> Document | None:
    """By its id, or by the name that somebody typed."""
    rows = Document.objects.filter(PRESENT, project=request.project)
    if found := rows.filter(pk__in=ids_in([given])).first():
        return found
    return rows.filter(name=given.strip().replace("\0", "")).first()
