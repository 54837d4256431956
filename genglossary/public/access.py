"""Entry to public glossaries: what is not public is not there, and who asks too often waits."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _

from genglossary.api.matching import tag_of
from genglossary.models import PublicGlossary
from genglossary.throttle import Throttle, seconds_left
from genglossary.web import refusals
from genglossary.web.access import READ
from genglossary.web.holding_off import address_of

P = ParamSpec("P")

KEPT_SECONDS = 60
"""Seconds that browsers and caches may show an answer: so long it is seen after a glossary is switched off."""

requests_from = Throttle("public")
_zipped = GZipMiddleware(lambda request: HttpResponse())


class PublicRequest(HttpRequest):
    """A request for something of a public glossary, of which nobody asks who sent it."""

    shown: PublicGlossary


def for_everybody(
    view: Callable[Concatenate[PublicRequest, P], HttpResponse],
) -> Callable[..., HttpResponse]:
    """Guard a view of a public glossary (`slug` in the URL) that only reads."""

    @wraps(view)
    def guarded(request: Any, slug: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.method not in READ:
            return refusals.method_not_allowed(request, READ)
        if requests_from.count(address_of(request) or "") > settings.PUBLIC_REQUESTS:
            return _too_often(request)
        request.shown = _shown(slug)
        return _finished(request, view(cast("PublicRequest", request), *args, **kwargs))

    setattr(guarded, "methods", READ)  # noqa: B010 - as web.access does it
    return guarded


def _shown(slug: str) -> PublicGlossary:
    """One that is switched off is told as one that never was. Raises Http404."""
    found = PublicGlossary.objects.filter(enabled=True, slug=slug).select_related("project").first()
    if found is None:
        raise Http404(_("There is no such glossary."))
    return found


def _too_often(request: HttpRequest) -> HttpResponse:
    response = refusals.too_many_requests(request)
    response["Retry-After"] = str(seconds_left())
    return response


def _finished(request: PublicRequest, response: HttpResponse) -> HttpResponse:
    """With its ETag, how long it may be kept, and what search engines are asked; zipped, or without its content."""
    response["Cache-Control"] = f"public, max-age={KEPT_SECONDS}"
    if not request.shown.indexed:
        response["X-Robots-Tag"] = "noindex"
    if response.status_code == 200:
        response["ETag"] = tag_of(response.content)
        response = cast("HttpResponse", get_conditional_response(request, etag=response["ETag"], response=response))
    # Nothing secret is in it, so there is nothing to guess from how well it is zipped.
    return cast("HttpResponse", _zipped.process_response(request, response))


def for_other_sites(response: HttpResponse) -> HttpResponse:
    """Let scripts of any site read it; without cookies, so that it is the same for everybody."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
