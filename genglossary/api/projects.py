"""Projects, and the model connections that they may be judged by."""

from datetime import datetime
from typing import Annotated, Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.forms import Form
from django.http import HttpRequest
from ninja import Query, Router, Schema, Status
from pydantic import Field

from genglossary.actions import clone as cloning
from genglossary.actions import projects as actions
from genglossary.api.access import ADMIN, READ, WRITE, project_of, user_of
from genglossary.api.matching import MATCHED, matched
from genglossary.api.paging import Id, ListPage, PageQuery, Words, page
from genglossary.api.problems import Refused, refused_form
from genglossary.models import ModelConnection, Project, Role
from genglossary.models.keys import ByCodePoint
from genglossary.web.forms.projects import DeleteForm, NameForm, SettingsForm
from genglossary.web.numbers import numbers_of, with_counts

router = Router(tags=["projects"])
Name = Annotated[Words, Field(max_length=200)]


class ProjectOut(Schema):
    """A project in a list; `role` is that of whoever asks."""

    id: int
    name: str
    language: str
    max_terms: int | None
    connection: str | None
    created_at: datetime


class ListedProject(ProjectOut):
    documents: int
    entries: int
    last_run_status: str | None
    last_run_at: datetime | None


class NumbersOut(Schema):
    """Counts of all that there is; `fresh` counts documents that no completed extraction has read as they are now."""

    documents: int
    fresh: int
    entries: int
    defined: int
    proposed: int
    excluded: int
    issues: int


class ProjectDetail(ProjectOut):
    role: str
    numbers: NumbersOut


class NameIn(Schema):
    name: Name


class SettingsIn(Schema):
    """The settings to change; what is left out stays. `connection` is a name, null for the built-in engine."""

    name: Name | None = None
    language: Annotated[Words, Field(max_length=8)] | None = None
    max_terms: Annotated[int, Field(ge=1, le=2**31 - 1)] | None = None
    connection: Annotated[Words, Field(max_length=100)] | None = None


class ConnectionOut(Schema):
    """A language model that operators allow. Where it is, and its key, stay with them."""

    name: str


def _told(project: Project) -> dict[str, Any]:
    names = ("id", "name", "language", "max_terms", "created_at")
    connection = project.connection.name if project.connection else None
    return {**{name: getattr(project, name) for name in names}, "connection": connection}


def _listed(project: Any) -> dict[str, Any]:
    counts = {"documents": project.documents_count, "entries": project.entries_count}
    return {**_told(project), **counts, "last_run_status": project.last_run_status, "last_run_at": project.last_run_at}


def detail_of(request: Any, project: Project) -> dict[str, Any]:
    """A project as `ProjectDetail` tells it."""
    return {**_told(project), "role": request.role, "numbers": numbers_of(project)}


@router.get("/projects", auth=READ, response=ListPage[ListedProject])
def list_projects(request: HttpRequest, asked: Query[PageQuery[ListedProject]]) -> Any:
    """Your projects, by name."""
    only = request.auth.project_id  # pyright: ignore[reportAttributeAccessIssue]
    rows = with_counts(user_of(request)).select_related("connection")
    rows = rows.filter(pk=only) if only else rows
    return page(rows, asked, (ByCodePoint("name_key"), ByCodePoint("name"), "pk"), _listed)


@router.post("/projects", auth=WRITE, response={201: ProjectDetail})
def create_project(request: Any, said: NameIn) -> Any:
    """Make a project, which is yours."""
    _for_all_projects(request)
    project = actions.create(_checked_name(request, said.name), by=user_of(request))
    request.role = Role.OWNER
    return Status(201, detail_of(request, project))


def _for_all_projects(request: Any) -> None:
    if request.auth.project_id is not None:
        raise PermissionDenied("This token is for one project alone: it makes no others.")


def _checked_name(request: Any, name: str) -> str:
    return cleaned(NameForm({"name": name}, user=user_of(request)))["name"]


def cleaned(form: Form | Any) -> dict[str, Any]:
    """The values of a form of the pages. Raises `Refused` with what it says of them."""
    if not form.is_valid():
        raise refused_form(form)
    return form.cleaned_data


@router.get("/projects/{project_id}", auth=READ, response=ProjectDetail)
def get_project(request: HttpRequest, project_id: Id) -> Any:
    """One project with its numbers."""
    return detail_of(request, project_of(request, project_id))


@router.patch("/projects/{project_id}", auth=ADMIN, response=ProjectDetail, openapi_extra=MATCHED)
def change_project(request: HttpRequest, project_id: Id, said: SettingsIn) -> Any:
    """Change settings."""
    project = project_of(request, project_id, Role.OWNER)
    with matched(request, lambda: get_project(request, project_id), ProjectDetail, locked=project):
        stored = Project.objects.get(pk=project.pk)
        wanted: dict[str, Any] = {"name": stored.name, "language": stored.language, "max_terms": stored.max_terms}
        wanted |= {"connection": stored.connection_id, **_settings(said)}
        form = SettingsForm(wanted, instance=stored, user=user_of(request))
        actions.change(project, by=user_of(request), **cleaned(form))
    return get_project(request, project_id)


def _settings(said: SettingsIn) -> dict[str, Any]:
    wanted = said.dict(exclude_unset=True)
    if name := wanted.get("connection"):
        found = ModelConnection.objects.filter(Q(enabled=True), name=name).first()
        if found is None:
            message = f"There is no model connection {name!r}."
            raise Refused(422, message, [{"field": "body.connection", "message": message}])
        wanted["connection"] = found.pk
    return wanted


@router.delete("/projects/{project_id}", auth=ADMIN, response={204: None})
def delete_project(request: HttpRequest, project_id: Id, name: Words) -> Any:
    """Delete a project with all that belongs to it, for good. `name` says it again, as on the page."""
    project = project_of(request, project_id, Role.OWNER)
    form = DeleteForm({"name": name}, project=project)
    if not form.is_valid():
        raise refused_form(form, "query")
    actions.delete(project, by=user_of(request))
    return Status(204, None)


@router.post("/projects/{project_id}/clone", auth=WRITE, response={201: ProjectDetail})
def clone_project(request: Any, project_id: Id, said: NameIn) -> Any:
    """Copy documents, terms and decisions into a new project, which is yours."""
    project = project_of(request, project_id)
    _for_all_projects(request)
    copy = cloning.clone(project, _checked_name(request, said.name), by=user_of(request))
    request.role = Role.OWNER
    return Status(201, detail_of(request, copy))


@router.get("/connections", auth=READ, response=list[ConnectionOut], tags=["connections"])
def list_connections(request: HttpRequest) -> Any:
    """The names of the language models that projects may be judged by."""
    return ModelConnection.objects.filter(enabled=True)
