"""Decisions of people on the page of an entry: its spellings, its equivalents, and where else a reader is sent.

Each leads back to the page; what was refused is shown on it, as it was filled in, with the reason.
"""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from genglossary.actions import equivalents as of_equivalents
from genglossary.actions import see_also as of_see_also
from genglossary.actions import spellings as of_spellings
from genglossary.actions.changes import ChangedMeanwhile
from genglossary.actions.deciding import DecisionRefused
from genglossary.models import Equivalent, Role, Term
from genglossary.models.term import PUBLISHED, same_designation
from genglossary.web.access import WRITE, ProjectRequest, for_members
from genglossary.web.forms.begun import begun, tell_meanwhile
from genglossary.web.forms.spellings import AddSpellingForm, EquivalentForm, SeeAlsoForm, SpellingForm
from genglossary.web.table import back_to_table, who
from genglossary.web.views.bilingual import decided_answer
from genglossary.web.views.glossary import entry_answer


def _term(request: ProjectRequest, term_id: int) -> Term:
    terms = Term.objects.filter(PUBLISHED, project=request.project)
    return get_object_or_404(terms.select_related("preferred"), pk=term_id)


def _done(request: ProjectRequest, term: Term, form: Form, notice: str, do: Callable[[], Any]) -> HttpResponse:
    """Do it where `form` is right, and go back; otherwise the page of `term` again, with the form."""
    entry = term.preferred or term
    if form.is_valid():
        try:
            do()
        except DecisionRefused as refusal:
            form.add_error("text" if "text" in form.fields else None, str(refusal))
        else:
            return _back(request, entry, notice)
    return entry_answer(request, entry, form)


def _back(request: ProjectRequest, entry: Term, notice: str) -> HttpResponse:
    """The page of an entry is that of the spelling it is called by now."""
    called = Term.objects.filter(variants=entry).first()
    if called is None:
        return back_to_table(request, notice)
    messages.success(request, _("The entry is called %(text)s now.") % {"text": called.text})
    return redirect("web:entry", request.project.pk, called.pk)


@for_members(Role.EDITOR, *WRITE)
def spell(request: ProjectRequest, term_id: int) -> HttpResponse:
    """Decide about one spelling, or make it the one that the entry is called by."""
    term = _term(request, term_id)
    if request.POST.get("do") == "prefer":
        return _done(request, term, Form({}), "", lambda: of_spellings.prefer(term, by=request.user))
    form = SpellingForm(term, request.POST)
    these = Term.objects.filter(pk=term.pk)

    def spell() -> None:
        try:
            of_spellings.spell(these, by=request.user, begun=form.seen(), **form.decided())
        except ChangedMeanwhile as other:
            raise DecisionRefused(form.tell_meanwhile(other, who(request, other))) from None

    saved = _("%(text)s: saved. The next run searches the documents so.") % {"text": term.text}
    return _done(request, term, form, saved, spell)


@for_members(Role.EDITOR, *WRITE)
def add_spelling(request: ProjectRequest, term_id: int) -> HttpResponse:
    """Add a spelling to an entry."""
    term, form = _term(request, term_id), AddSpellingForm(request.POST)

    def add() -> None:
        said = form.cleaned_data
        values = {"variant_kind": said["kind"], "usage": said["usage"]}
        of_spellings.add_spelling(term, said["text"], by=request.user, **values)

    return _done(request, term, form, _("Added. The next run looks for it in the documents."), add)


@for_members(Role.EDITOR, *WRITE)
def add_equivalent(request: ProjectRequest, term_id: int) -> HttpResponse:
    """Add a term of another language to an entry; a person's is accepted."""
    term, form = _term(request, term_id), EquivalentForm(data=request.POST)
    return _done(
        request, term, form, _("Added."), lambda: of_equivalents.add(term, by=request.user, **form.cleaned_data)
    )  # fmt: skip


_DECIDE = {"accept": of_equivalents.accept, "reject": of_equivalents.reject, "remove": of_equivalents.remove}


@for_members(Role.EDITOR, *WRITE)
def equivalent(request: ProjectRequest, equivalent_id: int) -> HttpResponse:
    """Accept, reject, remove or change one equivalent."""
    rows = Equivalent.objects.filter(term__project=request.project)
    row = get_object_or_404(rows.select_related("term__preferred", "term__project"), pk=equivalent_id)
    if decision := _DECIDE.get(request.POST.get("do", "")):
        decision(rows.filter(pk=row.pk), by=request.user)
        if request.htmx and "column" in request.POST:
            row.refresh_from_db()
            return decided_answer(request, row)
        return back_to_table(request, _("%(text)s: done.") % {"text": row.text})
    form = EquivalentForm(row, request.POST)

    def edit() -> None:
        changed = {name: form.cleaned_data[name] for name in form.changed_data}
        try:
            of_equivalents.edit(row, by=request.user, seen=begun(form), **changed)
        except ChangedMeanwhile as other:
            raise DecisionRefused(tell_meanwhile(form, other.field, other.now, who(request, other))) from None

    return _done(request, row.term, form, _("%(text)s: saved.") % {"text": row.text}, edit)


@for_members(Role.EDITOR, *WRITE)
def see_also(request: ProjectRequest, term_id: int) -> HttpResponse:
    """Send readers of an entry to another one, or no longer."""
    term = _term(request, term_id)
    if uid := request.POST.get("without"):
        of_see_also.unrefer(term, uid, by=request.user)
        return back_to_table(request, _("Removed."))
    form = SeeAlsoForm(request.POST)
    return _done(request, term, form, _("Added."), lambda: _refer(request, term, form.cleaned_data["text"]))


def _refer(request: ProjectRequest, term: Term, text: str) -> None:
    other = same_designation(request.project, text)
    if other is None:
        raise DecisionRefused(_("There is no term %(text)r.") % {"text": text})
    of_see_also.refer(term, other.preferred or other, by=request.user)
