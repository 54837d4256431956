"""The glossary in two languages, and decisions about terms that were translated in several ways."""

from collections import Counter

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from genglossary.actions import renderings
from genglossary.actions.deciding import DecisionRefused
from genglossary.actions.memory import has_memory
from genglossary.models import Equivalent, Issue, Role
from genglossary.web import bilingual_page as page_of
from genglossary.web.access import READ, WRITE, ProjectRequest, for_members
from genglossary.web.back import back
from genglossary.web.term_filter import words_in

ROWS_A_PAGE = 25


@for_members(Role.READER, *READ)
def bilingual(request: ProjectRequest) -> HttpResponse:
    """Entries with what they are called in the other language, as many passages as prove it, and filters."""
    project, asked = request.project, request.GET
    languages, others = page_of.languages_to_show(project, asked.get("language", ""))
    if languages is None:
        return render(request, "web/bilingual/none.html")
    rows = page_of.rows_of(project, languages)
    query, chosen = words_in(asked), asked.get("show", "")
    chosen = chosen if chosen in page_of.FILTERS else ""
    rows = page_of.matching(project, rows, query) if query else rows
    counts = Counter(name for name in page_of.FILTERS for row in rows if row.suits(name))
    by_second = asked.get("order") == "second"
    wanted = page_of.in_order((row for row in rows if row.suits(chosen)), by_second=by_second)
    page = Paginator(wanted, ROWS_A_PAGE).get_page(asked.get("page"))
    shown = [each for row in page for each in row.equivalents]
    context = {
        "page": page,
        "languages": languages,
        "others": others,
        "proofs": page_of.proofs_of(shown),
        "entries": page_of.entries_by_text(project, shown),
        "filters": [(name, label, counts[name]) for name, label in page_of.FILTERS.items()],
        "chosen": chosen,
        "query": query,
        "by_second": by_second,
        "has_memory": has_memory(project),
    }
    return render(request, "web/bilingual/list.html", context)


def decided_answer(request: ProjectRequest, row: Equivalent) -> HttpResponse:
    """One equivalent as both columns have it: it stays in its place, also where the filter no longer shows it."""
    proofs, entries = page_of.proofs_of([row]), page_of.entries_by_text(request.project, [row])
    context = {"each": row, "proofs": proofs[row.pk], "entry_of": entries.get(row.text)}
    return render(request, "web/bilingual/_equivalent.html", context)


@for_members(Role.EDITOR, *WRITE)
def choose(request: ProjectRequest, issue_id: int) -> HttpResponse:
    """Decide which of several translations is to be written, and what becomes of the others."""
    issue = get_object_or_404(Issue.objects.select_related("term"), term__project=request.project, pk=issue_id)
    number = request.POST.get("way", "")
    way = int(number) if number.isdecimal() and len(number) < 4 else -1
    try:
        renderings.choose(issue, way, others=request.POST.get("others", ""), by=request.user)
    except DecisionRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(
            request,
            _("%(term)s: decided. Exports for linters have it as a rule from now on.") % {"term": issue.term.text},
        )
    return back(request, "issues")
