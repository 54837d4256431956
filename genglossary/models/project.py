"""A project is one glossary in the making: its documents, terms, members and runs."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from genglossary.models.keys import ByCodePoint, KeyField
from genglossary.models.prepared import Prepared
from genglossary.pipeline.text.folding import loose_key

if TYPE_CHECKING:
    from genglossary.models.document import Document
    from genglossary.models.planned_import import PlannedImport
    from genglossary.models.reference import ReferenceGlossary
    from genglossary.models.term import Term


def visible_to(user: Any) -> models.Q:
    """A condition for the projects that `user` may see: those they are a member of; none for an anonymous visitor.

    A superuser sees those without any member too: commands make them, and somebody must be able to open them.
    """
    if not user.pk:
        return models.Q(pk__in=())
    mine = models.Q(memberships__user_id=user.pk)
    return mine | models.Q(memberships=None) if user.is_superuser else mine


class Project(models.Model):
    """One glossary in the making. `folder` is the resolved folder that `generate` made it for; two projects never
    share one."""

    connection_id: int | None
    documents: "models.Manager[Document]"
    terms: "models.Manager[Term]"
    planned_imports: "models.Manager[PlannedImport]"
    references: "models.Manager[ReferenceGlossary]"
    name = models.CharField(max_length=200)
    name_key = KeyField(by=loose_key, of=("name",))
    folder = models.CharField(max_length=1000, blank=True, editable=False)
    language = models.CharField(max_length=8, blank=True, help_text=_("Main language (en, ja, …); empty: found."))
    max_terms = models.PositiveIntegerField(
        null=True, blank=True, help_text=_("Most entries that a run proposes; empty: the text decides.")
    )
    connection = models.ForeignKey(
        "genglossary.ModelConnection",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        help_text=_("The language model to ask; empty: the built-in engine, which quotes the documents."),
    )
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        ordering = (ByCodePoint("name_key"), ByCodePoint("name"), "pk")
        constraints = (
            models.UniqueConstraint(fields=("folder",), condition=~models.Q(folder=""), name="project_folder_unique"),
        )

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        if self.max_terms == 0:
            raise ValidationError({"max_terms": _("At least 1, or nothing: then the text decides.")})

    def role_of(self, user: Any) -> str | None:
        """The role of `user` here, or None for a stranger. A superuser owns what has no members."""
        roles = dict(_roles(self.pk))
        return Role.OWNER if not roles and user.is_superuser else roles.get(user.pk)


class Role(models.TextChoices):
    OWNER = "owner", _("Owner")
    EDITOR = "editor", _("Editor")
    READER = "reader", _("Reader")


class Membership(models.Model):
    """The role of a user in a project: owners manage it, editors change terms, readers read."""

    user_id: int
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=8, choices=Role.choices)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("project", "user"), name="membership_unique"),
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="membership_role_valid"),
        )

    def __str__(self) -> str:
        return f"{self.user} ({Role(self.role).label})"


@Prepared
def _roles(project: int) -> Iterable[tuple[int, str]]:
    return Membership.objects.filter(project=project).values_list("user_id", "role")
