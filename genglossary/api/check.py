"""The places that writers should mend, as it was found at the end of the newest run."""

from datetime import datetime
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from genglossary.api.access import READ, project_of
from genglossary.api.paging import Id, ListPage, PageQuery, page
from genglossary.models import InspectionFinding
from genglossary.web.views.check import RUNS_SHOWN, inspections

router = Router(tags=["check"])


class CheckOut(Schema):
    """The documents of a run held against the glossary: `counts` are findings by the code of their rule."""

    run: int
    at: datetime
    documents: int
    counts: dict[str, int]


class CheckFindingOut(Schema):
    """A place to mend: half-open characters of the text of that version; null where it is about the glossary."""

    id: int
    rule: str
    level: str
    message: str
    term: str
    version: int | None
    document: str | None
    start: int
    end: int


class CheckQuery(PageQuery[CheckFindingOut]):
    rule: Annotated[str, Field(pattern="^(GG[0-9]{3})?$")] = ""


@router.get("/projects/{project_id}/checks", auth=READ, response=list[CheckOut])
def list_checks(request: HttpRequest, project_id: Id) -> Any:
    """The checks after the last ten runs, the newest first."""
    rows = inspections(project_of(request, project_id))[:RUNS_SHOWN]
    return [{"run": row.run_id, "at": row.created_at, "documents": row.documents, "counts": row.counts} for row in rows]


@router.get("/projects/{project_id}/checks/findings", auth=READ, response=ListPage[CheckFindingOut])
def list_check_findings(request: HttpRequest, project_id: Id, asked: Query[CheckQuery]) -> Any:
    """The findings of the newest check, all or those of one rule."""
    rows = InspectionFinding.objects.filter(inspection__run__project=project_of(request, project_id))
    rows = rows.select_related("version__document").defer("version__text", "version__structure")
    return page(rows.filter(rule=asked.rule) if asked.rule else rows, asked, ("id",), _told)


def _told(row: InspectionFinding) -> dict[str, Any]:
    names = ("id", "rule", "level", "message", "term", "start", "end")
    version = row.version
    where = {"version": row.version_id, "document": version.document.name if version else None}
    return {**{name: getattr(row, name) for name in names}, **where}
