"""The face of a project for everybody: its glossary under an address that its owner chose."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from genglossary.models.project import Project
from genglossary.models.term import Status

# Characters of an address, which people read, say and type.
SHORTEST_ADDRESS, LONGEST_ADDRESS = 3, 60
PUBLIC_STATUSES = (Status.ACCEPTED.value, Status.CANDIDATE.value)
"""Of terms that may be shown to everybody; an accepted one is shown as an entry, as everywhere."""

valid_address = RegexValidator(
    rf"^(?=.{{{SHORTEST_ADDRESS},{LONGEST_ADDRESS}}}\Z)[a-z0-9]+(-[a-z0-9]+)*\Z",
    _("3 to 60 small letters (a to z), digits, and single hyphens between them."),
)


def only_accepted() -> list[str]:
    """The statuses that are shown where nobody chose others."""
    return [Status.ACCEPTED.value]


class PublicGlossary(models.Model):
    """The decision of owners to show the glossary of `project` to everybody, as long as it is `enabled`.

    `statuses` are those of `PUBLIC_STATUSES` that are shown. `passages` shows what proves the entries, with the names
    of documents; `indexed` lets search engines in.
    """

    project_id: int
    project = models.OneToOneField(Project, on_delete=models.CASCADE, related_name="public")
    enabled = models.BooleanField(default=False)
    slug = models.CharField(max_length=LONGEST_ADDRESS, unique=True, validators=[valid_address])
    statuses: "models.JSONField[list[str]]" = models.JSONField(default=only_accepted)
    passages = models.BooleanField(default=False)
    indexed = models.BooleanField(default=False)

    class Meta:
        verbose_name_plural = _("public glossaries")

    def __str__(self) -> str:
        return self.slug

    def clean(self) -> None:
        if not self.statuses or set(self.statuses) - set(PUBLIC_STATUSES):
            raise ValidationError({"statuses": _("Choose at least one of them.")})


class FormerAddress(models.Model):
    """A slug that the public glossary of `project` had once: dead, and nobody else's, so that old links never lead to
    words of other people."""

    project_id: int
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="former_addresses")
    slug = models.CharField(max_length=LONGEST_ADDRESS, unique=True)
    left_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        verbose_name_plural = _("former addresses")

    def __str__(self) -> str:
        return self.slug
