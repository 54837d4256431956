"""The page of what writers should mend: the documents held against the glossary at the end of the newest run."""

from typing import Any, NamedTuple

from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.http import HttpResponse
from django.shortcuts import render

from genglossary.checking import RULES
from genglossary.models import Inspection, InspectionFinding, Project, Role, Term
from genglossary.web.access import READ, ProjectRequest, for_members
from genglossary.web.rule_words import RULE_WORDS

FINDINGS_A_PAGE = 50
RUNS_SHOWN = 10
HIGHEST, TOP, STEP = 80, 20, 64  # of the drawing of the trend: the highest bar, the room above it, from bar to bar


def inspections(project: Project) -> QuerySet[Inspection]:
    """The checks of a project, the newest first."""
    return Inspection.objects.filter(run__project=project).order_by("-pk")


@for_members(Role.READER, *READ)
def check(request: ProjectRequest) -> HttpResponse:
    """The findings, all or those of one rule or one document, and how many there were after the last runs."""
    several = list(inspections(request.project)[:RUNS_SHOWN])
    context: dict[str, Any] = {"inspection": several[0] if several else None}
    if several:
        runs = several[::-1]
        context |= {"runs": runs, "trend": _trend(runs), "bars": bars(runs), **_chosen(request, several[0])}
    return render(request, "web/check/check.html", context)


def _chosen(request: ProjectRequest, inspection: Inspection) -> dict[str, Any]:
    rows = InspectionFinding.objects.filter(inspection=inspection)
    names = dict.fromkeys(rows.values_list("version__document__name", flat=True).distinct())
    rule, document = request.GET.get("rule", ""), request.GET.get("document", "")
    rule, document = rule if rule in RULES else "", document if document in names else ""
    found = rows.filter(rule=rule) if rule else rows
    found = found.filter(version__document__name=document) if document else found
    page = Paginator(found.select_related("version__document").defer("version__text", "version__structure")
                     .order_by("version__document__name", "start", "pk"), FINDINGS_A_PAGE)  # fmt: skip
    counts = rows.filter(version__document__name=document) if document else rows
    kinds = dict(counts.order_by().values_list("rule").annotate(n=Count("pk")))
    shown = page.get_page(request.GET.get("page"))
    entries = _entries(request.project, {each.term for each in shown})
    return {
        "page": shown,
        "findings": [(each, RULE_WORDS[each.rule], entries.get(each.term)) for each in shown],
        "rule": rule,
        "document": document,
        "names": sorted(name for name in names if name),
        "kinds": [(code, RULE_WORDS[code], kinds[code]) for code in sorted(kinds)],
        "total": sum(kinds.values()),
        "all": sum(inspection.counts.values()),
    }


def _trend(runs: list[Inspection]) -> list[tuple[str, Any, list[int]]]:
    """Each rule that found anything, with its findings after each run, the earliest first."""
    codes = sorted({code for each in runs for code in each.counts})
    return [(code, RULE_WORDS[code].name, [each.counts.get(code, 0) for each in runs]) for code in codes]


def _entries(project: Project, texts: set[str]) -> dict[str, int]:
    """The terms that have these texts, to lead to their entries."""
    return dict(Term.objects.filter(project=project, text__in=texts, preferred=None).values_list("text", "pk"))


class Bar(NamedTuple):
    """The `number` of findings after one run, drawn `width` wide and `height` of `HIGHEST` high, from `x` and `y`."""

    run: int
    number: int
    x: int
    y: int
    height: int
    width: int


def bars(runs: list[Inspection]) -> list[Bar]:
    """The counts of all findings side by side; where nothing was found a line stays."""
    counts = [sum(each.counts.values()) for each in runs]
    most = max(counts, default=0) or 1
    heights = [max(1, round(HIGHEST * count / most)) for count in counts]
    return [
        Bar(each.run_id, count, STEP * at, TOP + HIGHEST - height, height, STEP - 12)
        for at, (each, count, height) in enumerate(zip(runs, counts, heights, strict=True))
    ]
