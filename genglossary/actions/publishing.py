"""Showing the glossary of a project to everybody, or not any more: decided by its owners, kept in the history."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db import IntegrityError, transaction

from genglossary.actions.changes import held_against, last_actor, record
from genglossary.models import FormerAddress, Project, PublicGlossary
from genglossary.models.public_glossary import PUBLIC_STATUSES, only_accepted

_NOTHING: Mapping[str, Any] = {}
FIELDS = ("enabled", "slug", "statuses", "passages", "indexed")


class AddressTaken(Exception):
    """Another project has, or had, this address. Nothing was changed."""


def publication_of(project: Project) -> PublicGlossary:
    """Tell what owners decided; an unsaved row with nothing shown where they never did."""
    return PublicGlossary.objects.filter(project=project).first() or PublicGlossary(project=project)


def is_taken(slug: str, project: Project) -> bool:
    """Whether another project has, or had, this address."""
    return any(
        rows.filter(slug=slug).exclude(project=project).exists()
        for rows in (PublicGlossary.objects, FormerAddress.objects)
    )


@transaction.atomic
def publish(
    project: Project,
    *,
    enabled: bool,
    slug: str,
    statuses: Collection[str] = (),
    passages: bool = False,
    indexed: bool = False,
    by: Any = None,
    begun: Mapping[str, Any] = _NOTHING,
) -> bool:
    """Decide what everybody sees under which address; False when nothing is different.

    The address before is dead from now on, and kept for the project. Raises `AddressTaken`, and ChangedMeanwhile for a
    field that is stored otherwise than somebody had `begun` with.
    """
    Project.objects.select_for_update(no_key=True).get(pk=project.pk)
    if is_taken(slug, project):
        raise AddressTaken(slug)
    row = publication_of(project)
    before = {name: getattr(row, name) for name in FIELDS} if row.pk else {}
    chosen = [status for status in PUBLIC_STATUSES if status in statuses] or only_accepted()
    after: dict[str, Any] = dict(zip(FIELDS, (enabled, slug, chosen, passages, indexed), strict=True))
    held_against(begun, row, after, by=lambda _: last_actor(project, "publish"))
    if before == after:
        return False
    _save(row, after, before.get("slug", slug))
    _note(project, before, after, by=by)
    return True


def _note(project: Project, before: Mapping[str, Any], after: Mapping[str, Any], *, by: Any) -> None:
    changed = [name for name in FIELDS if before.get(name) != after[name]]
    record(
        project, "publish", project, by=by,
        before={name: before[name] for name in changed if name in before},
        after={name: after[name] for name in changed},
    )  # fmt: skip


def put_back(row: PublicGlossary, values: Mapping[str, Any]) -> None:
    """Let the row have these values again, or be none where there were none. Raises `AddressTaken`."""
    if not values:
        FormerAddress.objects.get_or_create(slug=row.slug, defaults={"project": row.project})
        row.delete()
        return
    if "slug" in values and is_taken(values["slug"], row.project):
        raise AddressTaken(values["slug"])
    _save(row, values, row.slug if row.pk else str(values["slug"]))


def _save(row: PublicGlossary, values: Mapping[str, Any], former: str) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    if former != row.slug:
        FormerAddress.objects.get_or_create(slug=former, defaults={"project": row.project})
    FormerAddress.objects.filter(slug=row.slug, project=row.project).delete()
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:  # somebody else took it at the same moment
        raise AddressTaken(row.slug) from error
