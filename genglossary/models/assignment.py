"""The member who is to look after a term."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

if TYPE_CHECKING:
    from genglossary.models.project import Membership
    from genglossary.models.term import Term


class Assignment(models.Model):
    """A term that is assigned to a member, by somebody; it ends with the membership."""

    term_id: int
    membership_id: int
    membership: "models.ForeignKey[Membership]" = models.ForeignKey(
        "genglossary.Membership", on_delete=models.CASCADE, related_name="assignments"
    )
    term: "models.OneToOneField[Term]" = models.OneToOneField(
        "genglossary.Term", on_delete=models.CASCADE, primary_key=True, related_name="assignment"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(db_default=Now(), editable=False)

    def __str__(self) -> str:
        return f"{self.term}: {self.membership.user}"
