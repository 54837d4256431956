"""The identity of an entry moves from one of its spellings to another, and what belongs to the entry moves with it."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.db.models import F, QuerySet, Value
from django.db.models.functions import Concat, Substr

from genglossary.models import Assignment, Comment, Definition, Equivalent, Issue, Notice, Term

# Of the entry, not of the spelling that stands for it.
OF_ENTRY = (
    *("slug", "notes", "see_also", "imported", "required", "status", "status_by_person", "reason"),
    *("category", "category_by_person", "score", "frequency", "document_count", "found"),
)
# Before a language, while two terms exchange their equivalents: no language has it.
_MOVING = "~"


def follow_ids(moved: Mapping[int, str]) -> None:
    """Let terms (primary key → id) have each other's ids, and with them everything that belongs to these entries."""
    holders = {str(uid): pk for pk, uid in Term.objects.filter(pk__in=moved).values_list("pk", "uid")}
    pairs = {tuple(sorted((pk, holders[uid]))) for pk, uid in moved.items() if holders.get(uid, pk) != pk}
    for one, other in sorted(pairs):
        _exchange(*Term.objects.filter(pk__in=(one, other)).order_by("pk"))


def _exchange(one: Term, other: Term) -> None:
    mine, theirs = _entry(one), _entry(other)
    # No two terms of a project have the same id or slug, not even for a moment.
    Term.objects.filter(pk=one.pk).update(uid=uuid.uuid4(), slug=f"~{one.pk}")
    Term.objects.filter(pk=other.pk).update(**mine)
    Term.objects.filter(pk=one.pk).update(**theirs)
    for model in (Definition, Issue, Comment, Notice):
        _exchange_rows(model, one, other)
    _exchange_assignments(one, other)
    _exchange_equivalents(one, other)


def _entry(term: Term) -> dict[str, Any]:
    return {name: getattr(term, name) for name in ("uid", *OF_ENTRY)}


def _exchange_rows(model: Any, one: Term, other: Term) -> None:
    rows: QuerySet[Any] = model.objects.filter(term=one)
    mine = list(rows.values_list("pk", flat=True))
    model.objects.filter(term=other).update(term=one)
    model.objects.filter(pk__in=mine).update(term=other)


def _exchange_assignments(one: Term, other: Term) -> None:
    rows = list(Assignment.objects.filter(term__in=(one, other)))
    Assignment.objects.filter(term__in=(one, other)).delete()
    for row in rows:
        row.term = other if row.term_id == one.pk else one
    Assignment.objects.bulk_create(rows)


def _exchange_equivalents(one: Term, other: Term) -> None:
    """Both may have the same word: those on their way are told apart by their language."""
    rows = Equivalent.objects
    rows.filter(term=one).update(term=other, language=Concat(Value(_MOVING), F("language")))
    rows.filter(term=other).exclude(language__startswith=_MOVING).update(term=one)
    rows.filter(term=other).update(language=Substr("language", len(_MOVING) + 1))
