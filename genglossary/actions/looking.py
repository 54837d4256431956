"""The terms that changed since a member looked: what others did to them, and what runs found since.

What happened is read from the history and from completed steps, once for each member, when they come by again. One's
own changes never count.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.timezone import now

from genglossary.models import (
    Change,
    Comment,
    Definition,
    Equivalent,
    LastLook,
    Membership,
    Project,
    RunStep,
    Status,
    Term,
    UnseenTerm,
)
from genglossary.models.prepared import Prepared
from genglossary.models.settled import settled
from genglossary.runs.stored.differences import changed_by_runs
from genglossary.runs.writing.bulk import MOST_ROWS, in_batches

_ABOUT_ENTRIES = ("term", "equivalent", "definition", "comment")
# Somebody looked at a term, and left it as it is.
_NO_CHANGE = "review"
# The moment of the last look is written so often, and the history gone through again for so many changes of one's own.
_SELDOM = timedelta(minutes=10)
_MANY = 500


class Looked(NamedTuple):
    """So many terms, spellings not counted, changed since somebody looked, `at`; `now` is when that was found."""

    at: datetime
    unseen: int
    now: datetime


def look(project: Project, user: Any) -> Looked | None:
    """Take in what happened since `user` was here; None for who is no member. One query where nothing did."""
    moment, row = now(), _look_of.first(project.pk, user.pk)
    if row is None:
        return _begin(project, user, moment)
    if row.changed or row.ran or (row.newest or 0) > row.change + _MANY:
        _take_in(row.pk, project, user, moment)
        row = _look_of(project.pk, user.pk)[0]
    if not row.unseen and row.at < moment - _SELDOM:
        LastLook.objects.filter(pk=row.pk).update(at=moment)
    return Looked(row.at, row.unseen, moment)


def is_unseen_by(user: Any) -> Q:
    """A condition for terms."""
    return Q(pk__in=UnseenTerm.objects.filter(membership__user=user).values("term"))


def unseen_among(terms: Iterable[int], user: Any) -> set[int]:
    """Those of `terms` (ids) that changed since `user` looked at them."""
    rows = UnseenTerm.objects.filter(membership__user=user, term__in=list(terms))
    return set(rows.values_list("term_id", flat=True))


@transaction.atomic
def seen_all(project: Project, user: Any, upto: datetime) -> None:
    """Note that `user` has seen all that was found by then."""
    mine = {"membership__project": project, "membership__user": user}
    UnseenTerm.objects.filter(**mine, at__lte=upto).delete()
    LastLook.objects.filter(**mine).update(at=min(upto, now()))


def opened(terms: Iterable[int], user: Any) -> UnseenTerm | None:
    """Note that `user` looks at an entry with these spellings (ids); what they had not seen of it, if anything."""
    rows = UnseenTerm.objects.filter(membership__user=user, term__in=list(terms))
    found = rows.order_by("after").first()
    if found:
        rows.delete()
    return found


@Prepared
def _look_of(project: int, user: int) -> QuerySet[Any]:
    """Their row, with what there is to take in."""
    changes = Change.objects.filter(project=project)
    steps = RunStep.objects.filter(run__project=project, completed_at__gt=OuterRef("step_at"))
    return LastLook.objects.filter(membership__project=project, membership__user=user).annotate(
        newest=Subquery(changes.order_by("-pk").values("pk")[:1]),
        changed=Exists(_of_others(changes.filter(pk__gt=OuterRef("change")), user)),
        ran=Exists(steps),
        unseen=Coalesce(Subquery(_counted()), 0),
    )


def _counted() -> Any:
    """The number of unseen terms of a membership, without spellings and what nobody sees any more."""
    rows = UnseenTerm.objects.filter(membership=OuterRef("pk"), term__preferred=None).exclude(term__status=Status.NEW)
    return rows.order_by().values("membership").annotate(n=Count("pk")).values("n")


def _of_others(changes: QuerySet[Change], user: Any) -> QuerySet[Change]:
    return changes.filter(model__in=_ABOUT_ENTRIES).exclude(actor=user).exclude(action=_NO_CHANGE)


def _begin(project: Project, user: Any, moment: datetime) -> Looked | None:
    """The first look: all is as it is."""
    member = Membership.objects.filter(project=project, user=user).first()
    if member is None:
        return None
    upto = {"at": moment, "change": _newest(project), "step_at": _last_step(project)}
    return Looked(LastLook.objects.get_or_create(membership=member, defaults=upto)[0].at, 0, moment)


def _newest(project: Project) -> int:
    return settled(Change.objects.filter(project=project)).aggregate(newest=Max("pk"))["newest"] or 0


def _last_step(project: Project) -> datetime:
    ended = RunStep.objects.filter(run__project=project).aggregate(last=Max("completed_at"))["last"]
    return ended or project.created_at


@transaction.atomic
def _take_in(look: int, project: Project, user: Any, moment: datetime) -> None:
    """Mark what changed since the last time, where it is not marked already."""
    row = LastLook.objects.select_for_update().get(pk=look)
    upto = max(row.change, _newest(project))
    changes = Change.objects.filter(project=project, pk__gt=row.change, pk__lte=upto)
    terms = _about(project, _of_others(changes, user)) | changed_by_runs(project.pk, row.step_at)
    several = (
        UnseenTerm(membership_id=look, term_id=pk, after=row.change, since=row.step_at, at=moment) for pk in terms
    )
    for some in in_batches(several, MOST_ROWS):
        UnseenTerm.objects.bulk_create(
            some, update_conflicts=True, unique_fields=("membership", "term"), update_fields=("at",)
        )
    LastLook.objects.filter(pk=look).update(change=upto, step_at=max(row.step_at, _last_step(project)))


def _about(project: Project, changes: QuerySet[Change]) -> set[int]:
    """The terms (ids) that `changes` are about, and the entries that these are spellings of."""
    of = {kind: changes.filter(model=kind).values("object_id") for kind in _ABOUT_ENTRIES}
    condition = Q(pk__in=of["term"])
    for kind, model in (("definition", Definition), ("equivalent", Equivalent), ("comment", Comment)):
        condition |= Q(pk__in=model.objects.filter(pk__in=of[kind]).values("term"))
    condition |= Q(pk__in=_without(changes))
    pairs = Term.objects.filter(condition, project=project).values_list("pk", "preferred_id")
    return {pk for pair in pairs for pk in pair if pk is not None}


def _without(changes: QuerySet[Change]) -> list[int]:
    """The terms of equivalents that are removed: the history alone knows whose they were."""
    rows = changes.filter(model="equivalent", action__in=("remove", "undo", "redo"))
    said = rows.filter(before__has_key="term_id").values_list("before__term_id", flat=True)
    return list(said)
