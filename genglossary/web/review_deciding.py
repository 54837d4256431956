"""Decisions about the term of a card, by the names that its form sends."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from genglossary.actions import definitions, review, terms
from genglossary.actions.bulk import DECIDE
from genglossary.actions.changes import ChangedMeanwhile, last_actor
from genglossary.actions.deciding import DecisionRefused, locked
from genglossary.models import Issue, Project, Term
from genglossary.models.term import having, same_designation
from genglossary.web.access import ProjectRequest
from genglossary.web.forms.review import ReviewForm
from genglossary.web.numbers import ids_in
from genglossary.web.passages_beside import places_in
from genglossary.web.review_card import words_to_take
from genglossary.web.review_queue import UNDECIDED, rows_of
from genglossary.web.table import who

MOST_FOUND = 8


def why_not(form: ReviewForm) -> str:
    return " ".join(str(error) for errors in form.errors.values() for error in errors)


def refused_of(request: ProjectRequest, term: Term, form: ReviewForm) -> str:
    """Do it; why it was not done, or nothing."""
    try:
        return _DO.get(form.decision, _nothing)(request, term, form.cleaned_data) or ""
    except DecisionRefused as refusal:
        return str(refusal)
    except ChangedMeanwhile as other:
        gaps = {"who": who(request, other, _("a run")), "text": term.text}
        return _("Not saved: %(who)s changed %(text)s meanwhile. Look at it, and press again if you are sure.") % gaps


def _nothing(request: ProjectRequest, term: Term, data: dict[str, Any]) -> str:
    return _("This is no decision about a term.")


def _decide(name: str) -> Callable[[ProjectRequest, Term, dict[str, Any]], None]:
    def do(request: ProjectRequest, term: Term, data: dict[str, Any]) -> None:
        done = DECIDE[name](Term.objects.filter(pk=term.pk), by=request.user, seen=_seen(request, data))
        if not done.changed:
            review.look(term, by=request.user)

    return do


def _seen(request: ProjectRequest, data: dict[str, Any]) -> str | None:
    return data["seen"] if "seen" in request.POST else None


def _categorise(request: ProjectRequest, term: Term, data: dict[str, Any]) -> None:
    one, seen = Term.objects.filter(pk=term.pk), _seen(request, data)
    review.accept_as(one, data["category"], by=request.user, seen=seen if seen != term.decided else None)


def _decide_all(name: str) -> Callable[[ProjectRequest, Term, dict[str, Any]], None]:
    """Of the others, those that nobody decided meanwhile."""

    @transaction.atomic
    def do(request: ProjectRequest, term: Term, data: dict[str, Any]) -> None:
        (now,) = locked(Term.objects.filter(pk=term.pk))
        if _seen(request, data) not in (None, now.decided):
            raise ChangedMeanwhile(now.decided, by=last_actor(now))
        others = rows_of(request.project).filter(UNDECIDED)
        several = others.filter(pk__in=ids_in(request.POST.getlist("also"))) | rows_of(request.project).filter(
            pk=term.pk
        )
        DECIDE[name](several, by=request.user)

    return do


def _define(request: ProjectRequest, term: Term, data: dict[str, Any]) -> str | None:
    if not data["text"].strip():
        return _("A definition says something.")
    places, seen = places_in(request.POST.getlist("quoted")), data["defined"] if "defined" in request.POST else None
    said = {"text": data["text"], "source": data["source"]}
    review.define(term, **said, by=request.user, evidence=places, seen=seen)
    return None


def _take(request: ProjectRequest, term: Term, data: dict[str, Any]) -> str | None:
    try:
        text, source, places = words_to_take(request, term, data["take"])
    except LookupError:
        return _("Choose a passage first.")
    review.define(term, text, source=source, by=request.user, evidence=places, seen=data["defined"])
    return None


def _merge(request: ProjectRequest, term: Term, data: dict[str, Any]) -> str | None:
    found = found_for(request.project, term, data["into"]) if data["into"].strip() else []
    chosen = next((each for each in found if str(each.pk) == request.POST.get("chosen")), found[0] if found else None)
    if chosen is None:
        return _("There is no term “%(text)s” to merge into.") % {"text": data["into"]}
    terms.merge(Term.objects.filter(pk=term.pk), into=chosen, by=request.user)
    return None


def _note(request: ProjectRequest, term: Term, data: dict[str, Any]) -> None:
    terms.annotate(term, notes=data["notes"], by=request.user, seen=data["noted"])


def _fine(request: ProjectRequest, term: Term, data: dict[str, Any]) -> None:
    issues = Issue.objects.filter(term=term, pk__in=ids_in(request.POST.getlist("issue")))
    definitions.dismiss_all(request.project, issues, by=request.user)


def _skip(request: ProjectRequest, term: Term, data: dict[str, Any]) -> None:
    """The card is passed, and nothing else."""


_DO: dict[str, Callable[[ProjectRequest, Term, dict[str, Any]], str | None]] = {
    **{name: _decide(name) for name in ("accept", "exclude", "require")},
    "accept_all": _decide_all("accept"),
    "exclude_all": _decide_all("exclude"),
    "categorise": _categorise,
    "define": _define,
    "take": _take,
    "merge": _merge,
    "note": _note,
    "fine": _fine,
    "skip": _skip,
}


def found_for(project: Project, term: Term, query: str) -> list[Term]:
    """The term of that name, then those that begin so, then those that have it, the most important first."""
    others = rows_of(project).exclude(pk=term.pk)
    rows = list(others.filter(having(query)).order_by("-score", "pk")[: MOST_FOUND * 4])
    same = same_designation(project, query)
    named = [same.preferred or same] if same else []
    rows.sort(key=lambda each: not each.text.casefold().startswith(query.casefold()))
    return list(dict.fromkeys(each for each in (*named, *rows) if each.pk != term.pk))[:MOST_FOUND]
