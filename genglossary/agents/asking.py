"""Asking as a program does over the API: with a token, its scopes, and the counting of who asks too often."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from mcp.server.mcpserver.exceptions import ToolError

from genglossary.api.access import Bearer, project_of
from genglossary.api.problems import Refused
from genglossary.models import Project, Role
from genglossary.models.project import visible_to

WITHOUT = "No good token: it is wrong, expired or revoked."
_NOTHING = "There is no such thing, or you are not a member of its project."


def answer(secret: str, scope: Bearer, work: Callable[[Any], Any]) -> Any:
    """Do `work` with the request of whoever has `secret`. Raises ToolError with the sentence of a refusal."""
    try:
        return work(_request_of(secret, scope))
    except Refused as error:
        raise ToolError(error.detail) from error
    except PermissionDenied as error:
        raise ToolError(str(error)) from error
    except Http404 as error:
        raise ToolError(_NOTHING) from error


def _request_of(secret: str, scope: Bearer) -> HttpRequest:
    """As the API has it. Raises Refused, PermissionDenied."""
    request: Any = HttpRequest()
    token = scope.authenticate(request, secret)
    if token is None:
        raise Refused(401, WITHOUT)
    request.auth = token
    return request


def meant(request: Any, project: int | None, least: str = Role.READER) -> Project:
    """The project with this id; without one, the only one that there is for the token. Raises Refused, Http404."""
    return project_of(request, project if project is not None else _only(request), least)


def _only(request: Any) -> int:
    if request.auth.project_id is not None:
        return request.auth.project_id
    found = Project.objects.filter(visible_to(request.user)).values_list("pk", flat=True)[:2]
    if len(found) != 1:
        raise Refused(422, "Say which project, by its id: `list_projects` tells them.")
    return found[0]
