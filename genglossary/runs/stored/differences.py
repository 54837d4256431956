"""The terms that runs changed since a moment, by what their completed steps found: in a few statements for any number.

The first extraction of a project changed nothing: all that it found is new.
"""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from genglossary.models import Candidate, Definition, Equivalent, Origin, RunStep, Scope, Status
from genglossary.models.definition import BEST_FIRST, SHOWN, first_of_each
from genglossary.models.equivalent import PROPOSED_BY

_EXCLUDED = Q(status=Status.EXCLUDED)


def changed_by_runs(project: int, since: datetime) -> set[int]:
    """The terms (ids) of which steps completed after `since` say something else than those before."""
    steps = RunStep.objects.filter(run__project=project, completed_at__isnull=False).order_by("completed_at", "pk")
    extractions = list(steps.filter(name=Scope.EXTRACT).values_list("pk", "run_id", "completed_at"))
    if not extractions:
        return set()
    first, newest = extractions[0], extractions[-1]
    before = [each for each in extractions if each[2] <= since] or [first]
    found = _redefined(project, first[1], since) | _translated(project, first[1], since)
    return found | (_proposed_otherwise(before[-1][0], newest[0]) if before[-1] != newest else set())


def _proposed_otherwise(before: int, now: int) -> set[int]:
    """The terms that one extraction (the id of its step) has and another has not, or of which they say different
    things that no person decided."""
    then, later = _proposals(before), _proposals(now)
    status = Q(term__status_by_person=False) & Exists(then.exclude(status=OuterRef("status")))
    category = Q(term__category_by_person=False) & ~_EXCLUDED & Exists(then.exclude(category=OuterRef("category")))
    whose = Q(preferred=None) & Exists(then.exclude(preferred=None))
    whose |= Q(preferred__isnull=False) & Exists(then.exclude(preferred=OuterRef("preferred")))
    whose &= Q(term__preferred_by_person=False, term__usage="")
    there = Q(frequency=0) & Exists(then.exclude(frequency=0)) | Q(frequency__gt=0) & Exists(then.filter(frequency=0))
    new = ~_EXCLUDED & ~Exists(then)
    changed = Candidate.objects.filter(new | status | category | whose | there, step=now)
    gone = Candidate.objects.filter(~_EXCLUDED, ~Exists(later), step=before, frequency__gt=0)
    return {*changed.values_list("term", flat=True), *gone.values_list("term", flat=True)}


def _proposals(step: int) -> QuerySet[Candidate]:
    return Candidate.objects.filter(step=step, term=OuterRef("term"))


def _redefined(project: int, first: int, since: datetime) -> set[int]:
    """The terms of which runs after the `first` show other words, or none any more."""
    rows = Definition.objects.filter(term__project=project)
    known = Q(step__run=first) | Q(step__completed_at__lte=since) | Q(step=None, created_at__lte=since)
    same = Definition.objects.filter(known, term=OuterRef("term"), text=OuterRef("text"))
    fresh = rows.filter(SHOWN, ~Exists(same.exclude(origin=Origin.PROPOSED)), step__completed_at__gt=since)
    fresh = fresh.exclude(step__run=first)
    of_runs = rows.filter(SHOWN, step__isnull=False, term__in=fresh.values("term"))
    best = first_of_each(of_runs.order_by("term", *BEST_FIRST).only("pk", "term_id"))
    found = {term for pk, term in fresh.values_list("pk", "term_id") if best[term].pk == pk}
    left = Definition.objects.filter(SHOWN, term=OuterRef("term"))
    none = rows.filter(~Exists(left), superseded_at__gt=since)
    return found | set(none.values_list("term_id", flat=True))


def _translated(project: int, first: int, since: datetime) -> set[int]:
    rows = Equivalent.objects.filter(term__project=project, origin__in=PROPOSED_BY, created_at__gt=since)
    return set(rows.exclude(run=first).values_list("term_id", flat=True))
