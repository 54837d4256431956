"""Glossaries of other projects that a project uses: read there, copied nowhere."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from genglossary.models.project import Membership

if TYPE_CHECKING:
    from genglossary.models.project import Project


class ReferenceGlossary(models.Model):
    """The `glossary` of another project that `project` uses, the least `position` first.

    It is in force as long as whoever chose it may read it; what a command or an operator chose (`chosen_by` is None)
    always is. With a user's account goes what they chose.
    """

    project_id: int
    glossary_id: int
    chosen_by_id: int | None
    project: "models.ForeignKey[Project]" = models.ForeignKey(
        "genglossary.Project", on_delete=models.CASCADE, related_name="references"
    )
    glossary: "models.ForeignKey[Project]" = models.ForeignKey(
        "genglossary.Project", on_delete=models.CASCADE, related_name="used_by"
    )
    position = models.PositiveIntegerField()
    chosen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, blank=True, editable=False, related_name="+"
    )

    class Meta:
        verbose_name_plural = _("reference glossaries")
        ordering = ("position", "pk")
        constraints = (
            models.UniqueConstraint(fields=("project", "glossary"), name="reference_unique"),
            models.CheckConstraint(condition=~Q(project=models.F("glossary")), name="reference_not_to_itself"),
        )

    def __str__(self) -> str:
        return f"{self.project} uses {self.glossary}"


def in_force() -> QuerySet[ReferenceGlossary]:
    """The references whose choosers may read what they chose, as `visible_to` says of a user."""
    members = Membership.objects.filter(project=OuterRef("glossary"))
    may_read = Exists(members.filter(user=OuterRef("chosen_by"))) | Q(chosen_by__is_superuser=True) & ~Exists(members)
    return ReferenceGlossary.objects.filter(Q(chosen_by=None) | Q(chosen_by__is_active=True) & may_read)
