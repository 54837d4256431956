"""Proxies in front of the pages: what they may say about a visitor, and the path below which they put us."""

import re
from collections.abc import Callable
from ipaddress import ip_address
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.http import HttpRequest
from django.http.request import HttpHeaders
from django.urls import get_script_prefix

from genglossary.logs import REQUEST_ID

_NUMBER = re.compile(r"[A-Za-z0-9._-]{8,64}")
_SAID = ("HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_HOST", "HTTP_X_FORWARDED_FOR")


class FromProxy:
    """Middleware: a request is as the visitor sent it to the proxy, if that is one of ours.

    It gets a number, with which its lines in the log are found.
    """

    def __init__(self, get_response: Callable[[HttpRequest], Any]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> Any:
        if not is_from_proxy(request):
            for name in (*_SAID, HttpHeaders.to_wsgi_name(settings.USER_HEADER)):
                request.META.pop(name, None)
        _leave_sub_path(request)
        said = request.headers.get("X-Request-ID", "") if is_from_proxy(request) else ""
        number = said if _NUMBER.fullmatch(said) else uuid4().hex
        REQUEST_ID.set(number)
        response = self._get_response(request)
        response["X-Request-ID"] = number
        return response


def is_from_proxy(request: HttpRequest) -> bool:
    """Whether a proxy that we trust has sent it: any, where their addresses are not configured."""
    if not settings.BEHIND_PROXY or not settings.PROXIES:
        return settings.BEHIND_PROXY
    try:
        address = ip_address(request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return False
    address = getattr(address, "ipv4_mapped", None) or address
    return any(address in network for network in settings.PROXIES)


def inside(path: str) -> str:
    """The path of a page without that of the whole, as `resolve` takes it; one that is outside of it stays."""
    above = get_script_prefix().rstrip("/")
    return path[len(above) :] if path.startswith(f"{above}/") else path


def _leave_sub_path(request: Any) -> None:
    """Have a request that names it be as one that does not: some proxies take it away, others leave it."""
    above = settings.SUB_PATH
    if above and f"{request.path_info}/".startswith(f"{above}/"):
        request.path_info = request.path_info[len(above) :] or "/"
        request.path = above + request.path_info
