"""The card that somebody has before them in the review queue: nobody else gets it meanwhile."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

if TYPE_CHECKING:
    from genglossary.models.term import Term


class ReviewClaim(models.Model):
    """A term on somebody's screen, until a moment that comes soon unless the page says that it is still there."""

    term_id: int
    term: "models.OneToOneField[Term]" = models.OneToOneField(
        "genglossary.Term", on_delete=models.CASCADE, primary_key=True, related_name="review_claim"
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    until = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.term}: {self.user}"
