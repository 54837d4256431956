"""The last look of members at a project, and what others and runs changed in it since."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models.functions import Now

if TYPE_CHECKING:
    from genglossary.models.project import Membership
    from genglossary.models.term import Term


class LastLook(models.Model):
    """The last time, `at`, that a member had nothing left to see.

    Everything up to the `change` of that id, and the steps of runs completed up to `step_at`, was looked through: what
    of it the member has not seen yet are their unseen terms.
    """

    membership_id: int
    membership: "models.OneToOneField[Membership]" = models.OneToOneField(
        "genglossary.Membership", on_delete=models.CASCADE, primary_key=True, related_name="last_look"
    )
    at = models.DateTimeField(db_default=Now())
    change = models.BigIntegerField()
    step_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.membership}: {self.at}"


class UnseenTerm(models.Model):
    """A term that somebody else or a run changed since a member looked at it, the last time before `at`.

    The member has seen the changes up to that with the id `after`, and the steps completed up to `since`.
    """

    term_id: int
    membership_id: int
    membership: "models.ForeignKey[Membership]" = models.ForeignKey(
        "genglossary.Membership", on_delete=models.CASCADE, related_name="unseen_terms"
    )
    term: "models.ForeignKey[Term]" = models.ForeignKey(
        "genglossary.Term", on_delete=models.CASCADE, related_name="unseen_by"
    )
    after = models.BigIntegerField()
    since = models.DateTimeField()
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("membership", "term"), name="unseen_term_unique"),)

    def __str__(self) -> str:
        return f"{self.term}: {self.membership}"
