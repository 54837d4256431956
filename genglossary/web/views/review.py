"""The review queue: a card for one term, a decision, and the next card. Buttons are plain forms; a script adds keys."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from genglossary.actions import review
from genglossary.actions.looking import opened
from genglossary.actions.undoing import undo
from genglossary.models import Role, Term
from genglossary.runs.stored.issues import newest_steps
from genglossary.web.access import FORM, READ, WRITE, ProjectRequest, for_members
from genglossary.web.forms.review import ReviewForm
from genglossary.web.looked import looked, marked
from genglossary.web.numbers import ids_in
from genglossary.web.review_card import card_of, for_templates, last_decision
from genglossary.web.review_deciding import found_for, refused_of, why_not
from genglossary.web.review_keys import LABELS, keys_of
from genglossary.web.review_queue import ORDERS, QUEUES, ReviewQueue, counts, progress, rows_of
from genglossary.web.visitor import preferences_of

# Of the cards that somebody passed, so many are known.
MOST_PASSED = 2000


@for_members(Role.EDITOR, *READ)
def queue(request: ProjectRequest) -> HttpResponse:
    """The next card of a queue."""
    return _next(request)


@for_members(Role.EDITOR, *FORM)
def review_term(request: ProjectRequest, term_id: int) -> HttpResponse:
    """The card of one term, and the decision about it, which is stored before the next card is shown."""
    term = _term(request, term_id)
    if request.method != "POST":
        review.claim(request.project, rows_of(request.project).filter(pk=term.pk), by=request.user)
        return _page(request, term)
    form = ReviewForm(request.POST)
    refused = refused_of(request, term, form) if form.is_valid() else why_not(form)
    if refused:
        return _page(request, _term(request, term_id), refused)
    _pass(request, term.pk)
    opened([term.pk], request.user)
    return _go_on(request)


def _term(request: ProjectRequest, term_id: int) -> Term:
    return get_object_or_404(rows_of(request.project).prefetch_related("variants"), pk=term_id)


@for_members(Role.EDITOR, *WRITE)
def review_back(request: ProjectRequest) -> HttpResponse:
    """The card before, or with `again` all that were skipped."""
    passed = _passed(request)
    if "again" in request.POST:
        _remember(request, [])
        return _go_on(request)
    while passed:
        if term := rows_of(request.project).filter(pk=passed.pop()).first():
            _remember(request, passed)
            return _card(request, term.pk)
    return _go_on(request)


@for_members(Role.EDITOR, *WRITE)
def review_undo(request: ProjectRequest) -> HttpResponse:
    """Take back this person's last decision, and show its card again."""
    last = last_decision(request.project, request.user)
    if last is None:
        messages.warning(request, _("There is nothing to undo."))
        return _go_on(request)
    undo(request.project, last.batch, by=request.user)
    _remember(request, [pk for pk in _passed(request) if pk != last.term])
    there = last.term and rows_of(request.project).filter(pk=last.term).exists()
    return _card(request, last.term) if last.term and there else _go_on(request)


@for_members(Role.EDITOR, *WRITE)
def review_hold(request: ProjectRequest, term_id: int) -> HttpResponse:
    """The page is still open; or with `leave` it is not."""
    if "leave" in request.POST:
        review.give_back(request.project, by=request.user)
    else:
        review.keep(_term(request, term_id), by=request.user)
    return HttpResponse(status=204)


@for_members(Role.EDITOR, *READ)
def review_find(request: ProjectRequest, term_id: int) -> HttpResponse:
    """The terms to merge into, as one types: Enter takes the first."""
    query = request.GET.get("into", "").replace("\0", "").strip()[:300]
    found = found_for(request.project, _term(request, term_id), query) if query else []
    return render(request, "web/review/_found.html", {"found": found, "query": query})


def _passed(request: ProjectRequest) -> list[int]:
    """The cards that the visitor had in this session, the last one last."""
    return list(request.session.get("review", {}).get(str(request.project.pk), []))


def _pass(request: ProjectRequest, term: int) -> None:
    _remember(request, [*(pk for pk in _passed(request) if pk != term), term][-MOST_PASSED:])


def _remember(request: ProjectRequest, passed: list[int]) -> None:
    request.session["review"] = {**request.session.get("review", {}), str(request.project.pk): passed}


def _go_on(request: ProjectRequest) -> HttpResponse:
    return _next(request) if request.htmx else _redirect(request, reverse("web:review", args=[request.project.pk]))


def _card(request: ProjectRequest, term_id: int) -> HttpResponse:
    if request.htmx:
        review.claim(request.project, rows_of(request.project).filter(pk=term_id), by=request.user)
        return _page(request, _term(request, term_id))
    return _redirect(request, reverse("web:review_term", args=[request.project.pk, term_id]))


def _redirect(request: ProjectRequest, to: str) -> HttpResponse:
    chosen = ReviewQueue.of(request.GET)
    return redirect(f"{to}?{urlencode({'queue': chosen.name, 'order': chosen.order})}")


def _next(request: ProjectRequest) -> HttpResponse:
    """The next card; where `ahead` names the one that is on the screen, the one after it, to be there when it is
    decided."""
    looked(request)
    ahead = ids_in(request.GET.getlist("ahead")) if request.method == "GET" else []
    waiting = (
        ReviewQueue.of(request.GET).terms(request.project, request.user).exclude(pk__in=[*_passed(request), *ahead])
    )
    waiting = waiting.prefetch_related("variants")
    return _page(request, review.claim(request.project, waiting, by=request.user, besides=bool(ahead)))


def _page(request: ProjectRequest, term: Term | None, refused: str = "") -> HttpResponse:
    chosen, passed = ReviewQueue.of(request.GET), _passed(request)
    steps = newest_steps(request.project.pk)
    waiting = counts(request.project, passed, steps, request.user)
    context = {
        **for_templates(request, chosen),
        "card": card_of(request, term, steps) if term else None,
        "unseen": marked(request, [term.pk]) if term else (),
        "queues": [(name, label, waiting[name]) for name, label in QUEUES.items()],
        "orders": [(name, label) for name, (label, _) in ORDERS.items()],
        "waiting": waiting[chosen.name],
        "passed": len(passed),
        "progress": progress(request.project, request.user),
        "last": last_decision(request.project, request.user),
        "keys": keys_of(preferences_of(request)),
        "labels": LABELS,
        "refused": refused,
        "typed": request.POST if refused else {},
    }
    template = "web/review/_card.html" if request.htmx else "web/review/page.html"
    return render(request, template, context, status=409 if refused else 200)
