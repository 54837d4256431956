"""Definitions that members propose who may not edit, on the page of an entry."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from genglossary.actions import proposals
from genglossary.models import Definition, Role, Term
from genglossary.models.definition import WAITING
from genglossary.models.term import PUBLISHED
from genglossary.web.access import WRITE, ProjectRequest, for_members
from genglossary.web.back import back
from genglossary.web.forms.comments import ProposalForm
from genglossary.web.views.glossary import entry_answer


@for_members(Role.READER, *WRITE)
def propose(request: ProjectRequest, term_id: int) -> HttpResponse:
    """Propose a definition of a term; a refused one comes back as it was typed."""
    term = get_object_or_404(Term.objects.select_related("preferred"), PUBLISHED, project=request.project, pk=term_id)
    form = ProposalForm(request.POST)
    if form.is_valid():
        try:
            proposals.propose(term, **form.cleaned_data, by=request.user, by_hand=True)
        except proposals.CannotPropose as refusal:
            form.add_error("text", str(refusal))
        else:
            messages.success(request, _("Proposed. You are told here when somebody has accepted or rejected it."))
            return back(request, "glossary")
    return entry_answer(request, term.preferred or term, form)


@for_members(Role.READER, *WRITE)
def take_back(request: ProjectRequest, definition_id: int) -> HttpResponse:
    """Take one's own proposal back while it waits."""
    mine = Definition.objects.filter(WAITING, term__project=request.project, author=request.user)
    proposals.withdraw(get_object_or_404(mine.select_related("term"), pk=definition_id), by=request.user)
    messages.success(request, _("Your proposal is taken back."))
    return back(request, "glossary")
