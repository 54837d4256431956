"""Comments on terms, and what you are told of them and of other things that concern you."""

from datetime import datetime
from typing import Annotated, Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema, Status
from pydantic import Field

from genglossary.actions import comments as actions
from genglossary.actions import notices
from genglossary.api.access import READ, WRITE, project_of, user_of
from genglossary.api.paging import Id, ListPage, PageQuery, Words, page
from genglossary.api.terms import term_in
from genglossary.models import Comment, Notice

router = Router(tags=["comments"])


class CommentIn(Schema):
    """Words about a term. "@name" tells that member."""

    text: Annotated[Words, Field(min_length=1, max_length=actions.LONGEST_COMMENT)]


class CommentOut(Schema):
    id: int
    term: int
    author: str | None
    text: str
    created_at: datetime
    edited_at: datetime | None


class NoticeOut(Schema):
    """Something that concerns you: `by` did it to a term. `kind` says how; `comment` is the id of one.

    `definition` is the id of a proposal of yours, `more` of how many other terms the same is true.
    """

    id: int
    kind: str
    project: int
    term: int
    text: str
    comment: int | None
    more: int
    definition: int | None
    by: str | None
    at: datetime
    read: bool


def _told(row: Comment) -> dict[str, Any]:
    names = ("id", "text", "created_at", "edited_at")
    author = row.author.username if row.author else None
    return {**{name: getattr(row, name) for name in names}, "term": row.term_id, "author": author}


@router.get("/projects/{project_id}/terms/{term_id}/comments", auth=READ, response=list[CommentOut])
def list_comments(request: HttpRequest, project_id: Id, term_id: Id) -> Any:
    """List what members said about an entry and its spellings, the oldest first."""
    term = term_in(project_of(request, project_id), term_id)
    return [_told(row) for row in actions.comments_of(term)]


@router.post("/projects/{project_id}/terms/{term_id}/comments", auth=WRITE, response={201: CommentOut})
def add_comment(request: HttpRequest, project_id: Id, term_id: Id, said: CommentIn) -> Any:
    """Say something about a term; readers may, too."""
    term = term_in(project_of(request, project_id), term_id)
    row = actions.comment(term, said.text.replace("\r\n", "\n"), by=user_of(request))
    row.refresh_from_db()
    return Status(201, _told(row))


def _mine(request: HttpRequest, project_id: int, comment_id: int) -> Comment:
    rows = Comment.objects.filter(term__project=project_of(request, project_id), deleted_at=None)
    return get_object_or_404(rows.select_related("author", "term__project"), pk=comment_id)


@router.patch("/projects/{project_id}/comments/{comment_id}", auth=WRITE, response=CommentOut)
def edit_comment(request: HttpRequest, project_id: Id, comment_id: Id, said: CommentIn) -> Any:
    """Say your comment in other words."""
    row = _mine(request, project_id, comment_id)
    actions.edit(row, said.text.replace("\r\n", "\n"), by=user_of(request))
    row.refresh_from_db()
    return _told(row)


@router.delete("/projects/{project_id}/comments/{comment_id}", auth=WRITE, response={204: None})
def delete_comment(request: HttpRequest, project_id: Id, comment_id: Id) -> Any:
    """Delete your comment; the history keeps it."""
    actions.delete(_mine(request, project_id, comment_id), by=user_of(request))
    return Status(204, None)


@router.get("/notices", auth=READ, response=ListPage[NoticeOut])
def list_notices(request: HttpRequest, asked: Query[PageQuery[NoticeOut]]) -> Any:
    """List what concerns you, the newest first."""
    rows = notices.notices_of(user_of(request)).select_related("term", "by")
    if (only := request.auth.project_id) is not None:  # pyright: ignore[reportAttributeAccessIssue]
        rows = rows.filter(term__project=only)
    return page(rows, asked, ("-pk",), _notice)


def _notice(row: Notice) -> dict[str, Any]:
    found: dict[str, Any] = {name: getattr(row, name) for name in ("kind", "at", "more")}
    found |= {"id": row.pk, "project": row.term.project_id, "term": row.term_id, "text": row.term.text}
    found |= {"comment": row.comment_id, "definition": row.definition_id}  # pyright: ignore[reportAttributeAccessIssue]
    return {**found, "by": row.by.username if row.by else None, "read": row.read_at is not None}


@router.post("/notices/read", auth=WRITE, response={204: None})
def read_notices(request: HttpRequest) -> Any:
    """Say that you have read all of it."""
    notices.read(user_of(request))
    return Status(204, None)
