"""Entry to the API: a token in the header says who asks, the same roles as on the pages decide."""

from typing import Any, cast

from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from ninja.security import HttpBearer

from genglossary.actions.tokens import token_of
from genglossary.api.problems import Refused
from genglossary.models import ApiToken, Project, Role, TokenScope
from genglossary.throttle import Throttle, seconds_left
from genglossary.web.access import enter
from genglossary.web.holding_off import address_of

requests_of = Throttle("requests")
failures_from = Throttle("failures")


class ApiRequest(HttpRequest):
    """A request that came with a good token."""

    auth: ApiToken
    user: User  # pyright: ignore[reportIncompatibleVariableOverride]


class Bearer(HttpBearer):
    """Asks for a token with that scope. Cookies count for nothing here."""

    def __init__(self, scope: str) -> None:
        super().__init__()
        self.scope = str(scope)

    def authenticate(self, request: HttpRequest, token: str) -> ApiToken | None:
        found = known(request, token)
        if found is None:
            return None
        if requests_of.count(str(found.pk)) > settings.API_REQUESTS:
            raise _too_often(f"More than {settings.API_REQUESTS:,} requests in a minute.")
        self._check(found)
        request.user = found.user
        return found

    def require(self, request: HttpRequest) -> None:
        """Demand a scope that an operation needs only sometimes. Raises PermissionDenied."""
        self._check(cast("ApiRequest", request).auth)

    def _check(self, token: ApiToken) -> None:
        if self.scope not in token.scopes:
            raise PermissionDenied(f"This token may not do this: it has no scope {self.scope!r}.")


def known(request: HttpRequest, secret: str) -> ApiToken | None:
    """The good token with this secret. Raises `Refused` where too many wrong ones came from the same address."""
    address = address_of(request) or ""
    if failures_from.counted(address) >= settings.API_FAILURES:
        raise _too_often("Too many wrong tokens came from here.")
    found = token_of(secret)
    if found is None:
        failures_from.count(address)
    return found


def asks_again(request: HttpRequest, token_id: int) -> bool:
    """Count one more request of a token that is known to be good; False, and not counted, where it would be refused."""
    if failures_from.counted(address_of(request) or "") >= settings.API_FAILURES:
        return False
    return requests_of.counted(str(token_id)) < settings.API_REQUESTS and requests_of.count(str(token_id)) > 0


def _too_often(why: str) -> Refused:
    left = seconds_left()
    return Refused(429, f"{why} Wait {left} s.", headers={"Retry-After": str(left)})


READ, WRITE = Bearer(TokenScope.READ), Bearer(TokenScope.WRITE)
RUN, ADMIN = Bearer(TokenScope.RUN), Bearer(TokenScope.ADMIN)


def project_of(request: HttpRequest, project_id: int, least: str = Role.READER) -> Project:
    """The project, for members of at least that role whose token is good for it; others are told as on the pages."""
    asked = cast("Any", request)
    only = asked.auth.project_id
    if only is not None and only != project_id:
        raise Http404
    enter(asked, project_id, least)
    return asked.project


def user_of(request: HttpRequest) -> Any:
    """The person for whom it is asked."""
    return cast("ApiRequest", request).auth.user
