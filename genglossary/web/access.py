"""Access to pages: strangers get 404, readers who try to change something 403, visitors sign in first."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast
from urllib.parse import urlsplit

from django.contrib.auth.models import User
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import Resolver404, resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django_htmx.middleware import HtmxDetails

from genglossary.actions.looking import Looked
from genglossary.models import Project, Role
from genglossary.models.prepared import Prepared
from genglossary.models.project import visible_to
from genglossary.web import refusals
from genglossary.web.proxy import inside
from genglossary.web.refusals import is_fragment

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
    looked: Looked | None


def signed_in(
    *methods: str,
) -> Callable[[Callable[Concatenate[UserRequest, P], HttpResponseBase]], Callable[..., HttpResponseBase]]:
    """Guard a view that answers `methods`, to anybody with an account."""

    def decorate(view: Callable[Concatenate[UserRequest, P], HttpResponseBase]) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if request.method not in methods:
                return refusals.method_not_allowed(request, methods)
            if not request.user.is_authenticated:
                return _to_sign_in(request)
            return view(cast("UserRequest", request), *args, **kwargs)

        setattr(guarded, _METHODS, methods)
        return guarded

    return decorate


def came_from(request: HttpRequest) -> str:
    """The page of ours that the form or button was on, as an address to go back to; empty where none is known."""
    for page in (request.POST.get("next", ""), request.headers.get("Referer", "")):
        ours = url_has_allowed_host_and_scheme(page, {request.get_host()}, require_https=request.is_secure())
        if ours and is_page(urlsplit(page).path):
            return page
    return ""


def is_page(path: str) -> bool:
    """Whether somebody can be sent there: what only takes POST is no page."""
    try:
        return "GET" in getattr(resolve(inside(path)).func, _METHODS, READ)
    except Resolver404:
        return False


def for_members(
    least: str, *methods: str
) -> Callable[[Callable[Concatenate[ProjectRequest, P], HttpResponseBase]], Callable[..., HttpResponseBase]]:
    """Guard a view of a project (`project_id` in the URL) that answers `methods` to members of at least that role.

    The view finds the project and the role in its request.
    """

    def decorate(view: Callable[Concatenate[ProjectRequest, P], HttpResponseBase]) -> Callable[..., HttpResponseBase]:
        @signed_in(*methods)
        @wraps(view)
        def guarded(request: Any, project_id: int, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            enter(request, project_id, least)
            return view(cast("ProjectRequest", request), *args, **kwargs)

        return guarded

    return decorate


_ONLY_FOR = {
    Role.READER.value: _("This is for readers of the project."),
    Role.EDITOR.value: _("This is for editors of the project."),
    Role.OWNER.value: _("This is for owners of the project."),
}


@Prepared
def _visible(project: int, user: int, is_superuser: bool) -> QuerySet[Project]:
    seen = visible_to(User(pk=user, is_superuser=is_superuser))
    return Project.objects.filter(seen, pk=project).select_related("connection").order_by()[:1]


def enter(request: Any, project_id: int, least: str) -> None:
    """Give `request` its project and the role there. Raises Http404 for strangers, PermissionDenied below `least`."""
    project = _visible.first(project_id, request.user.pk, request.user.is_superuser)
    if not project or not (role := project.role_of(request.user)):
        raise Http404(_("There is no such project, or you are not a member of it."))
    request.project, request.role = project, role
    if not allows(role, least):
        raise PermissionDenied(_ONLY_FOR[least])


def _to_sign_in(request: HttpRequest) -> HttpResponseBase:
    """And back to the page. A fragment leaves the page as it is, with what was typed in it, and so says it a form."""
    if request.method in READ:
        return refusals.signed_out(request) if is_fragment(request) else redirect_to_login(request.get_full_path())
    back = came_from(request)
    if is_fragment(request) or refusals.typed_in(request):
        return refusals.signed_out(request, back)
    return redirect_to_login(urlsplit(back)._replace(scheme="", netloc="").geturl() or reverse("web:start"))
