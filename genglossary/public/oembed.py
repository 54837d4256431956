"""oEmbed (https://oembed.com) for an entry: a quotation that a blog or a wiki shows for its link."""

from urllib.parse import urlsplit

from django.http import Http404, HttpResponse, JsonResponse
from django.urls import Resolver404, get_script_prefix, resolve
from django.utils.translation import gettext as _

from genglossary.models import Term
from genglossary.public import machines
from genglossary.public.access import KEPT_SECONDS, PublicRequest, for_everybody, for_other_sites
from genglossary.public.entries import entry_at, one_entry

_WIDTH, _HEIGHT = 480, 200


@for_everybody
def oembed(request: PublicRequest) -> HttpResponse:
    """Tell what to show for the address of an entry, given as `url`."""
    if request.GET.get("format", "json") != "json":
        return for_other_sites(HttpResponse("Only format=json is here.", status=501, content_type="text/plain"))
    shown = request.shown
    entry = one_entry(shown, _entry_meant(request))
    told = {
        "version": "1.0",
        "type": "rich",
        "title": entry.term.text,
        "provider_name": shown.project.name,
        "provider_url": machines.address_of_glossary(request, shown),
        "cache_age": KEPT_SECONDS,
        "html": machines.as_quotation(request, shown, entry),
        "width": _at_most(request, "maxwidth", _WIDTH),
        "height": _at_most(request, "maxheight", _HEIGHT),
    }
    return for_other_sites(JsonResponse(told))


def _entry_meant(request: PublicRequest) -> Term:
    """The entry of this glossary that `url` is the address of. Raises Http404."""
    try:
        parts = urlsplit(request.GET.get("url", ""))
        found = resolve("/" + parts.path.removeprefix(get_script_prefix()).lstrip("/"))
    except (ValueError, Resolver404):
        raise Http404(_("There is no such entry.")) from None
    here = found.view_name == "public:entry" and found.kwargs["slug"] == request.shown.slug
    term = entry_at(request.shown, found.kwargs["address"]) if here and parts.netloc == request.get_host() else None
    if term is None:
        raise Http404(_("There is no such entry."))
    return term


def _at_most(request: PublicRequest, name: str, usual: int) -> int:
    asked = request.GET.get(name, "")
    return max(1, min(int(asked), usual)) if asked.isdecimal() and len(asked) < 6 else usual
