"""Terms: the designations that the documents and the people of a project use.

`Term` is the current state that pages read. `Candidate` is what one run said of it, `Occurrence` where it stands.
A run inserts `Term` rows that nobody sees yet (status "new") and fills them when its step is completed.
"""

import unicodedata
import uuid
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from genglossary.formats.order import sort_key
from genglossary.models.address import LONGEST_SLUG, Slug, give_slugs
from genglossary.models.keys import ByCodePoint, KeyField, term_search_key
from genglossary.pipeline.languages.capitals import designation_key
from genglossary.pipeline.text.folding import loose_key

if TYPE_CHECKING:
    from genglossary.models.definition import Definition
    from genglossary.models.document import DocumentVersion
    from genglossary.models.equivalent import Equivalent
    from genglossary.models.project import Project
    from genglossary.models.run_step import RunStep

# Characters of a designation; what is longer is a sentence.
LONGEST_TERM = 300
# Characters of a language tag: RFC 5646, section 4.4.1.
LONGEST_LANGUAGE = 35


class Status(models.TextChoices):
    NEW = "new", _("not published yet")
    CANDIDATE = "candidate", _("proposed")
    ACCEPTED = "accepted", _("accepted")
    EXCLUDED = "excluded", _("excluded")


class Category(models.TextChoices):
    PERSON = "person", _("person")
    PLACE = "place", _("place")
    ORGANISATION = "organisation", _("organisation")
    TITLE = "title", _("title")
    TECHNICAL_TERM = "technical_term", _("technical term")
    COMMON_NOUN = "common_noun", _("common noun")
    __empty__ = _("undecided")


class VariantKind(models.TextChoices):
    SPELLING = "spelling", _("spelling")
    PLURAL = "plural", _("plural")
    ABBREVIATION = "abbreviation", _("abbreviation")
    LONG_FORM = "long_form", _("long form")
    SYNONYM = "synonym", _("synonym")


class SpellingUsage(models.TextChoices):
    """The decision of people about a spelling (the administrative status of TBX-Basic); no run ever sets it."""

    PREFERRED = "preferred", _("preferred")
    ADMITTED = "admitted", _("admitted")
    DEPRECATED = "deprecated", _("deprecated")
    FORBIDDEN = "forbidden", _("forbidden")
    __empty__ = _("undecided")


# Terms that people may see: made by a person or published by a completed step.
PUBLISHED = ~models.Q(status=Status.NEW)

# Terms that are glossary entries: required or accepted (by a run only while the documents have them), and no variants.
ENTRY = (
    PUBLISHED
    & models.Q(preferred=None)
    & (
        models.Q(required=True)
        | models.Q(status=Status.ACCEPTED) & (models.Q(found=True) | models.Q(status_by_person=True))
    )
)


class Term(models.Model):
    """One designation, unique in its project as written; `preferred` is set on variants.

    Homonyms (bank of a river, bank for money) have the same text and another `sense`: 0 is the one that documents are
    searched for, the others only people and files set.

    The `…_by_person` flags mark what a person decided: a run proposes, but never changes it.
    `score`, `frequency`, `document_count`, `found` are those of the newest completed extraction.
    `uid` and `slug` address it for ever (see `address`); `see_also` has ids of other terms. `usage`, `as_written`,
    `exact` and `do_not_translate` are of this spelling. `imported` is what a file said of the entry that only documents
    can prove, as long as no run has found it: score, frequency, documents, issues and evidence of `formats.Entry`.
    """

    project_id: int
    preferred_id: int | None
    variants: "models.Manager[Term]"
    definitions: "models.Manager[Definition]"
    equivalents: "models.Manager[Equivalent]"
    project: "models.ForeignKey[Project]" = models.ForeignKey(
        "genglossary.Project", on_delete=models.CASCADE, related_name="terms"
    )
    uid = models.UUIDField(default=uuid.uuid4, editable=False)
    slug = Slug(max_length=LONGEST_SLUG, editable=False, default="")
    text = models.CharField(max_length=LONGEST_TERM)
    sense = models.PositiveSmallIntegerField(default=0, editable=False)
    language = models.CharField(max_length=LONGEST_LANGUAGE, default="und")
    reading = models.CharField(max_length=300, blank=True)
    part_of_speech = models.CharField(max_length=40, blank=True)
    category = models.CharField(max_length=20, choices=Category.choices, blank=True)
    category_by_person = models.BooleanField(default=False)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.NEW)
    status_by_person = models.BooleanField(default=False)
    reason = models.CharField(max_length=300, blank=True, help_text=_("Why a run accepted or excluded it."))
    required = models.BooleanField(default=False, help_text=_("Always kept, whatever a run finds."))
    preferred = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="variants")
    preferred_by_person = models.BooleanField(default=False)
    variant_kind = models.CharField(max_length=12, choices=VariantKind.choices, blank=True)
    usage = models.CharField(max_length=10, choices=SpellingUsage.choices, blank=True)
    as_written = models.BooleanField(
        null=True, blank=True, help_text=_("Whether case counts; empty: the rule decides.")
    )
    exact = models.BooleanField(default=False, help_text=_("No inflection of it is meant."))
    do_not_translate = models.BooleanField(default=False)
    see_also: "models.JSONField[list[str]]" = models.JSONField(default=list, blank=True)
    imported: "models.JSONField[dict[str, Any]]" = models.JSONField(default=dict, blank=True)
    notes = models.TextField(blank=True)
    search_key = KeyField(by=term_search_key, of=("text", "reading"))
    sort_key = KeyField(by=sort_key, of=("text", "reading"))
    score = models.FloatField(default=0.0)
    frequency = models.PositiveIntegerField(default=0)
    document_count = models.PositiveIntegerField(default=0)
    found = models.BooleanField(default=False, help_text=_("The newest extraction found it in the documents."))
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = ("-score", "pk")
        constraints = (
            models.UniqueConstraint(fields=("project", "text", "sense"), name="term_unique_in_project"),
            models.UniqueConstraint(fields=("project", "uid"), name="term_uid_unique_in_project"),
            models.UniqueConstraint(fields=("project", "slug"), name="term_slug_unique_in_project"),
            models.CheckConstraint(
                condition=models.Q(preferred=None) | ~models.Q(usage="preferred"), name="term_variant_not_preferred"
            ),
            models.CheckConstraint(condition=models.Q(status__in=Status.values), name="term_status_valid"),
            models.CheckConstraint(condition=~models.Q(preferred=models.F("id")), name="term_not_its_own_variant"),
        )
        indexes = (
            models.Index(fields=("project", "status", "-score"), name="term_by_status"),
            models.Index(fields=("project", "-score"), name="term_by_score"),
        )

    def __str__(self) -> str:
        return self.text

    def save(self, *args: Any, **options: Any) -> None:
        if not self.slug:
            give_slugs(self.project_id, [self])
        super().save(*args, **options)

    @property
    def decided(self) -> str:
        """The status that a person gave it, or ""; what runs propose does not count."""
        return "required" if self.required else self.status if self.status_by_person else ""

    @property
    def categorised(self) -> str:
        """The category that a person gave it, "undecided" where they took it away, "" where only runs proposed one."""
        return (self.category or "undecided") if self.category_by_person else ""


# The order of a printed glossary (see formats.order), on every database.
DICTIONARY_ORDER = (ByCodePoint("sort_key"), ByCodePoint("text"), "pk")


def designation(text: str) -> str:
    """`text` in the form in which terms are stored: composed, with single spaces."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


def having(query: str) -> models.Q:
    """Terms that have `query` in their text, their reading or a variant, as people look for words."""
    here = models.Q(search_key__contains=loose_key(query))
    return here | models.Exists(Term.objects.filter(here, preferred=models.OuterRef("pk")))


def same_designation(project: "Project", text: str) -> Term | None:
    """The term of `project` that people see and that is the same designation as `text`: it differs at most in case,
    width and composition, and not in capitals that make another word of it (CAT is no cat)."""
    alike = Term.objects.filter(PUBLISHED, project=project, search_key__startswith=f"{loose_key(text)}\n")
    key = designation_key(text)
    same = [term for term in alike.select_related("preferred") if designation_key(term.text) == key]
    return next((term for term in same if term.text == text), same[0] if same else None)


class Candidate(models.Model):
    """The proposal of one run's extraction for a term. Counts only once its step is completed."""

    term_id: int
    preferred_id: int | None
    step: "models.ForeignKey[RunStep]" = models.ForeignKey(
        "genglossary.RunStep", on_delete=models.CASCADE, related_name="candidates"
    )
    term = models.ForeignKey(Term, on_delete=models.CASCADE, related_name="candidates")
    status = models.CharField(max_length=10, choices=Status.choices)
    reason = models.CharField(max_length=300, blank=True)
    category = models.CharField(max_length=20, choices=Category.choices, blank=True)
    language = models.CharField(max_length=8, default="und")
    reading = models.CharField(max_length=300, blank=True)
    part_of_speech = models.CharField(max_length=40, blank=True)
    preferred = models.ForeignKey(Term, on_delete=models.CASCADE, null=True, related_name="+")
    variant_kind = models.CharField(max_length=12, choices=VariantKind.choices, blank=True)
    score = models.FloatField(default=0.0)
    parts: "models.JSONField[dict[str, float]]" = models.JSONField(default=dict)
    frequency = models.PositiveIntegerField(default=0)
    document_count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("step", "term"), name="candidate_unique_in_step"),)

    def __str__(self) -> str:
        return f"{self.term} ({self.status})"


class Occurrence(models.Model):
    """The places of a term (one spelling of it) in one document version.

    `offsets` are packed starts and ends (see pipeline.occurrences.matcher). The row belongs to the step that found it
    and counts only once that is completed; the newest such row for a term and version is the valid one.
    """

    term_id: int
    version_id: int
    step: "models.ForeignKey[RunStep]" = models.ForeignKey(
        "genglossary.RunStep", on_delete=models.CASCADE, related_name="occurrences"
    )
    term = models.ForeignKey(Term, on_delete=models.CASCADE, related_name="occurrences")
    version: "models.ForeignKey[DocumentVersion]" = models.ForeignKey(
        "genglossary.DocumentVersion", on_delete=models.CASCADE, related_name="occurrences"
    )
    count = models.PositiveIntegerField()
    offsets = models.BinaryField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("step", "version", "term"), name="occurrence_unique_in_step"),)

    def __str__(self) -> str:
        return f"{self.term} × {self.count}"
