"""The way of a browser without a script after a button was pressed: back to the page that it was on."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from genglossary.web.access import ProjectRequest, came_from


def back(request: ProjectRequest, otherwise: str = "project") -> HttpResponse:
    """Redirect to the page that the form names in `next`, or came from; never to another site, rather to
    `otherwise`.
    """
    return HttpResponseRedirect(came_from(request) or reverse(f"web:{otherwise}", args=[request.project.pk]))
