"""Remarks of members on a term. Everybody who may read may say something, and change or delete their own words."""

import uuid
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from genglossary.actions.changes import ChangedMeanwhile, record, undoing
from genglossary.actions.deciding import DecisionRefused
from genglossary.actions.mentions import mentions_in, names_in
from genglossary.actions.notices import tell
from genglossary.models import Change, Comment, Membership, NoticeKind, Project, Term
from genglossary.models.definition import fingerprint
from genglossary.models.prepared import Prepared

LONGEST_COMMENT = 5000


def comments_of(term: Term) -> list[Comment]:
    """The comments on an entry and all its spellings, the oldest first."""
    return _comments_of(term.pk)


@Prepared
def _comments_of(term: int) -> QuerySet[Comment]:
    family = Term.objects.filter(pk=term) | Term.objects.filter(preferred=term)
    rows = Comment.objects.filter(term__in=family.values("pk"), deleted_at=None)
    return rows.select_related("author").order_by("pk")


@transaction.atomic
def comment(term: Term, text: str, *, by: Any) -> Comment:
    """Say something about a term; whom it mentions is told. Raises DecisionRefused for none or too many words."""
    said = Comment.objects.create(term=term, author=by, text=_worded(text))
    after = {"text": said.text, "deleted": False}
    record(term.project, "comment", said, by=by, before={"deleted": True}, after=after, label=term.text)
    _tell(said, by)
    return said


@transaction.atomic
def edit(said: Comment, text: str, *, by: Any, seen: str | None = None) -> None:
    """Say it otherwise. Raises DecisionRefused where it is not one's own, and ChangedMeanwhile where another text is
    stored than the one with the fingerprint `seen`."""
    text, row = _worded(text), _mine(said, by)
    if seen is not None and seen != fingerprint(row.text) and row.text != text:
        raise ChangedMeanwhile(row.text, by=by)
    if row.text == text:
        return
    before, after = {"text": row.text}, {"text": text}
    Comment.objects.filter(pk=row.pk).update(text=text, edited_at=Now())
    record(row.term.project, "edit comment", row, by=by, before=before, after=after, label=row.term.text)
    row.text = text
    _tell(row, by)


@transaction.atomic
def delete(said: Comment, *, by: Any) -> None:
    """Show it no longer: the history keeps it. Raises DecisionRefused where it is not one's own."""
    row = _mine(said, by)
    Comment.objects.filter(pk=row.pk).update(deleted_at=Now())
    before, after = {"text": row.text, "deleted": False}, {"deleted": True}
    record(row.term.project, "delete comment", row, by=by, before=before, after=after, label=row.term.text)


def undo_comments(project: Project, changes: dict[int, Change], undone: uuid.UUID, by: Any) -> int:
    """Take `changes` back by the ids of their comments, where nobody changed these since; returns how many."""
    rows = Comment.objects.select_for_update(no_key=True, of=("self",)).filter(pk__in=changes, term__project=project)
    back = [row for row in rows if _state(row, changes[row.pk].after) == changes[row.pk].after]
    for row in back:
        before = changes[row.pk].before
        values: dict[str, Any] = {"text": before["text"]} if "text" in before else {}
        if "deleted" in before:
            values["deleted_at"] = Now() if before["deleted"] else None
        Comment.objects.filter(pk=row.pk).update(**values)
    Change.objects.bulk_create(undoing(changes[row.pk], undone, by) for row in back)
    return len(back)


def _state(row: Comment, names: dict[str, Any]) -> dict[str, Any]:
    now = {"text": row.text, "deleted": row.deleted_at is not None}
    return {name: now[name] for name in names if name in now}


def _worded(text: str) -> str:
    text = text.strip()
    if not text or len(text) > LONGEST_COMMENT:
        raise DecisionRefused(_("A comment has 1 to %(n)s characters.") % {"n": f"{LONGEST_COMMENT:,}"})
    return text


def _mine(said: Comment, by: Any) -> Comment:
    """The comment as it is stored, under a lock."""
    rows = Comment.objects.select_for_update(no_key=True, of=("self",)).select_related("term__project")
    row = rows.get(pk=said.pk)
    if row.author_id is None or row.author_id != by.pk:
        raise DecisionRefused(_("Only who wrote a comment changes it."))
    if row.deleted_at is not None:
        raise DecisionRefused(_("This comment is deleted."))
    return row


def _tell(said: Comment, by: Any) -> None:
    """Tell those whom it mentions, once for a comment however often it is edited."""
    project = said.term.project
    called = {each.name for each in mentions_in(said.text, names_in(project))}
    users = Membership.objects.filter(project=project, user__username__in=called).values_list("user", flat=True)
    tell(users, NoticeKind.MENTION, said.term, by=by, comment=said)
