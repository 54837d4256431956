"""The page of issues that reviews of runs found and nobody has looked at yet."""

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import render

from genglossary.actions.glossary import open_issue_rows
from genglossary.models import IssueKind, Role, Term
from genglossary.models.term import ENTRY
from genglossary.web.access import READ, ProjectRequest, for_members
from genglossary.web.ways import ways_of

ISSUES_A_PAGE = 50


@for_members(Role.READER, *READ)
def issues(request: ProjectRequest) -> HttpResponse:
    """The open issues of the entries, all or those of one kind, with how many there are of each."""
    rows = open_issue_rows(request.project).filter(term__in=Term.objects.filter(ENTRY, project=request.project))
    counts = dict(rows.order_by().values_list("kind").annotate(n=Count("pk")))
    kind = request.GET.get("kind", "")
    chosen = kind if kind in IssueKind.values else ""
    found = rows.filter(kind=chosen) if chosen else rows
    pages = Paginator(found.select_related("term").order_by("-term__score", "pk"), ISSUES_A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    context = {
        "page": page,
        "renderings": ways_of(list(page)),
        "chosen": chosen,
        "total": sum(counts.values()),
        "kinds": [(value, label, counts[value]) for value, label in IssueKind.choices if value in counts],
    }
    return render(request, "web/issues/list.html", context)
