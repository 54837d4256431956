"""Terms of other languages for what an entry means."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from genglossary.models.term import LONGEST_LANGUAGE, LONGEST_TERM, SpellingUsage
from genglossary.pipeline.text.folding import loose_key
from genglossary.pipeline.text.tags import primary

if TYPE_CHECKING:
    from genglossary.models.run import Run
    from genglossary.models.term import Term


class EquivalentStatus(models.TextChoices):
    PROPOSED = "proposed", _("proposed")
    ACCEPTED = "accepted", _("accepted")
    REJECTED = "rejected", _("rejected")


class EquivalentOrigin(models.TextChoices):
    RUN = "run", _("found by a run")
    MODEL = "model", _("proposed by a model")
    PERSON = "person", _("entered by a person")
    IMPORT = "import", _("taken from a file")


PROPOSED_BY = (EquivalentOrigin.RUN, EquivalentOrigin.MODEL)
"""The origins of what a run proposes."""


# Those that a member proposed and nobody accepted or rejected.
WAITING_FOR_PEOPLE = models.Q(status=EquivalentStatus.PROPOSED, origin=EquivalentOrigin.PERSON)


class Equivalent(models.Model):
    """The term of another language for what an entry means, with what is said of it there.

    `language` is a BCP 47 tag; `definition` and `notes` are in that language. Only an accepted one is a translation; a
    rejected one is kept, so that nobody proposes it again. One of each language may be the preferred one.

    What the newest run saw of it, whoever entered it: `count` aligned passages have it for the term, `confidence` is in
    0..1, `evidence` says why (see pipeline.bilingual.types), and `proofs` are up to three passages with the place of
    either term (see runs.stored.proofs). None and empty where no run has seen it.
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
    count = models.PositiveIntegerField(null=True, editable=False)
    confidence = models.FloatField(null=True, editable=False)
    evidence: "models.JSONField[list[str]]" = models.JSONField(default=list, editable=False)
    proofs: "models.JSONField[list[list[Any]]]" = models.JSONField(default=list, editable=False)
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

    @property
    def waits(self) -> bool:
        """Whether a member proposed it and nobody accepted or rejected it yet."""
        return (self.status, self.origin) == (EquivalentStatus.PROPOSED.value, EquivalentOrigin.PERSON.value)


def key_of(term: int, language: str, text: str) -> tuple[int, str, str]:
    """Make the key that is the same for what differs in case, width or the region of the language alone."""
    return term, primary(language), loose_key(text)
