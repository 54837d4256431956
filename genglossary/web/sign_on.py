"""Sign-on by a proxy: it has asked who somebody is, and names them in a header of each request."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import login, logout
from django.contrib.auth.models import User
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.http import HttpRequest

_BY_PROXY = "signed_on_by_proxy"
_LONGEST = 150
_validate = UnicodeUsernameValidator()


class SignOn:
    """Middleware: whoever the proxy names is signed in, for as long as it names them. After that of users.

    Whether the header is the proxy's has been seen before (web/proxy.py). Programs have tokens: the API is left alone.
    """

    def __init__(self, get_response: Callable[[HttpRequest], Any]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> Any:
        if settings.USER_HEADER and not request.path_info.startswith("/api/"):
            _follow(request, request.headers.get(settings.USER_HEADER, "").strip())
        return self._get_response(request)


def _follow(request: HttpRequest, name: str) -> None:
    """Have the session be that of `name`. One that began with a password or a link lasts while nobody is named."""
    by_proxy = request.session.get(_BY_PROXY, False)
    if by_proxy and request.user.is_authenticated and request.user.get_username() == name:
        return
    user = account_of(name) if name else None
    if user:
        login(request, user, backend=settings.AUTHENTICATION_BACKENDS[-1])
        request.session[_BY_PROXY] = True
    elif by_proxy or name:
        logout(request)


def account_of(name: str) -> User | None:
    """The active account of that name; made, without a password, where the settings say so."""
    found = User.objects.filter(username=name).first()
    if found is None and settings.USER_HEADER_CREATES and is_name(name):
        found, _ = User.objects.get_or_create(username=name, defaults={"password": "!"})
    return found if found and found.is_active else None


def is_name(name: str) -> bool:
    """Whether an account can be called so."""
    try:
        _validate(name)
    except ValidationError:
        return False
    return len(name) <= _LONGEST
