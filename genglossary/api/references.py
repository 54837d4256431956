"""The glossaries of other projects that a project uses, in their order."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from genglossary.actions import references as actions
from genglossary.api.access import ADMIN, project_of, user_of
from genglossary.api.matching import MATCHED, matched
from genglossary.api.paging import Id
from genglossary.models import Project, Role

router = Router(tags=["references"])


class ReferenceOut(Schema):
    """A glossary that is used; `id` is that of its project. Not `in_force`: who chose it may not read it any more."""

    id: int
    name: str
    in_force: bool


class ReferencesIn(Schema):
    """The ids of the projects whose glossaries are to be used, the first one first; others are used no longer."""

    ids: Annotated[list[Id], Field(max_length=100)]


@router.get("/projects/{project_id}/references", auth=ADMIN, response=list[ReferenceOut])
def list_references(request: HttpRequest, project_id: Id) -> Any:
    """List the glossaries of other projects that this one uses."""
    return _told(project_of(request, project_id, Role.OWNER))


@router.put("/projects/{project_id}/references", auth=ADMIN, response=list[ReferenceOut], openapi_extra=MATCHED)
def set_references(request: HttpRequest, project_id: Id, said: ReferencesIn) -> Any:
    """Use these glossaries in this order; the next run finds their terms."""
    project = project_of(request, project_id, Role.OWNER)
    found = Project.objects.in_bulk(said.ids)
    if len(found) < len(set(said.ids)):
        raise actions.CannotRefer(_NO_SUCH)
    with matched(request, lambda: _told(project), ReferenceOut, locked=project):
        actions.refer(project, [found[each] for each in said.ids], by=user_of(request))
    return _told(project)


_NO_SUCH = "There is no such project, or you may not read it."


def _told(project: Project) -> list[dict[str, Any]]:
    rows = actions.references_of(project)
    return [{"id": row.glossary_id, "name": row.glossary.name, "in_force": valid} for row, valid in rows]
