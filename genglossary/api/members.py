"""The members of a project: owners see and decide."""

from typing import Annotated, Any, Literal

from django.contrib.auth.models import User
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema, Status
from pydantic import Field

from genglossary.actions import members as actions
from genglossary.api.access import ADMIN, project_of, user_of
from genglossary.api.paging import Id, Words
from genglossary.api.projects import cleaned
from genglossary.models import Membership, Role
from genglossary.web.forms.projects import MemberForm

router = Router(tags=["members"])


class MemberOut(Schema):
    id: int
    user: str
    role: str


class MemberIn(Schema):
    """`seen` is the role that they have as you know it, empty for none: where it is another one by now, nothing is done
    (412).
    """

    user: Annotated[Words, Field(min_length=1, max_length=150)]
    role: Literal["owner", "editor", "reader"]
    seen: Literal["owner", "editor", "reader", ""] | None = None


@router.get("/projects/{project_id}/members", auth=ADMIN, response=list[MemberOut])
def list_members(request: HttpRequest, project_id: Id) -> Any:
    """List who may do what here. `id` is that of the user."""
    project = project_of(request, project_id, Role.OWNER)
    rows = Membership.objects.filter(project=project).select_related("user").order_by("user__username")
    return [{"id": row.user_id, "user": row.user.username, "role": row.role} for row in rows]


@router.post("/projects/{project_id}/members", auth=ADMIN, response=MemberOut)
def set_member(request: HttpRequest, project_id: Id, said: MemberIn) -> Any:
    """Add somebody with an account, or change what they may do."""
    project = project_of(request, project_id, Role.OWNER)
    user = cleaned(MemberForm({"user": said.user, "role": said.role}))["user"]
    actions.set_role(project, user, said.role, by=user_of(request), seen=said.seen)
    return {"id": user.pk, "user": user.username, "role": said.role}


@router.delete("/projects/{project_id}/members/{user_id}", auth=ADMIN, response={204: None})
def remove_member(request: HttpRequest, project_id: Id, user_id: Id) -> Any:
    """End a membership; owners may end their own, if another one stays."""
    project = project_of(request, project_id, Role.OWNER)
    actions.remove(project, get_object_or_404(User, memberships__project=project, pk=user_id), by=user_of(request))
    return Status(204, None)
