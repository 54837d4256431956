"""Small things to test with, made through the product's own doors: a state that it cannot reach is not made here."""

from itertools import count
from typing import Any

from django.contrib.auth.models import Permission, User
from django.utils.timezone import now

from genglossary.actions import documents, members, projects
from genglossary.models import Document, Project, Role, Run, RunStatus, RunStep, Scope, Status, Term
from genglossary.runs.lifecycle.claim import claim_in_transaction
from genglossary.runs.lifecycle.process_identity import this_process

_number = count(1)


def make_user(name: str = "", *permissions: str, staff: bool = False) -> User:
    """A user with the named permissions, each as "app.codename"."""
    user = User.objects.create_user(name or f"user{next(_number)}", password="secret", is_staff=staff)
    for permission in permissions:
        app, codename = permission.split(".")
        user.user_permissions.add(Permission.objects.get(content_type__app_label=app, codename=codename))
    return user


def make_project(name: str = "", *, by: Any = None) -> Project:
    return projects.create(name or f"Project {next(_number)}", by=by)


def make_team(name: str) -> Project:
    """A project with the members "owner", "editor" and "reader"."""
    owner = make_user("owner")
    project = make_project(name, by=owner)
    for role in (Role.EDITOR, Role.READER):
        members.set_role(project, make_user(role), role, by=owner)
    return project


def make_document(project: Project, name: str = "", text: str = "A valve is a device.", *, by: Any = None) -> Document:
    """A document with its first version, or a new version of the document of that name."""
    name = name or f"document{next(_number)}.md"
    list(documents.add(project, [(name, text.encode())], by=by))
    return Document.objects.get(project=project, name=name)


def make_run(
    project: Project | None = None,
    status: str = RunStatus.PENDING,
    *,
    scope: str = Scope.FULL,
    by: Any = None,
    claimed: bool = True,
    message: str = "",
) -> Run:
    """A run brought to `status` by transitions. `claimed=False`: one that was cancelled before a worker took it."""
    project = project or make_project()
    run = Run.objects.create(project=project, scope=scope, started_by=by)
    run.versions.set(project.documents.exclude(current=None).values_list("current_id", flat=True))
    if status == RunStatus.PENDING:
        return run
    if status != RunStatus.CANCELLED or claimed:
        claim_in_transaction(run, owner=this_process(), source="worker")
    if status != RunStatus.RUNNING:
        assert run.transition(status, message=message)
    return run


def make_step(run: Run, name: str = Scope.EXTRACT, *, completed: bool = True) -> RunStep:
    return RunStep.objects.create(run=run, name=name, completed_at=now() if completed else None)


def make_term(project: Project, text: str = "", *, status: str = Status.ACCEPTED, **values: Any) -> Term:
    return Term.objects.create(project=project, text=text or f"term {next(_number)}", status=status, **values)
