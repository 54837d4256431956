"""What people do to projects: make and find them."""

from pathlib import Path
from typing import Any

from django.db import transaction

from genglossary.models import Membership, Project, Role


@transaction.atomic
def create(name: str, *, by: Any = None, folder: str = "") -> Project:
    """A new project; `by`, where there is somebody, owns it."""
    project = Project.objects.create(name=name, folder=folder)
    if by is not None:
        Membership.objects.create(project=project, user=by, role=Role.OWNER)
    return project


def named(name: str, *, by: Any = None) -> Project:
    """The oldest project of that name, made where there is none."""
    return Project.objects.filter(name=name).order_by("pk").first() or create(name, by=by)


@transaction.atomic
def of_folder(folder: Path, *, by: Any = None) -> Project:
    """The project of a resolved folder, made where there is none."""
    found = Project.objects.filter(folder=str(folder)).first()
    return found or create(folder.name or str(folder), by=by, folder=str(folder))
