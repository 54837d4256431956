"""The pages that everybody may read: the glossary, and each of its entries."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from genglossary.public import machines
from genglossary.public.access import PublicRequest, for_everybody
from genglossary.public.entries import entries_of, entry_at, one_entry, places_of
from genglossary.web.glossary_page import OTHERS, letters
from genglossary.web.term_filter import words_in

ENTRIES_A_PAGE = 200


@for_everybody
def glossary(request: PublicRequest) -> HttpResponse:
    """Entries in dictionary order, by letter and by page, with a search that needs no script."""
    shown, query, letter = request.shown, words_in(request.GET), request.GET.get("letter", "")
    found = places_of(shown, query)
    wanted = [place for place in found if not letter or place.letter == letter]
    page = Paginator(wanted, ENTRIES_A_PAGE).get_page(request.GET.get("page"))
    entries = entries_of(shown, list(page))
    context = {
        "shown": shown, "page": page, "entries": entries, "letter": letter, "query": query,
        "letters": letters(place.letter for place in found), "others": OTHERS,
        "canonical": _canonical(request, letter, page.number),
        "data": machines.defined_terms(request, shown, entries),
    }  # fmt: skip
    return render(request, "public/glossary.html", context)


def _canonical(request: PublicRequest, letter: str, number: int) -> str:
    """The address of this part of the glossary; a search is no part of it."""
    asked: dict[str, Any] = {"letter": letter} if letter else {}
    asked |= {"page": number} if number > 1 else {}
    address = machines.address_of_glossary(request, request.shown)
    return f"{address}?{urlencode(asked)}" if asked else address


@for_everybody
def entry(request: PublicRequest, address: str) -> HttpResponse:
    """One entry. What was merged into another one, and the id of an entry, lead to its page."""
    shown, term = request.shown, entry_at(request.shown, address)
    if term is None:
        raise Http404(_("There is no such entry."))
    if term.slug != address:
        return redirect("public:entry", shown.slug, term.slug)
    found = one_entry(shown, term)
    canonical = machines.address_of_entry(request, shown, term)
    embed = request.build_absolute_uri(reverse("public:oembed", args=[shown.slug]))
    context = {
        "shown": shown, "entry": found, "canonical": canonical, "others": OTHERS,
        "data": machines.defined_term(request, shown, found),
        "oembed": f"{embed}?{urlencode({'url': canonical, 'format': 'json'})}",
    }  # fmt: skip
    return render(request, "public/entry.html", context)
