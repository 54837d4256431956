"""Terms that are assigned to members, one or many at once; nobody else is kept from deciding about them."""

import uuid
from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from genglossary.actions.changes import ChangedMeanwhile, Told, newest_actor, record_many, undoing
from genglossary.actions.deciding import Decision, DecisionRefused, locked
from genglossary.actions.notices import tell
from genglossary.models import Assignment, Change, Membership, NoticeKind, Project, Term


@transaction.atomic
def assign(terms: QuerySet[Term], to: Any, *, by: Any, seen: str | None = None) -> Decision:
    """Assign `terms` of one project to the user `to`, or to nobody; who gets some from others is told once.

    Raises DecisionRefused where `to` is no member, and ChangedMeanwhile where a term belongs to somebody else than
    the user of the name that was `seen`, "" for nobody.
    """
    batch, rows = uuid.uuid4(), locked(terms)
    if not rows:
        return Decision(batch=batch, changed=0)
    project, before = rows[0].project, assignees(rows)
    member = _membership(project, to) if to else None
    if seen is not None:
        _hold_against(seen, rows, to)
    changed = [term for term in rows if before.get(term.pk) != getattr(to, "pk", None)]
    _set({term.pk: member.pk if member else None for term in changed}, by)
    told = (_told(term, before.get(term.pk), getattr(to, "pk", None)) for term in changed)
    record_many(project, "assign", told, by=by, batch=batch)
    if member and changed:
        tell([to], NoticeKind.ASSIGNED, changed[0], by=by, more=len(changed) - 1)
    return Decision(batch=batch, changed=len(changed))


def _hold_against(seen: str, terms: Collection[Term], to: Any) -> None:
    found = Assignment.objects.filter(term__in=[term.pk for term in terms])
    names: dict[int, str] = dict(found.values_list("term_id", "membership__user__username"))
    for term in terms:
        if (now := names.get(term.pk, "")) not in (seen, to.username if to else ""):
            changes = Change.objects.filter(model="assignment", object_id=term.pk)
            raise ChangedMeanwhile(now, by=newest_actor(changes))


def assignees(terms: Collection[Term]) -> dict[int, int]:
    """Term id → id of the user that it is assigned to."""
    rows = Assignment.objects.filter(term__in=[term.pk for term in terms])
    return dict(rows.values_list("term_id", "membership__user_id"))


def leave(membership: Membership, *, by: Any, batch: uuid.UUID) -> None:
    """Note in the history which terms a member who goes had: nobody has them afterwards."""
    rows = Assignment.objects.filter(membership=membership).select_related("term")
    told = (_told(row.term, membership.user_id, None) for row in rows)
    record_many(membership.project, "assign", told, by=by, batch=batch)


def undo_assignments(project: Project, changes: dict[int, Change], undone: uuid.UUID, by: Any) -> int:
    """Take `changes` back by the ids of their terms, where nobody assigned these again and whoever had them is still a
    member; returns how many went back. Those of a member who is removed again are free already."""
    rows = locked(Term.objects.filter(project=project, pk__in=changes))
    now, members = assignees(rows), dict(Membership.objects.filter(project=project).values_list("user_id", "pk"))
    had = {row.pk: changes[row.pk].before["assignee"] for row in rows}
    back = [
        row
        for row in rows
        if now.get(row.pk) in (changes[row.pk].after["assignee"], had[row.pk]) and had[row.pk] in (None, *members)
    ]
    _set({row.pk: members.get(had[row.pk]) for row in back}, by)
    Change.objects.bulk_create(undoing(changes[row.pk], undone, by, row.text) for row in back)
    return len(back)


def _membership(project: Project, to: Any) -> Membership:
    found = Membership.objects.filter(project=project, user=to, user__is_active=True).first()
    if found is None:
        raise DecisionRefused(_("%(user)s is no member of this project.") % {"user": to})
    return found


def _set(members: Mapping[int, int | None], by: Any) -> None:
    """Let each term (id) belong to that membership (id), or to none."""
    Assignment.objects.filter(term__in=members).delete()
    Assignment.objects.bulk_create(
        Assignment(term_id=term, membership_id=member, by=by) for term, member in members.items() if member
    )


def _told(term: Term, before: int | None, after: int | None) -> Told:
    return Told("assignment", term.pk, term.text, {"assignee": before}, {"assignee": after})
