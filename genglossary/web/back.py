"""Where a browser without a script goes after a button was pressed: back to the page that it was on."""

from urllib.parse import urlsplit

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from genglossary.web.access import ProjectRequest, is_page


def back(request: ProjectRequest, otherwise: str = "project") -> HttpResponse:
    """To the page that the form names in `next`, or came from; never to another site, rather to `otherwise`."""
    for page in (request.POST.get("next", ""), request.headers.get("Referer", "")):
        ours = url_has_allowed_host_and_scheme(page, {request.get_host()}, require_https=request.is_secure())
        if ours and is_page(urlsplit(page).path):
            return HttpResponseRedirect(page)
    return HttpResponseRedirect(reverse(f"web:{otherwise}", args=[request.project.pk]))
