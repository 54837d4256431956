"""Whom a page is for: the language that they read, and the clock that they live by.

Each is what they chose in their settings, else what this browser says, else the machine's own (LANG, TIME_ZONE).
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import DatabaseError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers

from genglossary.models import Preferences
from genglossary.models.prepared import Prepared

# Set by times.js: browsers do not send it by themselves.
ZONE_COOKIE = "time_zone"
_YEAR = 365 * 24 * 60 * 60


class InTheirLanguage:
    """Middleware: everything that is worded on the way to the answer is in the language of whoever asks."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = preferences_of(request)
        language = spoken(chosen.language) or translation.get_language_from_request(request)
        zone = zone_called(chosen.time_zone) or zone_called(request.COOKIES.get(ZONE_COOKIE, ""))
        request.knows_zone = zone is not None  # pyright: ignore[reportAttributeAccessIssue] - for templates
        with translation.override(language), timezone.override(zone or timezone.get_default_timezone()):
            response = self._get_response(request)
            response.headers.setdefault("Content-Language", language)
        for header in ("Accept-Language", "Cookie"):
            patch_vary_headers(response, (header,))
        return response


def preferences_of(request: Any) -> Preferences:
    """Return the choices of the visitor, read once a request, as a row that may not be stored."""
    if not hasattr(request, "preferences"):
        request.preferences = _read(request)
    return request.preferences


@Prepared
def _chosen(user: int) -> QuerySet[Preferences]:
    return Preferences.objects.filter(user=user).order_by()[:1]


def _read(request: Any) -> Preferences:
    """Nothing is chosen while the database fails."""
    try:
        if request.user.is_authenticated:
            return _chosen.first(request.user.pk) or Preferences(user=request.user)
    except DatabaseError:
        pass  # the page tells about it, in whatever language
    return Preferences()


def spoken(language: str) -> str:
    """Return `language` if pages are there in it, else ""."""
    return language if language in dict(settings.LANGUAGES) else ""


@lru_cache(maxsize=1000)
def zone_called(name: str) -> ZoneInfo | None:
    """The zone of that name; None for whatever is none, as a cookie may hold anything."""
    if not name or len(name) > 64:
        return None
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, KeyError):
        return None


def remember_language(response: HttpResponse, language: str) -> None:
    """Have this browser say `language` from now on, also while nobody is signed in."""
    path = settings.LANGUAGE_COOKIE_PATH
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME, language, max_age=_YEAR, path=path, samesite="Lax", secure=settings.HTTPS
    )
