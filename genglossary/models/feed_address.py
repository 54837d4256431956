"""The secret address under which a member's feed reader follows a project."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models.functions import Now

if TYPE_CHECKING:
    from genglossary.models.project import Membership


class FeedAddress(models.Model):
    """The right to read what happens in a project as one of its members; it ends with the membership.

    The secret is not stored, `digest` is its SHA-256. `language` is the one that the member read when it was made.
    """

    membership_id: int
    membership: "models.OneToOneField[Membership]" = models.OneToOneField(
        "genglossary.Membership", on_delete=models.CASCADE, primary_key=True, related_name="feed_address"
    )
    digest = models.CharField(max_length=64, unique=True, editable=False)
    language = models.CharField(max_length=8, blank=True)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    def __str__(self) -> str:
        return str(self.membership)
