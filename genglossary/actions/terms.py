"""Decisions of people about terms. Every verb is atomic, leaves a Change for each term, and survives every run.

Verbs that take `terms` accept any queryset of terms of one project ("the selection" and "all that match" alike)
and need the same few statements whatever its size. They return a `Decision`. Those that take `seen`, what somebody
who decides about one term saw of it (its `decided` or `categorised`), raise ChangedMeanwhile when that is not so.
"""

from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from genglossary.actions.changes import ChangedMeanwhile, last_actor
from genglossary.actions.deciding import Decision, DecisionRefused, decide, designation_in, locked
from genglossary.models import Category, Project, SpellingUsage, Status, Term, VariantKind
from genglossary.models.definition import fingerprint
from genglossary.models.term import same_designation


def accept(terms: QuerySet[Term], *, by: Any, seen: str | None = None) -> Decision:
    return decide(terms, "accept", by, {"status": Status.ACCEPTED, "status_by_person": True}, seen)


def exclude(terms: QuerySet[Term], *, by: Any, seen: str | None = None) -> Decision:
    """Exclude terms: they are kept, but are no entries. A requirement is taken back with it."""
    return decide(terms, "exclude", by, {"status": Status.EXCLUDED, "status_by_person": True, "required": False}, seen)


def reopen(terms: QuerySet[Term], *, by: Any, seen: str | None = None) -> Decision:
    """Leave the decision to the next run again."""
    return decide(terms, "reopen", by, {"status": Status.CANDIDATE, "status_by_person": False, "required": False}, seen)


def require(terms: QuerySet[Term], *, by: Any, seen: str | None = None) -> Decision:
    """Require terms: they are entries, whatever a run finds."""
    return decide(terms, "require", by, {"required": True, "status": Status.ACCEPTED, "status_by_person": True}, seen)


def categorise(terms: QuerySet[Term], *, category: str, by: Any, seen: str | None = None) -> Decision:
    """Raises DecisionRefused for a category that there is none of; the empty string means undecided."""
    if category and category not in Category.values:
        raise DecisionRefused(_("There is no category %(category)r.") % {"category": category}, "category")
    return decide(terms, "categorise", by, {"category": category, "category_by_person": True}, seen)


@transaction.atomic
def annotate(term: Term, *, notes: str, by: Any, seen: str | None = None) -> Decision:
    """Save a person's notes on one term. Raises ChangedMeanwhile when other ones are stored than those with the
    fingerprint `seen`."""
    (stored,) = locked(Term.objects.filter(pk=term.pk))
    if seen is not None and seen != fingerprint(stored.notes) and stored.notes != notes:
        raise ChangedMeanwhile(stored.notes, by=last_actor(stored))
    return decide(Term.objects.filter(pk=term.pk), "annotate", by, {"notes": notes})


@transaction.atomic
def merge(terms: QuerySet[Term], *, into: Term, by: Any) -> Decision:
    """Make the terms, and whatever are variants of them, variants of `into`.

    Raises DecisionRefused when `into` is a variant itself or belongs to another project.
    """
    into = Term.objects.select_for_update(no_key=True).get(pk=into.pk)
    if into.preferred_id is not None:
        raise DecisionRefused(_("%(text)s is a variant itself.") % {"text": into.text}, "into")
    merged = list(terms.exclude(pk=into.pk).values_list("pk", "project_id"))
    if any(project != into.project_id for _, project in merged):
        raise DecisionRefused(_("Terms of another project cannot be merged."), "into")
    ids = [pk for pk, _ in merged]
    followers = Term.objects.filter(preferred__in=ids).exclude(pk=into.pk).values_list("pk", flat=True)
    return decide(Term.objects.filter(pk__in=[*ids, *followers]), "merge", by, lambda term: _merged(term, into.pk))


def _merged(term: Term, into: int) -> dict[str, Any]:
    """An entry has one preferred spelling: that of what is merged is an admitted one."""
    values: dict[str, Any] = {"preferred_id": into, "preferred_by_person": True, "variant_kind": VariantKind.SPELLING}
    if term.preferred_id and term.variant_kind:
        values["variant_kind"] = term.variant_kind
    if term.usage == SpellingUsage.PREFERRED.value:
        values["usage"] = SpellingUsage.ADMITTED
    return values


def split(terms: QuerySet[Term], *, by: Any) -> Decision:
    """Make variants terms in their own right again."""
    return decide(terms, "split", by, {"preferred_id": None, "preferred_by_person": True, "variant_kind": ""})


@transaction.atomic
def add(project: Project, text: str, *, by: Any, language: str = "und", required: bool = True) -> Term:
    """A term by hand, accepted and (unless said otherwise) required.

    Raises DecisionRefused for an empty or too long text, and for one that the project has already, in whatever case,
    width or composition.
    """
    text = designation_in(text)
    # Of two people who add the same at once the second waits, and is then told.
    Project.objects.select_for_update(no_key=True).get(pk=project.pk)
    if existing := same_designation(project, text):
        raise DecisionRefused(_is_there(existing), "text")
    term = _insert(project, text, language)
    decide(
        Term.objects.filter(pk=term.pk),
        "add",
        by,
        {"status": Status.ACCEPTED, "status_by_person": True, "required": required},
    )
    term.refresh_from_db()
    return term


def _is_there(term: Term) -> str:
    if term.preferred is None:
        return _("%(text)s is a term of this project already.") % {"text": term.text}
    said = {"text": term.text, "entry": term.preferred.text}
    return _("%(text)s is a term of this project already, a variant of %(entry)s.") % said


def _insert(project: Project, text: str, language: str) -> Term:
    """The row may be there already: a run inserts terms that nobody sees yet."""
    try:
        with transaction.atomic():
            return Term.objects.create(project=project, text=text, language=language)
    except IntegrityError:
        there = Term.objects.filter(project=project, text=text, sense=0).first()
        # Or it took the slug in this moment: inserted so, the term gets one that no other has.
        return there or Term.objects.bulk_create([Term(project=project, text=text, language=language)])[0]
