"""Telling people what concerns them, on their pages."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Now

from genglossary.models import Comment, Notice, Project, Term
from genglossary.models.prepared import Prepared
from genglossary.models.project import visible_to
from genglossary.models.term import PUBLISHED


@Prepared
def _an_unread(user: int) -> QuerySet[Notice]:
    return Notice.objects.filter(user=user, read_at=None).order_by()[:1]


def notices_of(user: Any) -> QuerySet[Notice]:
    """Everything that `user` was told of projects that they may still see, the newest first."""
    seen = Project.objects.filter(visible_to(user)).values("pk")
    there = Term.objects.filter(PUBLISHED).values("pk")
    rows = Notice.objects.filter(user=user, term__project__in=seen, term__in=there)
    return rows.exclude(comment__deleted_at__isnull=False)


def unread_by(user: Any) -> QuerySet[Notice]:
    return notices_of(user).filter(read_at=None)


def count_unread(user: Any) -> int:
    """On every page; most people have nothing unread, which is found without looking where it stands."""
    if not _an_unread(user.pk):
        return 0
    return unread_by(user).count()


def read(user: Any, terms: Iterable[int] | None = None) -> None:
    """Note that `user` has seen what they were told, of all or of these `terms` (ids)."""
    rows = Notice.objects.filter(user=user, read_at=None)
    rows = rows if terms is None else rows.filter(term__in=terms)
    if rows.exists():  # a page that is merely opened does not wait to write
        rows.update(read_at=Now())


def tell(users: Iterable[Any], kind: str, term: Term, *, by: Any, comment: Comment | None = None, **about: Any) -> None:
    """Tell `users` (or their ids), once of a comment; nobody is told what they did themselves.

    `about` may have `more`, of how many other terms the same is true, and a `definition`.
    """
    ids = {getattr(each, "pk", each) for each in users} - {None, getattr(by, "pk", None)}
    if comment:
        ids -= set(Notice.objects.filter(user__in=ids, kind=kind, comment=comment).values_list("user", flat=True))
    Notice.objects.bulk_create(
        Notice(user_id=pk, kind=kind, term=term, by=by, comment=comment, **about) for pk in sorted(ids)
    )
