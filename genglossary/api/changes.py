"""The history of decisions, as a feed, and taking one back."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router, Schema

from genglossary.actions.undoing import owners_alone, undo
from genglossary.api.access import ADMIN, READ, WRITE, project_of, user_of
from genglossary.api.paging import Id, ListPage, PageQuery, Words, page
from genglossary.models import Change, Role
from genglossary.models.settled import settled
from genglossary.web.history import NOBODY

router = Router(tags=["changes"])
KindOfThing = Literal[
    "term",
    "equivalent",
    "definition",
    "document",
    "issue",
    "comment",
    "assignment",
    "project",
    "membership",
    "webhook",
]


class ChangeOut(Schema):
    """One decision about one thing: the fields that changed, before and after. `batch` takes all of an action back."""

    id: int
    at: datetime
    actor: str | None
    run: int | None
    batch: UUID
    action: str
    model: str
    object: int
    label: str
    before: dict[str, Any]
    after: dict[str, Any]
    undo_of: int | None


class ChangeQuery(PageQuery[ChangeOut]):
    """`after` is the id of a change: only later ones. `who` is a user name, or "nobody" for runs and commands."""

    after: int | None = None
    kind: KindOfThing | None = None
    who: Words = ""
    batch: UUID | None = None
    newest_first: bool = False


class UndoOut(Schema):
    """`skipped` stay as they are, because somebody decided again since; `batch` does all again."""

    changed: int
    skipped: int
    batch: UUID


@router.get("/projects/{project_id}/changes", auth=READ, response=ListPage[ChangeOut])
def list_changes(request: HttpRequest, project_id: Id, asked: Query[ChangeQuery]) -> Any:
    """All decisions, the oldest first: remember the last id and ask for what came `after` it."""
    rows = Change.objects.filter(project=project_of(request, project_id)).select_related("actor")
    rows = rows.filter(pk__gt=max(0, min(asked.after, 2**63 - 1))) if asked.after is not None else rows
    rows = rows.filter(model=asked.kind) if asked.kind else rows
    rows = rows.filter(batch=asked.batch) if asked.batch else rows
    if asked.who:
        rows = rows.filter(actor=None) if asked.who == NOBODY else rows.filter(actor__username=asked.who)
    if asked.newest_first:
        return page(rows, asked, ("-id",), told_change)
    return page(settled(rows), asked, ("id",), told_change)


def told_change(row: Change) -> dict[str, Any]:
    """The fields of `ChangeOut`; the actor is read along."""
    names = ("id", "at", "batch", "action", "model", "label", "before", "after")
    found = {name: getattr(row, name) for name in names}
    ids: dict[str, Any] = {"run": row.run_id, "object": row.object_id, "undo_of": row.undo_of_id}  # pyright: ignore
    return {**found, **ids, "actor": row.actor.username if row.actor else None}


@router.post("/projects/{project_id}/changes/{batch}/undo", auth=WRITE, response=UndoOut)
def undo_changes(request: HttpRequest, project_id: Id, batch: UUID) -> Any:
    """Take back one batch of decisions, except where somebody decided since; of an undo, do all again.

    What owners alone may decide needs an owner, and a token with the scope `admin`.
    """
    project = project_of(request, project_id, Role.EDITOR)
    if owners_alone(project, batch):
        ADMIN.require(request)
        project = project_of(request, project_id, Role.OWNER)
    done = undo(project, batch, by=user_of(request))
    return {"changed": done.changed, "skipped": done.skipped, "batch": done.batch}
