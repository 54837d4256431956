"""Decisions of people about terms. Every verb is atomic, leaves a Change for each term, and survives every run.

Verbs that take `terms` accept any queryset of terms of one project ("the selection" and "all that match" alike)
and need the same few statements whatever its size. They return a `Decision`. Those that take `seen`, what somebody
who decides about one term saw of it (its `decided` or `categorised`), raise ChangedMeanwhile when that is not so.
"""

import unicodedata
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from genglossary.actions.changes import ChangedMeanwhile, change, last_actor
from genglossary.models import Category, Change, Project, Status, Term, VariantKind
from genglossary.models.definition import fingerprint
from genglossary.models.term import LONGEST_TERM, same_designation
from genglossary.runs.stored.issues import reconsider


class DecisionRefused(Exception):
    """The decision makes no sense; the message says why. Nothing was changed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Decision:
    """`batch` is what undo takes, `changed` how many terms are different now, `skipped` those changed since."""

    batch: uuid.UUID
    changed: int
    skipped: int = 0


def accept(terms: QuerySet[Term], *, by: Any, seen: str | None = None) -> Decision:
    return _decide(terms, "accept", by, {"status": Status.ACCEPTED, "status_by_person": True}, seen)


def exclude(terms: QuerySet[Term], *, by: Any, seen: str | None = None) -> Decision:
    """Exclude terms: they are kept, but are no entries. A requirement is taken back with it."""
    return _decide(terms, "exclude", by, {"status": Status.EXCLUDED, "status_by_person": True, "required": False}, seen)


def reopen(terms: QuerySet[Term], *, by: Any, seen: str | None = None) -> Decision:
    """Leave the decision to the next run again."""
    return _decide(
        terms, "reopen", by, {"status": Status.CANDIDATE, "status_by_person": False, "required": False}, seen
    )


def require(terms: QuerySet[Term], *, by: Any, seen: str | None = None) -> Decision:
    """Require terms: they are entries, whatever a run finds."""
    return _decide(terms, "require", by, {"required": True, "status": Status.ACCEPTED, "status_by_person": True}, seen)


def categorise(terms: QuerySet[Term], *, category: str, by: Any, seen: str | None = None) -> Decision:
    """Raises DecisionRefused for a category that there is none of; the empty string means undecided."""
    if category and category not in Category.values:
        raise DecisionRefused(f"There is no category {category!r}.")
    return _decide(terms, "categorise", by, {"category": category, "category_by_person": True}, seen)


@transaction.atomic
def annotate(term: Term, *, notes: str, by: Any, seen: str | None = None) -> Decision:
    """Save a person's notes on one term. Raises ChangedMeanwhile when other ones are stored than those with the
    fingerprint `seen`."""
    (stored,) = _locked(Term.objects.filter(pk=term.pk))
    if seen is not None and seen != fingerprint(stored.notes) and stored.notes != notes:
        raise ChangedMeanwhile(stored.notes, by=last_actor(stored))
    return _decide(Term.objects.filter(pk=term.pk), "annotate", by, {"notes": notes})


@transaction.atomic
def merge(terms: QuerySet[Term], *, into: Term, by: Any) -> Decision:
    """Make the terms, and whatever are variants of them, variants of `into`.

    Raises DecisionRefused when `into` is a variant itself or belongs to another project.
    """
    into = Term.objects.select_for_update(no_key=True).get(pk=into.pk)
    if into.preferred_id is not None:
        raise DecisionRefused(f"{into.text} is a variant itself.")
    merged = list(terms.exclude(pk=into.pk).values_list("pk", "project_id"))
    if any(project != into.project_id for _, project in merged):
        raise DecisionRefused("Terms of another project cannot be merged.")
    ids = [pk for pk, _ in merged]
    followers = Term.objects.filter(preferred__in=ids).exclude(pk=into.pk).values_list("pk", flat=True)
    values = {"preferred_id": into.pk, "preferred_by_person": True, "variant_kind": VariantKind.SPELLING}
    return _decide(Term.objects.filter(pk__in=[*ids, *followers]), "merge", by, values)


def split(terms: QuerySet[Term], *, by: Any) -> Decision:
    """Make variants terms in their own right again."""
    return _decide(terms, "split", by, {"preferred_id": None, "preferred_by_person": True, "variant_kind": ""})


@transaction.atomic
def add(project: Project, text: str, *, by: Any, language: str = "und", required: bool = True) -> Term:
    """A term by hand, accepted and (unless said otherwise) required.

    Raises DecisionRefused for an empty or too long text, and for one that the project has already, in whatever case,
    width or composition.
    """
    text = unicodedata.normalize("NFC", " ".join(text.split()))
    if not text or len(text) > LONGEST_TERM:
        raise DecisionRefused(f"A term has 1 to {LONGEST_TERM} characters.")
    # Of two people who add the same at once the second waits, and is then told.
    Project.objects.select_for_update(no_key=True).get(pk=project.pk)
    if existing := same_designation(project, text):
        also = f", a variant of {existing.preferred.text}" if existing.preferred else ""
        raise DecisionRefused(f"{existing.text} is a term of this project already{also}.")
    term = _insert(project, text, language)
    _decide(
        Term.objects.filter(pk=term.pk),
        "add",
        by,
        {"status": Status.ACCEPTED, "status_by_person": True, "required": required},
    )
    term.refresh_from_db()
    return term


def _insert(project: Project, text: str, language: str) -> Term:
    """The row may be there already: a run inserts terms that nobody sees yet."""
    try:
        with transaction.atomic():
            return Term.objects.create(project=project, text=text, language=language)
    except IntegrityError:
        there = Term.objects.filter(project=project, text=text).first()
        # Or it took the slug in this moment: inserted so, the term gets one that no other has.
        return there or Term.objects.bulk_create([Term(project=project, text=text, language=language)])[0]


@transaction.atomic
def _decide(
    terms: QuerySet[Term], action: str, by: Any, values: Mapping[str, Any], seen: str | None = None
) -> Decision:
    batch = uuid.uuid4()
    rows = [term for term in _locked(terms) if _fields(term, values) != dict(values)]
    for term in rows if seen is not None else ():
        if seen != (now := term.categorised if "category" in values else term.decided):
            raise ChangedMeanwhile(now, by=last_actor(term))
    Change.objects.bulk_create(_change(term, action, by, batch, dict(values)) for term in rows)
    _write([term.pk for term in rows], values)
    if rows:
        reconsider(rows[0].project_id, [term.pk for term in rows])
    return Decision(batch=batch, changed=len(rows))


def _locked(terms: QuerySet[Term]) -> list[Term]:
    """Read again under a lock, in one order, so that two people who decide at once wait for each other."""
    return list(Term.objects.select_for_update(no_key=True).filter(pk__in=terms.values("pk")).order_by("pk"))


def _fields(term: Term, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(term, name) for name in names}


def _change(
    term: Term, action: str, by: Any, batch: uuid.UUID, after: dict[str, Any], undo_of: Change | None = None
) -> Change:
    before = _fields(term, after)
    return change(
        term, action, project_id=term.project_id, by=by, batch=batch, before=before, after=after, undo_of=undo_of
    )


def _write(ids: list[int], values: Mapping[str, Any]) -> None:
    if ids:
        Term.objects.filter(pk__in=ids).update(**values)


@transaction.atomic
def undo(project: Project, batch: uuid.UUID, *, by: Any) -> Decision:
    """Take back one batch of decisions about terms; what was changed again since stays as it is.

    Undoing an undo does the thing again.
    """
    changes = Change.objects.filter(project=project, batch=batch, model="term", undone_by=None)
    by_term = {each.object_id: each for each in changes}
    terms = _locked(Term.objects.filter(project=project, pk__in=by_term))
    untouched = [term for term in terms if _fields(term, by_term[term.pk].after) == by_term[term.pk].after]
    undone = uuid.uuid4()
    Change.objects.bulk_create(
        _change(term, "undo", by, undone, by_term[term.pk].before, undo_of=by_term[term.pk]) for term in untouched
    )
    for before, ids in _alike(by_term[term.pk] for term in untouched):
        _write(ids, before)
    reconsider(project.pk, [term.pk for term in untouched])
    return Decision(batch=undone, changed=len(untouched), skipped=len(by_term) - len(untouched))


def _alike(changes: Iterable[Change]) -> list[tuple[dict[str, Any], list[int]]]:
    """Changes that go back to the same values, together: one statement each."""
    groups: dict[str, tuple[dict[str, Any], list[int]]] = {}
    for each in changes:
        groups.setdefault(repr(sorted(each.before.items())), (each.before, []))[1].append(each.object_id)
    return list(groups.values())
