"""The glossary to read, and each entry with what proves it and what people make of it."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_htmx.http import HttpResponseClientRedirect

from genglossary.actions import definitions as actions
from genglossary.actions import notices, proposals
from genglossary.actions.changes import ChangedMeanwhile
from genglossary.actions.looking import opened
from genglossary.actions.mentions import names_in
from genglossary.models import Definition, Issue, Origin, Role, Term, UnseenTerm
from genglossary.models.address import entry_of
from genglossary.models.definition import fingerprint
from genglossary.models.term import PUBLISHED
from genglossary.runs.stored.pairs import languages_of
from genglossary.web import counterparts, entry_forms, entry_page, glossary_page
from genglossary.web.access import FORM, READ, WRITE, ProjectRequest, for_members
from genglossary.web.back import back
from genglossary.web.forms.terms import DefinitionForm
from genglossary.web.glossary_page import ListedEntry
from genglossary.web.last_change import last_change
from genglossary.web.looked import looked, marked
from genglossary.web.numbers import defined_entries
from genglossary.web.passages_beside import passages_of, places_in
from genglossary.web.review_queue import ReviewQueue
from genglossary.web.table import who
from genglossary.web.term_filter import words_in
from genglossary.web.visitor import preferences_of

ENTRIES_A_PAGE = 60

# On a page to print: a browser can still lay it out.
ENTRIES_TO_PRINT = 2000


@for_members(Role.READER, *READ)
def glossary(request: ProjectRequest) -> HttpResponse:
    """Entries in dictionary order, by letter and by page, with a search as one types; with `print` on one page.

    `entries` is "defined" or "unseen" for these alone; those with a definition come first for whoever likes it so.
    """
    query, letter = words_in(request.GET), request.GET.get("letter", "")
    everything = glossary_page.listed(request.project)
    found = glossary_page.listed(request.project, query) if query else everything
    unseen, only = marked(request, (entry.pk for entry in found)), request.GET.get("entries")
    defined_first = preferences_of(request).defined_first
    defined = defined_entries(request.project) if defined_first or only == "defined" else set[int]()
    found = _alone(found, {"defined": defined, "unseen": unseen}.get(only or ""))
    wanted = [entry for entry in found if not letter or entry.letter == letter]
    if defined_first:
        wanted.sort(key=lambda entry: entry.pk not in defined)
    size = ENTRIES_TO_PRINT if "print" in request.GET else ENTRIES_A_PAGE
    page = Paginator(wanted, size).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "entries": glossary_page.shown(request.project, list(page), everything),
        "letters": glossary_page.letters(entry.letter for entry in found),
        "letter": letter,
        "query": query,
        "unseen": unseen,
        "only": only,
        "looked": looked(request),
        "defined_first": defined_first,
        "to_print": "print" in request.GET,
        "others": glossary_page.OTHERS,
        "project_languages": languages_of(request.project),
    }
    return render(request, "web/glossary/list.html", context)


def _alone(entries: list[ListedEntry], ids: set[int] | None) -> list[ListedEntry]:
    return entries if ids is None else [entry for entry in entries if entry.pk in ids]


def _term(request: ProjectRequest, term_id: int) -> Term:
    terms = Term.objects.filter(PUBLISHED, project=request.project)
    return get_object_or_404(
        terms.select_related("preferred").prefetch_related("variants__equivalents", "equivalents"), pk=term_id
    )


@for_members(Role.READER, *READ)
def entry(request: ProjectRequest, term_id: int) -> HttpResponse:
    """One term under a URL that stays: definitions, spellings, proof, mentions, issues, history.

    A script gets it as it stands in the list of entries, for the end of an edit in place.
    """
    term = _term(request, term_id)
    family = [term.pk, *(each.pk for each in term.variants.all())]
    notices.read(request.user, family)
    looked(request)
    unseen = opened(family, request.user)
    return _entry_alone(request, term) if request.htmx else entry_answer(request, term, unseen=unseen)


def entry_answer(
    request: ProjectRequest, term: Term, refused: Form | None = None, unseen: UnseenTerm | None = None
) -> HttpResponse:
    """The page of a term; with the form that was `refused`, as it was filled in, and what is `unseen` of it."""
    page = entry_page.entry_page_of(term)
    context = {
        "term": term,
        "entry": page,
        "may_read_elsewhere": bool(page.elsewhere and page.elsewhere.readable_for(request.user)),
        "form": DefinitionForm(),
        "history": entry_page.history_of(term),
        "news": entry_page.news_of(term, unseen, request.user) if unseen else None,
        "my_equivalents": proposals.own_equivalents(term, request.user),
        "member_names": names_in(request.project),
        "last": last_change(request.project, request.user, request.role),
        **entry_forms.of(term, refused),
        **counterparts.for_page(term),
    }
    return render(request, "web/glossary/entry.html", context, status=422 if refused else 200)


@for_members(Role.READER, *READ)
def addressed(request: ProjectRequest, address: str) -> HttpResponse:
    """Lead from an id or a slug, also that of a variant, to the page of the entry."""
    term = entry_of(request.project, address)
    if term is None:
        raise Http404(_("There is no entry of this address."))
    return redirect("web:entry", request.project.pk, term.pk)


@for_members(Role.EDITOR, *FORM)
def define(request: ProjectRequest, term_id: int) -> HttpResponse:
    """Write a definition; it is shown before all others from then on. A script gets the entry alone."""
    term = _term(request, term_id)
    words, source = entry_page.words_to_edit(term)
    form = DefinitionForm(request.POST or {"text": words, "source": source, "seen": fingerprint(words)})
    context: dict[str, Any] = {"term": term, "form": form, "seen": form["seen"].value(), "failed": bool(request.POST)}
    context["passages"] = passages_of(term)
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data["seen"] if "seen" in request.POST else None
        try:
            said = {name: form.cleaned_data[name] for name in ("text", "source")}
            quoted = places_in(request.POST.getlist("quoted"))
            actions.write(term, **said, by=request.user, seen=seen, evidence=quoted)
        except ChangedMeanwhile as other:
            context |= {"other": other, "who": who(request, other, _("a run")), "seen": fingerprint(other.now)}
        else:
            return _defined(request, term)
    template = "web/glossary/_edit.html" if request.htmx else "web/glossary/edit.html"
    return render(request, template, context, status=409 if "other" in context else 422 if context["failed"] else 200)


def _defined(request: ProjectRequest, term: Term) -> HttpResponse:
    """The entry with its new definition, or the most important one without any where somebody wants to go on.

    In a list the entry alone comes back; from the page of this form one goes to the page of the entry, with its Undo.
    """
    without = ReviewQueue("undefined", "important").terms(request.project)
    following = without.first() if "go" in request.POST else None
    if following:
        there = reverse("web:define", args=[request.project.pk, following.pk])
        return HttpResponseClientRedirect(there) if request.htmx else redirect(there)
    if not request.htmx:
        return redirect("web:entry", request.project.pk, term.pk)
    if (request.htmx.current_url_abs_path or "").partition("?")[0] == request.path:
        return HttpResponseClientRedirect(reverse("web:entry", args=[request.project.pk, term.pk]))
    return _entry_alone(request, term)


def _entry_alone(request: ProjectRequest, term: Term) -> HttpResponse:
    everything = glossary_page.listed(request.project)
    mine = [each for each in everything if each.pk == term.pk]
    if not mine:
        return HttpResponseClientRedirect(reverse("web:entry", args=[request.project.pk, term.pk]))
    (alone,) = glossary_page.shown(request.project, mine, everything)
    return render(request, "web/glossary/_entry.html", {"entry": alone})


@for_members(Role.EDITOR, *WRITE)
def withdraw(request: ProjectRequest, definition_id: int) -> HttpResponse:
    """Take a definition back; the next best one is shown."""
    definition = get_object_or_404(Definition, term__project=request.project, pk=definition_id)
    proposals.withdraw(definition, by=request.user)
    messages.success(request, _("The definition is taken back. It is kept, and can be shown again."))
    return back(request, "glossary")


@for_members(Role.EDITOR, *WRITE)
def restore(request: ProjectRequest, definition_id: int) -> HttpResponse:
    """Show a withdrawn definition again."""
    definition = get_object_or_404(Definition, term__project=request.project, pk=definition_id)
    actions.restore(definition, by=request.user)
    return back(request, "glossary")


@for_members(Role.EDITOR, *WRITE)
def accept_proposal(request: ProjectRequest, definition_id: int) -> HttpResponse:
    """Make what somebody proposed my definition."""
    rows = Definition.objects.filter(term__project=request.project, origin=Origin.PROPOSED).select_related("term")
    if proposals.accept(get_object_or_404(rows, pk=definition_id), by=request.user):
        messages.success(request, _("Accepted: it is shown as your definition from now on."))
    else:
        messages.info(request, _("Somebody decided about it already."))
    return back(request, "glossary")


@for_members(Role.EDITOR, *WRITE)
def dismiss(request: ProjectRequest, issue_id: int) -> HttpResponse:
    """A person has looked at an issue, and it is fine."""
    issue = get_object_or_404(Issue.objects.select_related("term"), term__project=request.project, pk=issue_id)
    actions.dismiss(issue, by=request.user)
    return back(request, "glossary")
