"""Who may open which page: strangers get 404, readers who try to change something 403, visitors sign in first."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.contrib.auth.models import User
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import Resolver404, resolve, reverse
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails

from genglossary.models import Project, Role
from genglossary.models.project import visible_to

P = ParamSpec("P")

READ = ("GET", "HEAD")
WRITE = ("POST",)
FORM = ("GET", "HEAD", "POST")

# The attribute of a view that tells the methods it answers.
_METHODS = "methods"

_RANKS: dict[str, int] = {Role.READER: 0, Role.EDITOR: 1, Role.OWNER: 2}


def allows(role: str, least: str) -> bool:
    """Whether `role` may do what `least` may."""
    return _RANKS[role] >= _RANKS[least]


class UserRequest(HttpRequest):
    """A request of somebody who is signed in."""

    user: User  # pyright: ignore[reportIncompatibleVariableOverride]
    htmx: HtmxDetails


class ProjectRequest(UserRequest):
    """A request to a page of a project, by one of its members."""

    project: Project
    role: str


def signed_in(
    *methods: str,
) -> Callable[[Callable[Concatenate[UserRequest, P], HttpResponseBase]], Callable[..., HttpResponseBase]]:
    """For views that answer `methods`, to anybody with an account."""

    def decorate(view: Callable[Concatenate[UserRequest, P], HttpResponseBase]) -> Callable[..., HttpResponseBase]:
        @require_http_methods(list(methods))
        @wraps(view)
        def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return _to_sign_in(request)
            return view(cast("UserRequest", request), *args, **kwargs)

        setattr(guarded, _METHODS, methods)
        return guarded

    return decorate


def is_page(path: str) -> bool:
    """Whether somebody can be sent there: what only takes POST is no page."""
    try:
        return "GET" in getattr(resolve(path).func, _METHODS, READ)
    except Resolver404:
        return False


def for_members(
    least: str, *methods: str
) -> Callable[[Callable[Concatenate[ProjectRequest, P], HttpResponseBase]], Callable[..., HttpResponseBase]]:
    """For views of a project (`project_id` in the URL) that answer `methods` to members of at least that role.

    The view finds the project and the role in its request.
    """

    def decorate(view: Callable[Concatenate[ProjectRequest, P], HttpResponseBase]) -> Callable[..., HttpResponseBase]:
        @signed_in(*methods)
        @wraps(view)
        def guarded(request: Any, project_id: int, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            _enter(request, project_id)
            if not allows(request.role, least):
                raise PermissionDenied(f"This is for {least}s of the project.")
            return view(cast("ProjectRequest", request), *args, **kwargs)

        return guarded

    return decorate


def _enter(request: Any, project_id: int) -> None:
    projects = Project.objects.filter(visible_to(request.user), pk=project_id).select_related("connection")
    if not (project := projects.first()) or not (role := project.role_of(request.user)):
        raise Http404("There is no such project, or you are not a member of it.")
    request.project, request.role = project, role


def _to_sign_in(request: HttpRequest) -> HttpResponseBase:
    """A fragment cannot sign in: the whole page goes, and comes back to where it was."""
    htmx: HtmxDetails = request.htmx  # pyright: ignore[reportAttributeAccessIssue]
    if htmx:
        return HttpResponseClientRedirect(f"{reverse('web:sign_in')}?next={htmx.current_url_abs_path or '/'}")
    return redirect_to_login(request.get_full_path() if request.method in READ else reverse("web:start"))
