"""Decisions of people about one term: its status, its category, its notes, and whether it is a variant.

Whoever decides about something else than they saw is told, and nothing of what others did is overwritten.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import Resolver404, resolve
from django.utils.translation import gettext_lazy as _

from genglossary.actions import assigning
from genglossary.actions import terms as actions
from genglossary.actions.bulk import DECIDE
from genglossary.actions.changes import ChangedMeanwhile
from genglossary.actions.looking import opened
from genglossary.actions.spellings import spell
from genglossary.models import Category, Role, SpellingUsage, Status, Term
from genglossary.models.definition import fingerprint
from genglossary.models.term import PUBLISHED
from genglossary.web.access import WRITE, ProjectRequest, for_members
from genglossary.web.forms.terms import LONGEST_NOTES, AssignForm, DecideForm, NotesForm, choices_of_rows
from genglossary.web.proxy import inside
from genglossary.web.table import around, back_to_table, who, with_relations
from genglossary.web.views.reader import card_of

# The views that show the table, under whose addresses a row may stand.
_TABLES = ("terms", "bulk", "add_term")

# What somebody may have decided meanwhile, in words.
_LABELS: dict[str, Any] = {
    **{each.value: each.label for choices in (Status, Category, SpellingUsage) for each in choices},
    "required": _("required"),
    "undecided": _("undecided"),
}


def _term(request: ProjectRequest, term_id: int) -> Term:
    return get_object_or_404(Term, PUBLISHED, project=request.project, pk=term_id)


@for_members(Role.EDITOR, *WRITE)
def decide(request: ProjectRequest, term_id: int) -> HttpResponse:
    """Accept, exclude, require, reopen or categorise one term, or say how it is used.

    A script gets its row, others the page again.
    """
    term, form = _term(request, term_id), DecideForm(request.POST)
    if not form.is_valid():
        refused = _("This is no decision about a term.")
        return _said(refused, 400) if request.htmx else back_to_table(request, refused, messages.ERROR)
    refused = _refused(request, term, form)
    if not request.htmx:
        level = messages.WARNING if refused else messages.SUCCESS
        return back_to_table(request, refused or _("%(text)s: saved.") % {"text": term.text}, level)
    if "card" in request.POST:
        return card_of(request, term.pk, refused)
    row = with_relations(Term.objects.filter(pk=term.pk)).get()
    context = {"term": row, **choices_of_rows(), "refused": refused, **_around(request)}
    return render(request, "web/terms/_row_answer.html", context, status=409 if refused else 200)


def _refused(request: ProjectRequest, term: Term, form: DecideForm) -> str:
    """Do it; why it was not done, or nothing."""
    one, decision = Term.objects.filter(pk=term.pk), form.cleaned_data["decision"]
    seen = form.cleaned_data["seen"] if "seen" in request.POST else None
    try:
        if decision:
            DECIDE[decision](one, by=request.user, seen=seen)
        elif "category" in request.POST:
            actions.categorise(one, category=form.cleaned_data["category"], by=request.user, seen=seen)
        elif "usage" in request.POST:
            spell(one, usage=form.cleaned_data["usage"], by=request.user, seen=seen)
    except actions.DecisionRefused as refusal:
        return str(refusal)
    except ChangedMeanwhile as other:
        return _meanwhile(who(request, other), term.text, other.now)
    opened([term.pk], request.user)
    return ""


def _meanwhile(other: str, text: str, now: str) -> str:
    said = {"who": other, "text": text, "now": _LABELS.get(now, now)}
    if not now:
        return _("Not saved: %(who)s left %(text)s to the runs again meanwhile. Press again if you are sure.") % said
    return _("Not saved: %(who)s changed %(text)s meanwhile, it is %(now)s now. Press again if you are sure.") % said


def _around(request: ProjectRequest) -> dict[str, object]:
    """Give what else of the table follows, where the row stands in one."""
    page = urlsplit(request.htmx.current_url_abs_path or "")
    try:
        on_table = resolve(inside(page.path)).url_name in _TABLES
    except Resolver404:
        on_table = False
    return around(request, QueryDict(page.query)) if on_table else {}


def _said(sentence: str, status: int) -> HttpResponse:
    return HttpResponse(sentence, status=status, content_type="text/plain; charset=utf-8")


@for_members(Role.EDITOR, *WRITE)
def save_notes(request: ProjectRequest, term_id: int) -> HttpResponse:
    """Notes are saved as they are typed; the answer is the sign that they are."""
    term, form = _term(request, term_id), NotesForm(request.POST)
    if not form.is_valid():
        reason = _("Not saved: more than %(n)s characters.") % {"n": f"{LONGEST_NOTES:,}"}
        return _notes_refused(request, term, {"reason": reason, "seen": request.POST.get("seen", "")}, 422)
    both, notes = form.cleaned_data["both"], form.cleaned_data["notes"]
    seen = both or (form.cleaned_data["seen"] if "seen" in request.POST else None)
    if both and both == fingerprint(term.notes):
        notes = "\n\n".join(filter(None, (term.notes.rstrip(), notes)))
    try:
        actions.annotate(term, notes=notes, by=request.user, seen=seen)
    except ChangedMeanwhile as other:
        conflict = {"theirs": other.now, "who": who(request, other), "seen": fingerprint(other.now)}
        return _notes_refused(request, term, conflict, 409)
    if not request.htmx:
        return back_to_table(request, _("The notes on %(text)s are saved.") % {"text": term.text})
    term.notes = notes
    return render(request, "web/terms/_notes_saved.html", {"term": term, "both": both} | _around(request))


def _notes_refused(request: ProjectRequest, term: Term, context: Mapping[str, str], status: int) -> HttpResponse:
    """The form stays as it is in a page with a script; others get it again, with what was typed."""
    template = "web/terms/_notes_refused.html" if request.htmx else "web/terms/notes.html"
    typed = {"term": term, "typed": request.POST.get("notes", ""), **context}
    return render(request, template, typed, status=status)


@for_members(Role.EDITOR, *WRITE)
def assign(request: ProjectRequest, term_id: int) -> HttpResponse:
    """Let a member look after one term, or nobody."""
    term, form = _term(request, term_id), AssignForm(request.POST, project=request.project)
    if not form.is_valid():
        return back_to_table(request, " ".join(map(str, form.errors["to"])), messages.ERROR)
    to = form.cleaned_data["to"]
    try:
        assigning.assign(Term.objects.filter(pk=term.pk), to, by=request.user, seen=request.POST.get("seen"))
    except ChangedMeanwhile as other:
        return back_to_table(request, _belongs_to(request, term, other), messages.WARNING)
    gaps = {"text": term.text, "user": to}
    said = _("%(text)s is assigned to %(user)s.") if to else _("%(text)s is assigned to nobody.")
    return back_to_table(request, said % gaps)


def _belongs_to(request: ProjectRequest, term: Term, other: ChangedMeanwhile) -> str:
    said = {"who": who(request, other), "text": term.text, "user": other.now}
    if other.now:
        return _("Not saved: %(who)s assigned %(text)s to %(user)s meanwhile. Assign it again if you are sure.") % said
    return _("Not saved: %(who)s assigned %(text)s to nobody meanwhile. Assign it again if you are sure.") % said


@for_members(Role.EDITOR, *WRITE)
def split(request: ProjectRequest, term_id: int) -> HttpResponse:
    """Make a variant a term of its own again."""
    term = _term(request, term_id)
    actions.split(Term.objects.filter(pk=term.pk), by=request.user)
    return back_to_table(request, _("%(text)s is a term of its own now.") % {"text": term.text})
