"""Definitions and terms of other languages that members propose who may not edit, on the page of an entry."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from genglossary.actions import equivalents, proposals
from genglossary.actions.deciding import DecisionRefused
from genglossary.models import Definition, Equivalent, Role, Term
from genglossary.models.definition import WAITING
from genglossary.models.equivalent import WAITING_FOR_PEOPLE
from genglossary.models.term import PUBLISHED
from genglossary.web.access import WRITE, ProjectRequest, for_members
from genglossary.web.back import back
from genglossary.web.forms.comments import ProposalForm, ProposedEquivalentForm
from genglossary.web.views.glossary import entry_answer


@for_members(Role.READER, *WRITE)
def propose(request: ProjectRequest, term_id: int) -> HttpResponse:
    """Propose a definition of a term; a refused one comes back as it was typed."""
    term, form = _term(request, term_id), ProposalForm(request.POST)
    if form.is_valid():
        try:
            proposals.propose(term, **form.cleaned_data, by=request.user, by_hand=True)
        except proposals.CannotPropose as refusal:
            form.add_error("text", str(refusal))
        else:
            return _proposed(request)
    return entry_answer(request, term.preferred or term, form)


def _term(request: ProjectRequest, term_id: int) -> Term:
    rows = Term.objects.select_related("preferred")
    return get_object_or_404(rows, PUBLISHED, project=request.project, pk=term_id)


def _proposed(request: ProjectRequest) -> HttpResponse:
    messages.success(request, _("Proposed. You are told here when somebody has accepted or rejected it."))
    return back(request, "glossary")


@for_members(Role.READER, *WRITE)
def propose_equivalent(request: ProjectRequest, term_id: int) -> HttpResponse:
    """Propose a term of another language for an entry; a refused one comes back as it was typed."""
    term, form = _term(request, term_id), ProposedEquivalentForm(request.POST)
    if form.is_valid():
        try:
            proposals.propose_equivalent(term, **form.cleaned_data, by=request.user)
        except DecisionRefused as refusal:
            form.add_error(refusal.field or "text", str(refusal))
        else:
            return _proposed(request)
    return entry_answer(request, term.preferred or term, form)


@for_members(Role.READER, *WRITE)
def take_equivalent_back(request: ProjectRequest, equivalent_id: int) -> HttpResponse:
    """Take one's own proposal of a term of another language back while it waits."""
    rows = Equivalent.objects.filter(WAITING_FOR_PEOPLE, term__project=request.project)
    row = get_object_or_404(rows.select_related("term"), pk=equivalent_id)
    if row.pk not in proposals.own_equivalents(row.term, request.user):
        raise Http404
    equivalents.remove(rows.filter(pk=row.pk), by=request.user)
    messages.success(request, _("Your proposal is taken back."))
    return back(request, "glossary")


@for_members(Role.READER, *WRITE)
def take_back(request: ProjectRequest, definition_id: int) -> HttpResponse:
    """Take one's own proposal back while it waits."""
    mine = Definition.objects.filter(WAITING, term__project=request.project, author=request.user)
    proposals.withdraw(get_object_or_404(mine.select_related("term"), pk=definition_id), by=request.user)
    messages.success(request, _("Your proposal is taken back."))
    return back(request, "glossary")
