"""The glossaries of other projects that a project refers to: owners choose and order them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from genglossary.actions import references
from genglossary.models import Project, ReferenceGlossary, Role
from genglossary.web.access import WRITE, ProjectRequest, for_members
from genglossary.web.numbers import ids_in


@for_members(Role.OWNER, *WRITE)
def refer(request: ProjectRequest) -> HttpResponse:
    """Add a glossary as the last, remove one, or move it up or down."""
    rows = ReferenceGlossary.objects.filter(project=request.project).select_related("glossary")
    now = [row.glossary for row in rows]
    try:
        wanted = _wanted(now, request.POST.get("do", ""), request.POST.get("glossary", ""))
        changed = references.refer(request.project, wanted, by=request.user)
    except references.CannotRefer as error:
        messages.error(request, str(error))
    else:
        if changed:
            messages.success(request, _("Saved. The next run finds where the documents have the terms."))
    return redirect("web:settings", request.project.pk)


def _wanted(now: list[Project], do: str, key: str) -> list[Project]:
    """The list with one thing done to it; unchanged where that cannot be done."""
    at = next((place for place, each in enumerate(now) if str(each.pk) == key), None)
    if do == "add" and at is None:
        return [*now, _project(key)]
    if at is None or do not in ("remove", "up", "down"):
        return now
    rest = [*now[:at], *now[at + 1 :]]
    place = {"up": max(0, at - 1), "down": at + 1}.get(do)
    return rest if place is None else [*rest[:place], now[at], *rest[place:]]


def _project(key: str) -> Project:
    found = Project.objects.filter(pk__in=ids_in([key])).first()
    if found is None:
        raise references.CannotRefer(_("There is no such project, or you may not read it."))
    return found
