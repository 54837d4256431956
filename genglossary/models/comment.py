"""Remarks of members on a term, and what pages tell somebody about what others did."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from genglossary.models.definition import Definition
    from genglossary.models.term import Term


class Comment(models.Model):
    """A remark of `author` on a term, as plain text. A deleted one is kept, and not shown."""

    term_id: int
    author_id: int | None
    term: "models.ForeignKey[Term]" = models.ForeignKey(
        "genglossary.Term", on_delete=models.CASCADE, related_name="comments"
    )
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    text = models.TextField()
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    edited_at = models.DateTimeField(null=True)
    deleted_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.text[:80]


class NoticeKind(models.TextChoices):
    MENTION = "mention", _("mentioned in a comment")
    ACCEPTED = "accepted", _("proposal accepted")
    REJECTED = "rejected", _("proposal rejected")
    ASSIGNED = "assigned", _("given a term to look after")


class Notice(models.Model):
    """One thing that `user` is told on their pages: somebody (`by`) did it to a term, and it concerns them."""

    term_id: int
    get_kind_display: Callable[[], str]
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=10, choices=NoticeKind.choices)
    term: "models.ForeignKey[Term]" = models.ForeignKey(
        "genglossary.Term", on_delete=models.CASCADE, related_name="notices"
    )
    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, null=True, related_name="notices")
    definition: "models.ForeignKey[Definition | None]" = models.ForeignKey(
        "genglossary.Definition", on_delete=models.CASCADE, null=True, related_name="notices"
    )
    more = models.PositiveIntegerField(default=0, help_text=_("So many other terms too, in the same action."))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(db_default=Now(), editable=False)
    read_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-pk",)
        indexes = (
            models.Index(fields=("user", "-id"), name="notice_of_user"),
            models.Index(fields=("user",), condition=models.Q(read_at=None), name="notice_unread"),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.term}"
