"""Documents and their immutable versions: what runs read and what evidence points at."""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from genglossary.models.keys import KeyField
from genglossary.models.stated import Stored, worded
from genglossary.pipeline.text.folding import loose_key
from genglossary.pipeline.types import Source
from genglossary.readers.structure import blocks_from_json

if TYPE_CHECKING:
    from genglossary.models.project import Project
    from genglossary.models.run_step import RunStep

# Documents that have not been removed and have something to read.
PRESENT = models.Q(removed_at=None, current__isnull=False)


class PairedBy(models.TextChoices):
    """The way in which it was found which document this one translates; empty: nobody and nothing has said."""

    PATH = "path", _("by their names")
    CONTENT = "content", _("by what stands in them")
    PERSON = "person", _("by a person")


class Document(models.Model):
    """A document of a project; `name` is its relative path with forward slashes.

    `current` is the version that the next run reads. A removed document keeps its versions, because evidence
    of earlier runs points at them. `language` is that of the current version (ISO 639-1), "" as long as nobody has
    looked. `translation_of` is the original of a translation; that it is none may be a person's decision (`paired_by`).
    """

    current_id: int | None
    project_id: int
    translation_of_id: int | None
    versions: "models.Manager[DocumentVersion]"
    translations: "models.Manager[Document]"
    project: "models.ForeignKey[Project]" = models.ForeignKey(
        "genglossary.Project", on_delete=models.CASCADE, related_name="documents"
    )
    name = models.CharField(max_length=1000)
    name_key = KeyField(by=loose_key, of=("name",))
    current = models.OneToOneField(
        "genglossary.DocumentVersion", on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    removed_at = models.DateTimeField(null=True, editable=False)
    language = models.CharField(max_length=8, blank=True, editable=False)
    translation_of: "models.ForeignKey[Document | None]" = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, editable=False, related_name="translations"
    )
    paired_by = models.CharField(max_length=8, choices=PairedBy.choices, blank=True, editable=False)

    class Meta:
        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(fields=("project", "name"), name="document_name_unique_in_project"),
            models.CheckConstraint(condition=~models.Q(translation_of=models.F("id")), name="document_not_its_own"),
        )

    def __str__(self) -> str:
        return self.name


class ImmutableQuerySet(models.QuerySet["DocumentVersion"]):
    def update(self, **kwargs: Any) -> int:
        raise TypeError("A document version never changes: add a new version.")


class DocumentVersion(models.Model):
    """The text of a document at one time. It never changes: stored offsets count characters of `text`.

    `sha256` is that of the bytes as they came. `structure` is the readers' blocks (see readers.structure).
    """

    document_id: int
    aligned_originals: "models.Manager[Alignment]"
    aligned_translations: "models.Manager[Alignment]"
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveBigIntegerField(help_text=_("Bytes as they came."))
    title = models.CharField(max_length=500, blank=True)
    encoding = models.CharField(max_length=40, blank=True)
    text = models.TextField()
    structure: "models.JSONField[list[list[Any]]]" = models.JSONField()
    warnings: "models.JSONField[list[str | Stored]]" = models.JSONField(default=list)
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )

    objects = ImmutableQuerySet.as_manager()

    class Meta:
        ordering = ("document", "number")
        constraints = (models.UniqueConstraint(fields=("document", "number"), name="document_version_number_unique"),)

    def __str__(self) -> str:
        return f"{self.document} (version {self.number})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("A document version never changes: add a new version.")
        super().save(*args, **kwargs)

    @property
    def told_warnings(self) -> list[str]:
        """The warnings of its reader as sentences, in the language of whoever looks."""
        return [worded(each, "") if isinstance(each, dict) else each for each in self.warnings]

    def source(self) -> Source:
        """The version as the pipeline reads it; `key` is the primary key. Needs `document` selected."""
        return Source(key=self.pk, name=self.document.name, text=self.text, blocks=blocks_from_json(self.structure))


class Analysis(models.Model):
    """Counts, sentences and scores of one version, kept so that an unchanged document is not analysed again.

    `data` is what adds up to candidates (see pipeline.terms.counts_codec), `sentences` where they stand (see
    pipeline.documents.sentence_codec), `judged` which of them may define what (see pipeline.definitions.score_cache).
    Derived data: it may be deleted at any time. `pipeline` is the version of the code that made it.
    """

    version_id: int
    version = models.ForeignKey(DocumentVersion, on_delete=models.CASCADE, related_name="analyses")
    pipeline = models.CharField(max_length=40)
    data = models.BinaryField()
    sentences = models.BinaryField(default=b"")
    judged = models.BinaryField(default=b"")

    class Meta:
        verbose_name_plural = _("analyses")
        constraints = (models.UniqueConstraint(fields=("version", "pipeline"), name="analysis_unique"),)

    def __str__(self) -> str:
        return f"{self.version} ({self.pipeline})"


class Search(models.Model):
    """The spellings that the newest completed extraction of a project looked for (see pipeline.occurrences.index).

    Derived data: it may be deleted at any time. `pipeline` names the code that made it.
    """

    project: "models.OneToOneField[Project]" = models.OneToOneField(
        "genglossary.Project", on_delete=models.CASCADE, related_name="search"
    )
    pipeline = models.CharField(max_length=64)
    data = models.BinaryField()

    class Meta:
        verbose_name_plural = _("searches")

    def __str__(self) -> str:
        return f"{self.project} ({self.pipeline})"


class SearchedVersion(models.Model):
    """The occurrences of all spellings in one version (see pipeline.occurrences.index), so that it is not searched
    again.

    The row belongs to the step that searched and counts only once that is completed; the newest such row of a version
    is the valid one. Derived data: it may be deleted at any time.
    """

    step: "models.ForeignKey[RunStep]" = models.ForeignKey(
        "genglossary.RunStep", on_delete=models.CASCADE, related_name="searched"
    )
    version = models.ForeignKey(DocumentVersion, on_delete=models.CASCADE, related_name="searched")
    data = models.BinaryField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("version", "step"), name="searched_version_unique"),)

    def __str__(self) -> str:
        return f"{self.version} ({self.step})"


class Alignment(models.Model):
    """The passages of two versions that say the same, for pages that show them side by side.

    `data` are packed spans (see runs.stored.alignments); `kept` is what the next run need not align again (see
    pipeline.bilingual.kept). Derived data: it may be deleted at any time.
    """

    original_id: int
    translation_id: int
    original: "models.ForeignKey[DocumentVersion]" = models.ForeignKey(
        DocumentVersion, on_delete=models.CASCADE, related_name="aligned_translations"
    )
    translation: "models.ForeignKey[DocumentVersion]" = models.ForeignKey(
        DocumentVersion, on_delete=models.CASCADE, related_name="aligned_originals"
    )
    data = models.BinaryField()
    kept = models.BinaryField(default=bytes)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("original", "translation"), name="alignment_unique"),)

    def __str__(self) -> str:
        return f"{self.original} – {self.translation}"
