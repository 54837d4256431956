"""Actions of owners on the members of their projects."""

# django-types takes a member of TextChoices for the tuple that it is written as.
# pyright: reportUnnecessaryComparison=false

import uuid
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from genglossary.actions.assigning import leave
from genglossary.actions.changes import ChangedMeanwhile, newest_actor, record
from genglossary.models import Change, Membership, Project, Role


class LastOwner(Exception):
    """The only owner of a project may neither leave nor get a lesser role."""


@transaction.atomic
def set_role(project: Project, user: Any, role: str, *, by: Any = None, seen: str | None = None) -> None:
    """Make `user` a member of that role, whatever they were before. Raises LastOwner, and ChangedMeanwhile where that
    was another role than somebody has `seen`, or none ("")."""
    _keep_an_owner(project, user, role)
    found = Membership.objects.filter(project=project, user=user).first()
    was = str(found.role) if found else ""
    if was != role:
        _hold_against(seen, project, user, was)
    before = _told(found) if found else {}
    membership, _made = Membership.objects.update_or_create(project=project, user=user, defaults={"role": role})
    if before != (after := _told(membership)):
        record(project, "set role", membership, by=by, before=before, after=after, label=str(user))


@transaction.atomic
def remove(project: Project, user: Any, *, by: Any = None, seen: str | None = None) -> None:
    """End the membership of `user`, if there is one. Raises LastOwner, and ChangedMeanwhile where they have another
    role than somebody has `seen`."""
    _keep_an_owner(project, user, "")
    if membership := Membership.objects.filter(project=project, user=user).first():
        _hold_against(seen, project, user, str(membership.role))
        batch = uuid.uuid4()
        record(project, "remove", membership, by=by, before=_told(membership), label=str(user), batch=batch)
        leave(membership, by=by, batch=batch)
        membership.delete()


def put(project: Project, user: Any, role: str) -> None:
    """Give somebody a role, or none, and leave no trace: for what takes decisions back. Raises LastOwner."""
    _keep_an_owner(project, user, role)
    if role:
        Membership.objects.update_or_create(project=project, user=user, defaults={"role": role})
    else:
        Membership.objects.filter(project=project, user=user).delete()


def _hold_against(seen: str | None, project: Project, user: Any, was: str) -> None:
    if seen is not None and was != seen:
        raise ChangedMeanwhile(was, by=_decided(project, user))


def _decided(project: Project, user: Any) -> Any:
    """Look up the actor of the newest decision about what `user` may do; by their name, as memberships come and go."""
    return newest_actor(Change.objects.filter(project=project, model="membership", label=str(user)))


def _told(membership: Membership) -> dict[str, Any]:
    return {"role": str(membership.role), "user_id": membership.user_id}


def _keep_an_owner(project: Project, user: Any, role: str) -> None:
    """Raise LastOwner unless somebody else owns the project; it is locked, so that of two owners who leave one
    stays."""
    Project.objects.select_for_update().get(pk=project.pk)
    owners = Membership.objects.filter(project=project, role=Role.OWNER)
    if role != Role.OWNER and owners.filter(user=user).exists() and not owners.exclude(user=user).exists():
        raise LastOwner(_("The project needs an owner: make somebody else one first."))
