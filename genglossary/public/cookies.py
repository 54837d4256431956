"""Public addresses know no cookie: they are the same for everybody, and caches may keep them."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest

PREFIX = "/g/"


class WithoutCookies:
    """Middleware: of a request for a public address no cookie is read, and no answer to one sets any."""

    def __init__(self, get_response: Callable[[HttpRequest], Any]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> Any:
        if not request.path_info.startswith(PREFIX):
            return self._get_response(request)
        request.META.pop("HTTP_COOKIE", None)
        response = self._get_response(request)
        response.cookies.clear()
        varies = [name.strip() for name in response.get("Vary", "").split(",")]
        response["Vary"] = ", ".join(name for name in varies if name and name.lower() != "cookie")
        return response
