"""The page of decisions in a project: by whom, and what was before."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from genglossary.models import Role
from genglossary.web import history as told
from genglossary.web.access import READ, ProjectRequest, for_members

ROWS_A_PAGE = 50


@for_members(Role.READER, *READ)
def history(request: ProjectRequest) -> HttpResponse:
    """All batches of decisions, the newest first, or the rows of the one that `batch` names."""
    chosen = told.ChangeFilter.of(request.GET)
    changes = chosen.changes(request.project)
    if chosen.batch:
        page = Paginator(changes.select_related("actor", "run"), ROWS_A_PAGE).get_page(request.GET.get("page"))
        rows = told.told(page)
    else:
        page = Paginator(told.batches(changes), ROWS_A_PAGE).get_page(request.GET.get("page"))
        rows = told.told_batches(page)
    context = {
        "page": page,
        "rows": rows,
        "chosen": chosen,
        "kinds": told.KINDS.items(),
        "actors": told.actors(request.project),
        "nobody": told.NOBODY,
    }
    return render(request, "web/history/list.html", context)
