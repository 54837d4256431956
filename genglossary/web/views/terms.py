"""The table of terms, and what people decide in it."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from genglossary.actions import terms as actions
from genglossary.actions.bulk import decide_all
from genglossary.actions.changes import ChangedMeanwhile, newest_change
from genglossary.actions.mentions import names_in
from genglossary.models import Role, Term
from genglossary.models.term import PUBLISHED
from genglossary.web.access import READ, WRITE, ProjectRequest, for_members
from genglossary.web.forms.terms import ASKED, CATEGORIES, USAGES, AddForm, BulkForm, choices_of_rows
from genglossary.web.looked import looked, marked
from genglossary.web.numbers import ids_in
from genglossary.web.table import around, back_to_table, who, with_relations
from genglossary.web.term_filter import NOBODY, SORTS, UNDECIDED, TermFilter
from genglossary.web.views.reader import card_of

TERMS_A_PAGE = 50
# Of many, before somebody is asked whether they are sure.
TERMS_NAMED = 12


@for_members(Role.READER, *READ)
def terms(request: ProjectRequest) -> HttpResponse:
    """The table: filters with their counts, search, sort, pages."""
    return _table(request)


def _table(request: ProjectRequest, *, add: AddForm | None = None, many: BulkForm | None = None) -> HttpResponse:
    """A form that was refused is shown again as it was filled in, above the table of the same filters and page."""
    seen = looked(request)
    rows = with_relations(TermFilter.of(request.GET, request.user).terms(request.project))
    page = Paginator(rows, TERMS_A_PAGE).get_page(request.GET.get("page"))
    shown = list(page)
    context = {
        **around(request, request.GET),
        "looked": seen,
        "unseen": marked(request, (term.pk for term in shown)),
        "terms": shown,
        "page": page,
        "sorts": [(name, label) for name, (label, _) in SORTS.items()],
        **choices_of_rows(),
        "undecided": UNDECIDED,
        "nobody": NOBODY,
        "member_names": names_in(request.project),
        "add": add,
        "many": many,
        "ticked": ids_in(request.POST.getlist("term")),
        "newest": newest_change(request.project),
    }
    return render(request, "web/terms/list.html", context, status=422 if add or many else 200)


@for_members(Role.EDITOR, *WRITE)
def add_term(request: ProjectRequest) -> HttpResponse:
    """A term by hand, required from now on."""
    form = AddForm(request.POST)
    term = _added(form, request)
    if term is None:
        reason = " ".join(map(str, form.errors.get("text", ())))
        refused = render(request, "web/reader/_refused.html", {"reason": reason}, status=422)
        return refused if request.htmx else _table(request, add=form)
    if request.htmx:
        return card_of(request, term.pk)
    messages.success(
        request, _("%(text)s is a required term now. The next run looks for it in the documents.") % {"text": term.text}
    )
    # Under the filters of the page, or behind its first fifty rows, nobody would see it.
    return redirect(f"{reverse('web:terms', args=[request.project.pk])}?{urlencode({'q': term.text})}")


def _added(form: AddForm, request: ProjectRequest) -> Term | None:
    """The new term; None when there is none, and the form says why."""
    if form.is_valid():
        try:
            return actions.add(request.project, form.cleaned_data["text"], by=request.user)
        except actions.DecisionRefused as refusal:
            form.add_error("text", str(refusal))
    return None


@for_members(Role.EDITOR, *WRITE)
def bulk(request: ProjectRequest) -> HttpResponse:
    """One decision about the ticked terms, or about all that match the filters in the URL."""
    form = BulkForm(request.POST, project=request.project)
    if not form.is_valid():
        return _table(request, many=form)
    rows = TermFilter.of(request.GET, request.user).terms(request.project)
    if form.cleaned_data["which"] == "ticked":
        ticked = ids_in(request.POST.getlist("term"))
        rows = Term.objects.filter(PUBLISHED, project=request.project, pk__in=ticked).order_by("-score", "pk")
    elif (count := rows.count()) and count != form.cleaned_data["sure"]:
        return _ask(request, form, rows, count)
    try:
        done = decide_all(
            request.project, rows, by=request.user, none_to_merge=_("Tick the terms to merge first."),
            **{name: form.cleaned_data[name] for name in ("do", "category", "usage", "into", "to", "seen")},
        )  # fmt: skip
    except actions.DecisionRefused as refusal:
        form.add_error(None, str(refusal))
        return _table(request, many=form)
    except ChangedMeanwhile as other:
        form.add_error(None, _meanwhile(request, other))
        return _table(request, many=form)
    if done.changed:
        return back_to_table(
            request, ngettext("%(n)d term changed.", "%(n)d terms changed.", done.changed) % {"n": done.changed}
        )
    return back_to_table(request, _why_nothing(form, request), messages.WARNING)


def _meanwhile(request: ProjectRequest, other: ChangedMeanwhile) -> str:
    named = _(", ").join(other.now[:TERMS_NAMED]) + (" …" if len(other.now) > TERMS_NAMED else "")
    said = _("Nothing is saved: %(who)s decided about these terms meanwhile: %(terms)s. Press again if you are sure.")
    return said % {"who": who(request, other), "terms": named}


def _ask(request: ProjectRequest, form: BulkForm, rows: QuerySet[Term], count: int) -> HttpResponse:
    """Before something is done to terms that nobody has ticked, and again when there are others by now."""
    what = dict(form.fields["do"].choices)[form.cleaned_data["do"]]  # pyright: ignore[reportAttributeAccessIssue]
    context = {
        "form": form,
        "what": what,
        "asked": ASKED[form.cleaned_data["do"]] % {"n": count},
        "category": dict(CATEGORIES).get(form.cleaned_data["category"], "undecided"),
        "usage": form.cleaned_data["usage"],
        "used": dict(USAGES).get(form.cleaned_data["usage"], "undecided"),
        "into": form.cleaned_data["into"],
        "to": form.cleaned_data["to"],
        "seen": form.cleaned_data["seen"],
        "count": count,
        "again": form.cleaned_data["sure"] is not None,
        "some": list(rows[:TERMS_NAMED]),
        "more": max(0, count - TERMS_NAMED),
        "next": request.POST.get("next", ""),
    }
    return render(request, "web/terms/sure.html", context)


def _why_nothing(form: BulkForm, request: ProjectRequest) -> str:
    if form.cleaned_data["which"] == "ticked" and not ids_in(request.POST.getlist("term")):
        return _("Nothing changed: no term was ticked.")
    return _("Nothing changed: they were like that already, or are there no more.")
