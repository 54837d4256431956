"""A project's feed, which needs no session but a secret address, and the page on which members make theirs."""

from hashlib import blake2s
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext as _

from genglossary.actions import feeds
from genglossary.models import FeedAddress, Membership, Preferences, Role
from genglossary.throttle import Throttle, seconds_left
from genglossary.web import refusals
from genglossary.web.access import FORM, READ, ProjectRequest, for_members
from genglossary.web.feed import as_atom, items_of
from genglossary.web.holding_off import address_of
from genglossary.web.visitor import spoken, zone_called

requests_of = Throttle("feeds")
# Guesses count with those of tokens.
failures_from = Throttle("failures")


@for_members(Role.READER, *FORM)
def feed_address(request: ProjectRequest) -> HttpResponse:
    """Whether I have an address; making one, or a new one, and ending it. The answer alone ever has the secret."""
    member = Membership.objects.filter(project=request.project, user=request.user).first()
    if member is None:
        raise Http404(_("Only members have a feed: make yourself one in the settings."))
    if request.POST.get("do") == "revoke":
        feeds.revoke(member)
        messages.success(request, _("The address has ended."))
        return redirect("web:feed_address", request.project.pk)
    secret = feeds.make(member, language=translation.get_language() or "") if request.method == "POST" else ""
    context = {
        "address": request.build_absolute_uri(reverse("web:feed", args=[secret])) if secret else "",
        "made": FeedAddress.objects.filter(membership=member).first(),
    }
    response = render(request, "web/project/feed.html", context, status=201 if secret else 200)
    response["Cache-Control"] = "no-store"
    return response


def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """Tell what happens in the project to whoever has the address; a feed reader asks again for what is new alone."""
    if request.method not in READ:
        return refusals.method_not_allowed(request, READ)
    address = address_of(request) or ""
    if failures_from.counted(address) >= settings.API_FAILURES:
        return _too_often(request)
    found = feeds.feed_of(secret)
    if found is None:
        failures_from.count(address)
        raise Http404(_("There is no such feed."))
    if requests_of.count(str(found.pk)) > settings.API_REQUESTS:
        return _too_often(request)
    return _answer(request, found)


setattr(feed, "methods", READ)  # noqa: B010 - as web.access does it


def _too_often(request: HttpRequest) -> HttpResponse:
    response = refusals.too_many_requests(request)
    response["Retry-After"] = str(seconds_left())
    return response


def _answer(request: HttpRequest, found: FeedAddress) -> HttpResponse:
    member: Any = found.membership
    chosen = Preferences.objects.filter(user=member.user).first() or Preferences()
    language = spoken(chosen.language) or spoken(found.language) or settings.LANGUAGE_CODE
    zone = zone_called(chosen.time_zone) or timezone.get_default_timezone()
    with translation.override(language), timezone.override(zone):
        items, here = items_of(member.project), request.build_absolute_uri()
        text = as_atom(member.project, items, language=language, address=here, absolute=request.build_absolute_uri)
    response = HttpResponse(text, content_type="application/atom+xml; charset=utf-8")
    response["Content-Language"], response["Cache-Control"] = language, "private, no-cache"
    response["X-Robots-Tag"] = "noindex"
    return _conditional(request, response, int(items[0].at.timestamp()) if items else None)


def _conditional(request: HttpRequest, response: HttpResponse, modified: int | None) -> Any:
    """Nothing where the reader has it already."""
    response["ETag"] = f'"{blake2s(response.content, digest_size=16).hexdigest()}"'
    if modified is not None:
        response["Last-Modified"] = http_date(modified)
    return get_conditional_response(request, response["ETag"], modified, response)
