"""Terms of other languages for what an entry means."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from genglossary.models.term import LONGEST_LANGUAGE, LONGEST_TERM, SpellingUsage

if TYPE_CHECKING:
    from genglossary.models.run import Run
    from genglossary.models.term import Term


class EquivalentStatus(models.TextChoices):
    PROPOSED = "proposed", _("proposed")
    ACCEPTED = "accepted", _("accepted")
    REJECTED = "rejected", _("rejected")


class EquivalentOrigin(models.TextChoices):
    RUN = "run", _("found by a run")
    PERSON = "person", _("entered by a person")
    IMPORT = "import", _("taken from a file")


class Equivalent(models.Model):
    """The term of another language for what an entry means, with what is said of it there.

    `language` is a BCP 47 tag; `definition` and `notes` are in that language. Only an accepted one is a translation; a
    rejected one is kept, so that nobody proposes it again. One of each language may be the preferred one.
    """

    term_id: int
    run_id: int | None
    term: "models.ForeignKey[Term]" = models.ForeignKey(
        "genglossary.Term", on_delete=models.CASCADE, related_name="equivalents"
    )
    # One more than a tag has: see actions.identity.
    language = models.CharField(max_length=LONGEST_LANGUAGE + 1)
    text = models.CharField(max_length=LONGEST_TERM)
    status = models.CharField(max_length=10, choices=EquivalentStatus.choices, default=EquivalentStatus.PROPOSED)
    origin = models.CharField(max_length=10, choices=EquivalentOrigin.choices)
    usage = models.CharField(max_length=10, choices=SpellingUsage.choices, blank=True)
    reading = models.CharField(max_length=300, blank=True)
    definition = models.TextField(blank=True)
    notes = models.TextField(blank=True)
    run: "models.ForeignKey[Run | None]" = models.ForeignKey(
        "genglossary.Run", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ("language", "pk")
        constraints = (
            models.UniqueConstraint(fields=("term", "language", "text"), name="equivalent_unique_of_term"),
            models.UniqueConstraint(
                fields=("term", "language"), condition=models.Q(usage="preferred"), name="equivalent_one_preferred"
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=EquivalentStatus.values), name="equivalent_status_valid"
            ),
        )

    def __str__(self) -> str:
        return f"{self.text} ({self.language})"
