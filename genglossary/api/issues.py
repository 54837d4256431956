"""The issues that a review found, and decisions about them."""

import uuid
from typing import Annotated, Any, Literal

from django.db.models import F
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema, Status
from pydantic import Field

from genglossary.actions import definitions as actions
from genglossary.actions import renderings
from genglossary.actions.glossary import open_issue_rows
from genglossary.api.access import READ, WRITE, project_of, user_of
from genglossary.api.documents import CountOut
from genglossary.api.paging import Id, ListPage, PageQuery, page
from genglossary.models import Issue, IssueKind, Project, Role, Term
from genglossary.models.term import ENTRY
from genglossary.web.ways import ways_of

router = Router(tags=["issues"])


class IssueOut(Schema):
    """A problem that a person should look at; `evidence` are [version, start, end]."""

    id: int
    term: int
    text: str
    kind: str
    detail: str
    related: list[int]
    evidence: list[list[int]]


class IssueQuery(PageQuery[IssueOut]):
    kind: IssueKind | None = None


class DismissIn(Schema):
    ids: Annotated[list[Id], Field(max_length=1000)]


class WayOut(Schema):
    """One of several ways in which a term was translated: `text` for `term`, in `places` aligned passages."""

    way: int
    term: int
    entry: str
    language: str
    text: str
    places: int


class ChooseIn(Schema):
    """The number of the `way` that is to be written from now on, and what becomes of the others."""

    way: Annotated[int, Field(ge=0, le=1000)]
    others: Literal["deprecated", "forbidden", "rejected"]


def _of_entries(project: Project) -> Any:
    return open_issue_rows(project).filter(term__in=Term.objects.filter(ENTRY, project=project))


@router.get("/projects/{project_id}/issues", auth=READ, response=ListPage[IssueOut])
def list_issues(request: HttpRequest, project_id: Id, asked: Query[IssueQuery]) -> Any:
    """The open issues of entries, those of the most important terms first."""
    rows = _of_entries(project_of(request, project_id))
    rows = rows.filter(kind=asked.kind) if asked.kind else rows
    return page(rows.annotate(score=F("term__score")).select_related("term"), asked, ("-score", "pk"), _issue)


def _issue(row: Any) -> dict[str, Any]:
    names = ("id", "kind", "detail", "related", "evidence")
    return {**{name: getattr(row, name) for name in names}, "term": row.term_id, "text": row.term.text}


@router.post("/projects/{project_id}/issues/dismiss", auth=WRITE, response=CountOut)
def dismiss_issues(request: HttpRequest, project_id: Id, said: DismissIn) -> Any:
    """Say that you looked at several issues, and they are fine; one undo takes it back."""
    project, batch = project_of(request, project_id, Role.EDITOR), uuid.uuid4()
    done = actions.dismiss_all(project, Issue.objects.filter(pk__in=said.ids), by=user_of(request), batch=batch)
    return {"changed": done, "batch": batch if done else None}


def _one(request: HttpRequest, project_id: int, issue_id: int, least: str) -> Issue:
    rows = Issue.objects.select_related("term")
    return get_object_or_404(rows, term__project=project_of(request, project_id, least), pk=issue_id)


@router.post("/projects/{project_id}/issues/{int:issue_id}/dismiss", auth=WRITE, response={204: None})
def dismiss_issue(request: HttpRequest, project_id: Id, issue_id: Id) -> Any:
    """Say that you looked at an issue, and it is fine."""
    actions.dismiss(_one(request, project_id, issue_id, Role.EDITOR), by=user_of(request))
    return Status(204, None)


@router.get("/projects/{project_id}/issues/{int:issue_id}/ways", auth=READ, response=list[WayOut])
def list_ways(request: HttpRequest, project_id: Id, issue_id: Id) -> Any:
    """The ways in which a term was translated, where the issue is about that."""
    issue = _one(request, project_id, issue_id, Role.READER)
    return [
        {"way": way.number, "term": way.entry.pk, "entry": way.entry.text}
        | {"language": way.language, "text": way.text, "places": way.places}
        for way in ways_of([issue]).get(issue.pk, ())
    ]


@router.post("/projects/{project_id}/issues/{int:issue_id}/choose", auth=WRITE, response=CountOut)
def choose_way(request: HttpRequest, project_id: Id, issue_id: Id, said: ChooseIn) -> Any:
    """Decide which of several translations is to be written; the others are avoided, or no translation at all."""
    issue = _one(request, project_id, issue_id, Role.EDITOR)
    done = renderings.choose(issue, said.way, others=said.others, by=user_of(request))
    return {"changed": done.changed, "batch": done.batch}
