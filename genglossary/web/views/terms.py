"""The table of terms, and what people decide in it."""

import uuid
from collections.abc import Callable
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Max, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from genglossary.actions import terms as actions
from genglossary.models import Change, Role, Term
from genglossary.models.term import PUBLISHED
from genglossary.web.access import READ, WRITE, ProjectRequest, for_members
from genglossary.web.back import back
from genglossary.web.forms.terms import CATEGORIES, DECISIONS, LONGEST_NOTES, AddForm, BulkForm, DecideForm, NotesForm
from genglossary.web.numbers import ids_in
from genglossary.web.selection import FILTERS, SORTS, UNDECIDED, Selection
from genglossary.web.views.reader import card_of

TERMS_A_PAGE = 50

_DECIDE: dict[str, Callable[..., actions.Decision]] = {
    "accept": actions.accept,
    "exclude": actions.exclude,
    "require": actions.require,
    "reopen": actions.reopen,
}


@for_members(Role.READER, *READ)
def terms(request: ProjectRequest) -> HttpResponse:
    """The table: filters with their counts, search, sort, pages."""
    return _table(request)


def _table(request: ProjectRequest, *, add: AddForm | None = None, many: BulkForm | None = None) -> HttpResponse:
    """A form that was refused is shown again as it was filled in, above the table of the same filters and page."""
    chosen = Selection.of(request.GET)
    counts = chosen.counts(request.project)
    page = Paginator(_with_relations(chosen.terms(request.project)), TERMS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "terms": list(page),
        "page": page,
        "chosen": chosen,
        "filters": [(name, label, counts[name]) for name, (label, _) in FILTERS.items()],
        "sorts": [(name, label) for name, (label, _) in SORTS.items()],
        "categories": CATEGORIES,
        "undecided": UNDECIDED,
        "decisions": DECISIONS,
        "last": _last_batch(request),
        "add": add,
        "many": many,
        "ticked": ids_in(request.POST.getlist("term")),
    }
    return render(request, "web/terms/list.html", context, status=422 if add or many else 200)


def _with_relations(rows: QuerySet[Term]) -> QuerySet[Term]:
    return rows.select_related("preferred").prefetch_related("variants")


def _last_batch(request: ProjectRequest) -> dict[str, object] | None:
    """What this person did last and can take back."""
    mine = Change.objects.filter(project=request.project, actor=request.user, model="term", undone_by=None)
    newest = mine.order_by("-pk").values_list("batch", flat=True).first()
    if newest is None:
        return None
    return mine.filter(batch=newest).values("batch", "action").annotate(count=Count("pk"), label=Max("label"))[0]


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
    messages.success(request, f"{term.text} is a required term now. The next run looks for it in the documents.")
    # Under the filters of the page, or behind its first fifty rows, nobody would see it.
    return redirect(f"{reverse('web:terms', args=[request.project.pk])}?{urlencode({'q': term.text})}")


def _added(form: AddForm, request: ProjectRequest) -> Term | None:
    """The new term; None when there is none, and the form says why."""
    if form.is_valid():
        try:
            return actions.add(request.project, form.cleaned_data["text"], by=request.user)
        except actions.Refused as refusal:
            form.add_error("text", str(refusal))
    return None


@for_members(Role.EDITOR, *WRITE)
def decide(request: ProjectRequest, term_id: int) -> HttpResponse:
    """Accept, exclude, require, reopen or categorise one term. A script gets its row, others the page again."""
    term = get_object_or_404(Term, PUBLISHED, project=request.project, pk=term_id)
    form = DecideForm(request.POST)
    if not form.is_valid():
        return _back(request, "This is no decision about a term.", messages.ERROR)
    one = Term.objects.filter(pk=term.pk)
    if decision := form.cleaned_data["decision"]:
        _DECIDE[decision](one, by=request.user)
    elif "category" in request.POST:
        actions.categorise(one, category=form.cleaned_data["category"], by=request.user)
    if not request.htmx:
        return _back(request, f"{term.text}: saved.")
    if "card" in request.POST:
        return card_of(request, term.pk)
    row = _with_relations(one).get()
    context = {"term": row, "categories": CATEGORIES, "decisions": DECISIONS}
    return render(request, "web/terms/_row.html", context)


@for_members(Role.EDITOR, *WRITE)
def save_notes(request: ProjectRequest, term_id: int) -> HttpResponse:
    """Notes are saved as they are typed; the answer is the sign that they are."""
    term = get_object_or_404(Term, PUBLISHED, project=request.project, pk=term_id)
    form = NotesForm(request.POST)
    if not form.is_valid():
        reason = f"Not saved: more than {LONGEST_NOTES:,} characters."
        if request.htmx:
            return HttpResponse(reason, status=422)
        context = {"term": term, "reason": reason, "typed": request.POST.get("notes", "")}
        return render(request, "web/terms/notes.html", context, status=422)
    actions.annotate(term, notes=form.cleaned_data["notes"], by=request.user)
    return HttpResponse("Saved.") if request.htmx else _back(request, f"The notes on {term.text} are saved.")


@for_members(Role.EDITOR, *WRITE)
def bulk(request: ProjectRequest) -> HttpResponse:
    """One decision about the ticked terms, or about all that match the filters in the URL."""
    form = BulkForm(request.POST, project=request.project)
    if not form.is_valid():
        return _table(request, many=form)
    rows = Selection.of(request.GET).terms(request.project)
    if form.cleaned_data["which"] == "ticked":
        ticked = ids_in(request.POST.getlist("term"))
        rows = Term.objects.filter(PUBLISHED, project=request.project, pk__in=ticked).order_by("-score", "pk")
    try:
        done = _do(form, rows, request)
    except actions.Refused as refusal:
        form.add_error(None, str(refusal))
        return _table(request, many=form)
    return _back(request, f"{done.changed} term{'' if done.changed == 1 else 's'} changed.")


def _do(form: BulkForm, rows: QuerySet[Term], request: ProjectRequest) -> actions.Decision:
    match form.cleaned_data["do"]:
        case "categorise":
            return actions.categorise(rows, category=form.cleaned_data["category"], by=request.user)
        case "merge":
            into = form.cleaned_data["into"] or rows.filter(preferred=None).first()
            if into is None:
                raise actions.Refused("Tick the terms to merge first.")
            return actions.merge(rows, into=into, by=request.user)
        case decision:
            return _DECIDE[decision](rows, by=request.user)


@for_members(Role.EDITOR, *WRITE)
def split(request: ProjectRequest, term_id: int) -> HttpResponse:
    """Make a variant a term of its own again."""
    term = get_object_or_404(Term, PUBLISHED, project=request.project, pk=term_id)
    actions.split(Term.objects.filter(pk=term.pk), by=request.user)
    return _back(request, f"{term.text} is a term of its own.")


@for_members(Role.EDITOR, *WRITE)
def undo(request: ProjectRequest) -> HttpResponse:
    """Take back one batch of decisions, except where somebody decided again since."""
    try:
        batch = uuid.UUID(request.POST.get("batch", ""))
    except ValueError:
        return _back(request, "There is nothing to undo.", messages.ERROR)
    done = actions.undo(request.project, batch, by=request.user)
    skipped = f" {done.skipped} stay: they were changed again since." if done.skipped else ""
    return _back(request, f"Taken back: {done.changed}.{skipped}")


def _back(request: ProjectRequest, notice: str, level: int = messages.SUCCESS) -> HttpResponse:
    """To the page that the button was on, with the notice."""
    messages.add_message(request, level, notice)
    return back(request, "terms")
