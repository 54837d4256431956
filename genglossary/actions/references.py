"""The glossaries that a project refers to, in order: decided by its owners, kept in the history."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from genglossary.actions.changes import record
from genglossary.models import Project, ReferenceGlossary
from genglossary.models.project import visible_to
from genglossary.models.reference import in_force


class CannotRefer(Exception):
    """A project cannot refer to that glossary; the message says why. Nothing was changed."""


def to_choose(project: Project, user: Any) -> QuerySet[Project]:
    """The projects that `user` may let `project` refer to, without those that it refers to."""
    there = ReferenceGlossary.objects.filter(project=project).values("glossary")
    return Project.objects.filter(visible_to(user)).exclude(pk=project.pk).exclude(pk__in=there).distinct()


def references_of(project: Project) -> list[tuple[ReferenceGlossary, bool]]:
    """All references in order, each with whether it is in force."""
    valid = set(in_force().filter(project=project).values_list("pk", flat=True))
    rows = ReferenceGlossary.objects.filter(project=project).select_related("glossary", "chosen_by")
    return [(row, row.pk in valid) for row in rows]


@transaction.atomic
def refer(project: Project, glossaries: Sequence[Project], *, by: Any = None) -> bool:
    """Let `project` refer to these glossaries in this order, and to no others; False when it does already.

    What is new has to be readable for `by`; None is the operator, who may read all. Raises `CannotRefer`.
    """
    Project.objects.select_for_update(no_key=True).get(pk=project.pk)
    before = list(ReferenceGlossary.objects.filter(project=project).select_related("glossary"))
    wanted = list({each.pk: each for each in glossaries}.values())
    if [row.glossary_id for row in before] == [each.pk for each in wanted]:
        return False
    put(wanted, project, by=by)
    told = _told([row.glossary for row in before]), _told(wanted)
    record(project, "refer", project, by=by, before=told[0], after=told[1])
    return True


def _told(glossaries: Sequence[Project]) -> dict[str, Any]:
    return {"references": [each.name for each in glossaries], "reference_ids": [each.pk for each in glossaries]}


def ids_of(project: Project) -> list[int]:
    """The glossaries that `project` refers to, in order."""
    return list(ReferenceGlossary.objects.filter(project=project).values_list("glossary_id", flat=True))


def put(wanted: Sequence[Project], project: Project, *, by: Any) -> None:
    """Let `project` refer to these and no others, without a trace. Raises `CannotRefer`."""
    kept = {row.glossary_id: row for row in ReferenceGlossary.objects.filter(project=project)}
    _check(project, [each for each in wanted if each.pk not in kept], by)
    ReferenceGlossary.objects.filter(project=project).exclude(glossary__in=wanted).delete()
    for at, each in enumerate(wanted):
        row = kept.get(each.pk) or ReferenceGlossary(project=project, glossary=each, chosen_by=by)
        row.position = at
        row.save()


def _check(project: Project, new: Sequence[Project], by: Any) -> None:
    if any(each.pk == project.pk for each in new):
        raise CannotRefer(_("A project does not refer to itself."))
    if by is None:
        return
    readable = set(to_choose(project, by).values_list("pk", flat=True))
    if any(each.pk not in readable for each in new):
        raise CannotRefer(_("There is no such project, or you may not read it."))


def copy_references(project: Project, copy: Project, *, by: Any) -> None:
    """Let `copy` refer to what `project` refers to, as far as whoever copies may read it."""
    rows = in_force().filter(project=project)
    rows = rows.filter(glossary__in=Project.objects.filter(visible_to(by))) if by else rows.filter(chosen_by=None)
    ReferenceGlossary.objects.bulk_create(
        ReferenceGlossary(project=copy, glossary_id=row.glossary_id, position=at, chosen_by=by)
        for at, row in enumerate(rows)
    )
