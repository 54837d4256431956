"""Definitions with their evidence, and the issues that a review found."""

import hashlib
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from genglossary.pipeline.types import Passage

if TYPE_CHECKING:
    from genglossary.models.document import DocumentVersion
    from genglossary.models.run_step import RunStep
    from genglossary.models.term import Term


class Level(models.TextChoices):
    PROVISIONAL = "provisional", _("provisional")
    REFINED = "refined", _("refined")


class Origin(models.TextChoices):
    EXTRACTED = "extracted", _("quoted from the documents")
    GENERATED = "generated", _("written by a language model")
    MANUAL = "manual", _("written by a person")
    IMPORTED = "imported", _("taken from a file")
    PROPOSED = "proposed", _("proposed")


# Definitions that people gave, by hand or with a file: no step made them.
BY_PEOPLE = (Origin.MANUAL.value, Origin.IMPORTED.value)
_WITHOUT_STEP = (*BY_PEOPLE, Origin.PROPOSED.value)

# Among the flags of a proposal that a person typed; others are of programs.
BY_HAND = "by_hand"

# Definitions that wait for a person who accepts or rejects them: until then they stand for nothing.
WAITING = models.Q(origin=Origin.PROPOSED, withdrawn_at=None)

# Definitions that people may see: theirs and those of completed steps, unless a person took one back or a later
# run, reading other documents, found another one or none.
SHOWN = (
    models.Q(withdrawn_at=None, superseded_at=None)
    & (models.Q(step=None) | models.Q(step__completed_at__isnull=False))
    & ~models.Q(origin=Origin.PROPOSED)
)

# The order in which definitions of a term are shown: a person's, then those of files, then refined, then provisional
# ones, newest first.
BEST_FIRST = (
    models.Case(
        models.When(origin=Origin.MANUAL, then=0),
        models.When(step=None, then=1),
        models.When(level=Level.REFINED, then=2),
        default=3,
    ),
    "-pk",
)


class Definition(models.Model):
    """One definition of a term. Rows are only ever added; which one is shown is decided by `BEST_FIRST`.

    Either a person wrote it or imported it (`author`, no step) or a run's step did; or the `author`, or a program of
    theirs, proposed it (no step), which decides nothing. `source` says where it was taken from that is no document of
    the project, `file` what the file was called that it was imported from, `language` which one it is in that is not
    its term's. `passages` are an unsaved row's evidence.
    """

    term_id: int
    step_id: int | None
    passages: "tuple[Passage, ...]"
    evidence: "models.Manager[Evidence]"
    term: "models.ForeignKey[Term]" = models.ForeignKey(
        "genglossary.Term", on_delete=models.CASCADE, related_name="definitions"
    )
    step = models.ForeignKey("genglossary.RunStep", on_delete=models.CASCADE, null=True, related_name="definitions")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    level = models.CharField(max_length=12, choices=Level.choices, default=Level.PROVISIONAL)
    origin = models.CharField(max_length=10, choices=Origin.choices)
    text = models.TextField()
    source = models.TextField(blank=True)
    file = models.CharField(max_length=300, blank=True, default="")
    language = models.CharField(max_length=35, blank=True)
    confidence = models.FloatField(null=True, help_text=_("0 to 1; empty for a person's."))
    flags: "models.JSONField[list[str]]" = models.JSONField(default=list)
    withdrawn_at = models.DateTimeField(null=True, help_text=_("A person took it back; it is not shown."))
    superseded_at = models.DateTimeField(null=True, help_text=_("A later run found another one, or none."))
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(step=None, origin__in=_WITHOUT_STEP)
                | models.Q(step__isnull=False) & ~models.Q(origin__in=_WITHOUT_STEP),
                name="definition_by_person_or_step",
            ),
        )
        indexes = (models.Index(fields=("term", "-id"), name="definition_of_term"),)

    def __str__(self) -> str:
        return self.text[:80]


def fingerprint(text: str) -> str:
    """A short name for a text, the same for the same words alone; empty for none."""
    return hashlib.blake2s(text.encode(), digest_size=12).hexdigest() if text else ""


def shown_of(terms: Iterable[int] | models.QuerySet[Any]) -> models.QuerySet[Definition]:
    """The definitions that people may see of the terms with these ids: term by term, the best first."""
    return Definition.objects.filter(SHOWN, term__in=terms).order_by("term", *BEST_FIRST)


def first_of_each(definitions: Iterable[Definition]) -> dict[int, Definition]:
    """Term id → the first of its `definitions`."""
    found: dict[int, Definition] = {}
    for each in definitions:
        found.setdefault(each.term_id, each)
    return found


class Evidence(models.Model):
    """A passage that proves a definition: characters `start` to `end` (half-open) of `version.text`."""

    definition_id: int
    version_id: int
    definition = models.ForeignKey(Definition, on_delete=models.CASCADE, related_name="evidence")
    version: "models.ForeignKey[DocumentVersion]" = models.ForeignKey(
        "genglossary.DocumentVersion", on_delete=models.CASCADE, related_name="evidence"
    )
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        verbose_name_plural = _("evidence")
        constraints = (
            models.CheckConstraint(condition=models.Q(end__gt=models.F("start")), name="evidence_not_empty"),
        )

    def __str__(self) -> str:
        return f"{self.version} {self.start}–{self.end}"


class IssueKind(models.TextChoices):
    NO_DEFINITION = "no_definition", _("no definition in the documents")
    CIRCULAR = "circular", _("circular definition")
    TOO_LONG = "too_long", _("definition too long")
    CONTRADICTION = "contradiction", _("definitions contradict each other")
    DEFINED_TWICE = "defined_twice", _("defined more than once")
    TWO_SENSES = "two_senses", _("two senses in different documents")
    UNDEFINED_ABBREVIATION = "undefined_abbreviation", _("abbreviation without a long form")
    MISSING_TERM = "missing_term", _("definition uses a term that has no entry")
    NEAR_DUPLICATE = "near_duplicate", _("very similar to another term")
    SPELLING = "spelling", _("spelling not unified")
    UNCLEAR = "unclear", _("unclear definition")
    UNSUPPORTED = "unsupported", _("definition says more than its passages")
    UNNECESSARY = "unnecessary", _("a reader may not need it")
    TRANSLATIONS = "translations", _("translated in several ways")
    ORIGINALS = "originals", _("one translation of several terms")
    FAILED = "failed", _("the engine gave no answer")


# Issues that a completed step published and nobody dismissed. Those that are not closed wait for a person.
FOUND = models.Q(step__completed_at__isnull=False, dismissed_at=None)


class Issue(models.Model):
    """A problem of a term that a person should look at, found by a step of a run.

    `related` are ids of other terms, `evidence` is a list of [version id, start, end]. `renderings` are the ways in
    which a term was translated, or the terms with one translation (see runs.stored.renderings).
    """

    term_id: int
    get_kind_display: Callable[[], str]
    step: "models.ForeignKey[RunStep]" = models.ForeignKey(
        "genglossary.RunStep", on_delete=models.CASCADE, related_name="issues"
    )
    term: "models.ForeignKey[Term]" = models.ForeignKey(
        "genglossary.Term", on_delete=models.CASCADE, related_name="issues"
    )
    kind = models.CharField(max_length=24, choices=IssueKind.choices)
    detail = models.TextField(blank=True)
    related: "models.JSONField[list[int]]" = models.JSONField(default=list)
    evidence: "models.JSONField[list[list[int]]]" = models.JSONField(default=list)
    renderings: "models.JSONField[dict[str, Any]]" = models.JSONField(default=dict)
    words = models.CharField(max_length=24, blank=True, help_text=_("The fingerprint of the words that were reviewed."))
    closed_at = models.DateTimeField(null=True, help_text=_("A person's edit made it untrue."))
    dismissed_at = models.DateTimeField(null=True)
    dismissed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        indexes = (models.Index(fields=("step", "kind"), name="issue_by_kind"),)

    def __str__(self) -> str:
        return f"{self.term}: {self.get_kind_display()}"
