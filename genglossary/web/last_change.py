"""The last change of a person in a project, which they may undo, and the last one that they undid, to redo it."""

import uuid
from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import QuerySet

from genglossary.actions.importing.known import IMPORT
from genglossary.actions.undoing import FOR_GOOD, OF_OWNERS
from genglossary.models import Change, Project
from genglossary.models.prepared import Prepared
from genglossary.web.access import allows

OF_TERMS = ("term", "equivalent", "definition", "issue", "comment", "assignment")
"""Kinds of things that are decided about an entry."""


class LastDecision(NamedTuple):
    """A batch of `size` changes, by its newest one. Of what was taken back, `action` is what that was. An import of
    several things has no `label`: none of them says what it was."""

    batch: uuid.UUID
    action: str
    label: str
    size: int
    at: datetime

    @property
    def more(self) -> int:
        return self.size - 1


class LastChange(NamedTuple):
    """`done` can be undone, `undone` be redone; neither where there is no such thing."""

    done: LastDecision | None
    undone: LastDecision | None


def newest_of(project: Project, user: Any, kinds: Collection[str] = ()) -> Change | None:
    """The newest decision of a person that they did not take back: whoever undoes again takes back the one before."""
    rows = _open(project, user).exclude(action="undo")
    return (rows.filter(model__in=kinds) if kinds else rows).first()


def last_change(project: Project, user: Any, role: str) -> LastChange:
    """The two of a person with that role. What was undone before something new was decided is left to the history."""
    owner = allows(role, "owner")
    done, undone = (_last.first(project.pk, user.pk, owner, name) for name in ("done", "undone"))
    if done and undone and done.undo_of_id is None and done.pk > undone.pk:  # pyright: ignore[reportAttributeAccessIssue]
        undone = None
    return LastChange(_told(done), _told(undone))


@Prepared
def _last(project: int, user: int, owner: bool, which: str) -> QuerySet[Change]:
    rows = _open(project, user)
    rows = rows if owner else rows.exclude(model__in=OF_OWNERS)
    undone = rows.filter(action="undo").select_related("undo_of")
    return (undone if which == "undone" else rows.exclude(action="undo"))[:1]


def _open(project: Project | int, user: Any) -> QuerySet[Change]:
    """Changes that nobody took back, the newest first."""
    rows = Change.objects.filter(project=project, actor=user, undone_by=None)
    return rows.exclude(action__in=FOR_GOOD).order_by("-pk")


def _told(newest: Change | None) -> LastDecision | None:
    if newest is None:
        return None
    was = newest.undo_of if newest.action == "undo" and newest.undo_of else newest
    size = Change.objects.filter(batch=newest.batch).count()
    label = "" if was.action == IMPORT and size > 1 else newest.label
    return LastDecision(newest.batch, was.action, label, size, newest.at)
