"""The door at which files arrive: from the form, many at once, or from the script in small lots."""

from django.http import HttpResponse
from django.shortcuts import render

from genglossary.models import Role
from genglossary.web import uploads
from genglossary.web.access import WRITE, ProjectRequest, for_members


@for_members(Role.EDITOR, *WRITE)
def upload(request: ProjectRequest) -> HttpResponse:
    """Store the files and say what became of each: a page, or for the script only the lines of the list."""
    added = uploads.add(request.project, request.FILES.getlist("files"), request.POST.getlist("paths"), by=request.user)
    if request.headers.get("X-Lot"):
        return render(request, "web/documents/_added.html", {"added": added})
    return uploads.answer(request, added)
