"""The page of issues that reviews of runs found and nobody has looked at yet."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, ngettext

from genglossary.actions.definitions import dismiss_all
from genglossary.actions.glossary import open_issue_rows
from genglossary.models import Issue, IssueKind, Role, Term
from genglossary.models.term import ENTRY
from genglossary.web.access import READ, WRITE, ProjectRequest, for_members
from genglossary.web.back import back
from genglossary.web.last_change import last_change
from genglossary.web.numbers import ids_in
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
        "last": last_change(request.project, request.user, request.role),
        "total": sum(counts.values()),
        "kinds": [(value, label, counts[value]) for value, label in IssueKind.choices if value in counts],
    }
    return render(request, "web/issues/list.html", context)


@for_members(Role.EDITOR, *WRITE)
def fine(request: ProjectRequest) -> HttpResponse:
    """A person has looked at the ticked issues, and they are fine; back to the same place of the list."""
    ticked = ids_in(request.POST.getlist("issue"))
    done = dismiss_all(request.project, Issue.objects.filter(pk__in=ticked), by=request.user)
    if done:
        messages.success(request, ngettext("%(n)d issue is fine.", "%(n)d issues are fine.", done) % {"n": done})
    else:
        messages.warning(request, gettext("Nothing changed: no issue was ticked."))
    return back(request, "issues")
