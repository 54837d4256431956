"""Actions of people on projects: make, find, change and delete them."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from genglossary.actions import runs
from genglossary.actions.belongings import delete_all
from genglossary.actions.changes import held_against, record
from genglossary.actions.naming import composed
from genglossary.models import ACTIVE, Membership, Project, Role, Run
from genglossary.models.project import visible_to

_NOTHING: Mapping[str, Any] = {}


@transaction.atomic
def create(name: str, *, by: Any = None, folder: str = "") -> Project:
    """A new project; `by`, where there is somebody, owns it."""
    project = Project.objects.create(name=composed(name), folder=folder)
    if by is not None:
        Membership.objects.create(project=project, user=by, role=Role.OWNER)
    return project


def named(name: str, *, by: Any = None) -> Project:
    """The oldest project of that name, made where there is none."""
    return called(name).first() or create(name, by=by)


def called(name: str) -> QuerySet[Project]:
    """The projects of that name, the oldest first; how it is composed makes no difference."""
    return Project.objects.filter(name__in={name, composed(name)}).order_by("pk")


def names_seen_by(user: Any) -> set[str]:
    """The names of the projects of `user`."""
    return set(Project.objects.filter(visible_to(user)).values_list("name", flat=True))


@transaction.atomic
def of_folder(folder: Path, *, by: Any = None) -> Project:
    """The project of a resolved folder, made where there is none."""
    found = Project.objects.filter(folder=str(folder)).first()
    return found or create(folder.name or str(folder), by=by, folder=str(folder))


@transaction.atomic
def change(project: Project, *, by: Any = None, begun: Mapping[str, Any] = _NOTHING, **fields: Any) -> bool:
    """Set `fields` (name, language, max_terms, connection) of `project`; False when nothing is different.

    Raises ChangedMeanwhile for a field that is stored otherwise than somebody had `begun` with.
    """
    stored = Project.objects.select_for_update().get(pk=project.pk)
    held_against(begun, stored, fields)
    before = as_kept(stored, fields)
    fields = {name: composed(value) if name == "name" else value for name, value in fields.items()}
    after = {name: _as_json(value) for name, value in fields.items()}
    if before == after:
        return False
    for name, value in fields.items():
        setattr(stored, name, value)
    stored.save()
    changed = [name for name in fields if before[name] != after[name]]
    record(
        project, "change", stored, by=by,
        before={name: before[name] for name in changed}, after={name: after[name] for name in changed},
    )  # fmt: skip
    return True


def as_kept(project: Project, names: Iterable[str]) -> dict[str, Any]:
    """The settings with these names, as the history has them."""
    return {name: _as_json(getattr(project, name)) for name in names}


def _as_json(value: Any) -> Any:
    return getattr(value, "pk", value)


def delete(project: Project, *, by: Any = None) -> None:
    """Delete `project` with all that belongs to it, for good. Its active run is cancelled first."""
    for run_id in Run.objects.filter(project=project, status__in=ACTIVE).values_list("pk", flat=True):
        runs.cancel(run_id, by=by, source="delete project")
    with transaction.atomic():
        # Whoever still adds to it waits, and then finds no project.
        Project.objects.select_for_update().filter(pk=project.pk).first()
        delete_all(project)
