"""The state of a glossary as a picture: how much is defined, in which documents it is not, how it grew."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce

from genglossary.models import Definition, Occurrence, Project, RunStatus, RunStep, Scope, Term
from genglossary.models.definition import SHOWN
from genglossary.models.term import ENTRY
from genglossary.web.numbers import ProjectNumbers, numbers_of

MOST_DOCUMENTS, MOST_RUNS = 10, 24
WIDTH, HEIGHT = 240, 60


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentBar:
    """The entries that a document mentions; widths in percent of the longest bar."""

    document_id: int
    name: str
    entries: int
    defined: int
    width: float
    defined_width: float

    @property
    def undefined(self) -> int:
        return self.entries - self.defined


@dataclass(frozen=True, kw_only=True, slots=True)
class Growth:
    """Numbers of the first and the newest of some completed runs, and lines over all of them, as the points of SVG
    polylines in a box of WIDTH to HEIGHT."""

    runs: int
    first: tuple[int, int]
    last: tuple[int, int]
    entries: str
    defined: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    """`defined` is the share of the entries in percent; `bars` begin with the document of most undefined entries, and
    `more` documents have some that are not shown."""

    numbers: ProjectNumbers
    defined: float
    bars: Sequence[DocumentBar]
    more: int
    growth: Growth | None


def picture_of(project: Project) -> Picture:
    """Draw the state of a project in numbers, in a constant number of queries."""
    numbers, bars = numbers_of(project), _bars(project)
    return Picture(
        numbers=numbers,
        defined=_percent(numbers.defined, numbers.entries),
        bars=bars[:MOST_DOCUMENTS],
        more=max(0, len(bars) - MOST_DOCUMENTS),
        growth=_growth(project),
    )


def _bars(project: Project) -> list[DocumentBar]:
    counted = _counted(project)
    most = max((row["entries"] for row in counted), default=0)
    bars = [
        DocumentBar(width=_percent(row["entries"], most), defined_width=_percent(row["defined"], most), **row)
        for row in counted
    ]
    return sorted(bars, key=lambda bar: (-bar.undefined, -bar.entries, bar.name))


def _counted(project: Project) -> list[dict[str, Any]]:
    """The entries, and those of them with a definition, that each document mentions as it is now."""
    entries = Term.objects.filter(ENTRY, project=project).values("pk")
    shown = Definition.objects.filter(SHOWN, term=OuterRef("entry"))
    rows = Occurrence.objects.filter(
        count__gt=0,
        step__completed_at__isnull=False,
        version__document__removed_at=None,
        version__document__current_id=F("version_id"),
    )
    rows = rows.annotate(entry=Coalesce("term__preferred_id", "term_id")).filter(entry__in=entries).order_by()
    rows = rows.values(document_id=F("version__document_id"), name=F("version__document__name"))
    several = Count("entry", distinct=True)
    return list(rows.annotate(entries=several, defined=Count("entry", distinct=True, filter=Q(Exists(shown)))))


def _growth(project: Project) -> Growth | None:
    """None before there are two runs to compare."""
    steps = RunStep.objects.filter(
        run__project=project,
        run__status=RunStatus.COMPLETED,
        name__in=(Scope.EXTRACT, Scope.REFINE),
        completed_at__isnull=False,
    )
    found: dict[int, dict[str, int]] = {}
    for run, summary in steps.order_by("-run_id").values_list("run_id", "summary")[: 2 * MOST_RUNS]:
        found[run] = {**found.get(run, {}), **summary}
    points = [(each["terms"], each.get("refined", 0)) for _, each in sorted(found.items()) if "documents" in each]
    if len(points) < 2:
        return None
    most = max(max(point) for point in points) or 1
    return Growth(
        runs=len(points),
        first=points[0],
        last=points[-1],
        entries=_polyline([point[0] for point in points], most),
        defined=_polyline([point[1] for point in points], most),
    )


def _polyline(values: Sequence[int], most: int) -> str:
    step = WIDTH / (len(values) - 1)
    return " ".join(f"{at * step:.1f},{HEIGHT - value * HEIGHT / most:.1f}" for at, value in enumerate(values))


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0
