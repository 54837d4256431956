"""The review queue: which card somebody gets, and decisions that are more than one verb in one batch."""

import uuid
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils.timezone import now
from django.utils.translation import gettext as _

from genglossary.actions.changes import record
from genglossary.actions.deciding import Decision, DecisionRefused, decide
from genglossary.actions.definitions import write
from genglossary.models import Category, Project, ReviewClaim, Status, Term
from genglossary.runs.stored.issues import Place

# A page that is open says in time that it still is.
LEASE = timedelta(minutes=2)
_ACCEPTED = {"status": Status.ACCEPTED, "status_by_person": True}


@transaction.atomic
def claim(project: Project, terms: QuerySet[Term], *, by: Any, besides: bool = False) -> Term | None:
    """The first of `terms` that nobody else has before them, as this person's card; those they had are free again,
    unless it is one `besides` them. None where there is none.
    """
    if not besides:
        give_back(project, by=by)
    ReviewClaim.objects.filter(until__lt=now()).delete()
    others = ReviewClaim.objects.filter(term__project=project).exclude(user=by)
    for term in terms.exclude(pk__in=others.values("term"))[:10]:
        if _take(term, by):
            return term
    return None


def _take(term: Term, by: Any) -> bool:
    """Have the card from now on; False where somebody was quicker."""
    until = now() + LEASE
    if ReviewClaim.objects.filter(term=term, user=by).update(until=until):
        return True
    try:
        with transaction.atomic():
            ReviewClaim.objects.create(term=term, user=by, until=until)
    except IntegrityError:
        return False
    return True


def give_back(project: Project, *, by: Any) -> None:
    ReviewClaim.objects.filter(user=by, term__project=project).delete()


def keep(term: Term, *, by: Any) -> bool:
    """Have the card, and what was fetched with it, for some time more; False where it is not this person's."""
    mine = ReviewClaim.objects.filter(term__project=term.project_id, user=by)
    return bool(mine.update(until=now() + LEASE))


def holder(term: Term, *, by: Any) -> Any:
    """Whoever else has the card before them; None mostly."""
    rows = ReviewClaim.objects.filter(Q(until__gte=now()), term=term).exclude(user=by).select_related("user")
    found = rows.first()
    return found.user if found else None


def accept_as(terms: QuerySet[Term], category: str, *, by: Any, seen: str | None = None) -> Decision:
    """Accept terms, in that category. Raises DecisionRefused for one that there is none of."""
    if category not in Category.values:
        raise DecisionRefused(_("There is no category %(category)r.") % {"category": category}, "category")
    return decide(terms, "accept", by, {**_ACCEPTED, "category": category, "category_by_person": True}, seen)


@transaction.atomic
def define(
    term: Term, text: str, *, by: Any, source: str = "", evidence: Sequence[Place] = (), seen: str | None = None
) -> None:
    """Write the definition of a term and accept it with that, in one batch. Raises as `write` does."""
    batch = uuid.uuid4()
    write(term, text, by=by, source=source, evidence=evidence, seen=seen, batch=batch)
    decide(Term.objects.filter(pk=term.pk), "accept", by, _ACCEPTED, batch=batch)


def look(term: Term, *, by: Any) -> None:
    """Note that somebody decided again what was decided already: it is reviewed from now on."""
    record(term.project, "review", term, by=by)
