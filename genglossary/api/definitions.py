"""Definitions of terms, the passages that prove them, where terms stand, and the issues that a review found."""

from typing import Annotated, Any

from django.db.models import F
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema, Status
from pydantic import Field

from genglossary.actions import definitions as actions
from genglossary.actions import proposals
from genglossary.actions.glossary import open_issue_rows
from genglossary.api.access import READ, WRITE, project_of, user_of
from genglossary.api.matching import MATCHED
from genglossary.api.paging import Id, ListPage, PageQuery, Words, page
from genglossary.api.problems import Refused
from genglossary.api.term_schemas import DefinitionOut, TermDetail, detailed, told_definition
from genglossary.api.terms import term_in, unchanged
from genglossary.models import Definition, Issue, IssueKind, Occurrence, Role, Term
from genglossary.models.term import ENTRY
from genglossary.pipeline.occurrences.matcher import unpack
from genglossary.web import entry_page
from genglossary.web.forms.terms import DefinitionForm

router = Router(tags=["definitions"])


class DefinitionIn(Schema):
    """A definition in a person's words; `source` says where it was taken from."""

    text: Annotated[Words, Field(min_length=1, max_length=20_000)]
    source: Annotated[Words, Field(max_length=2000)] = ""


class ProofOut(Schema):
    """A passage with its words: half-open characters of the text of a version."""

    version: int
    document: str
    start: int
    end: int
    text: str


class OccurrenceOut(Schema):
    """The places of a spelling in the current version of a document: `places` are half-open [start, end]."""

    id: int
    document: int
    name: str
    version: int
    term: int
    count: int
    places: list[list[int]]


class IssueOut(Schema):
    """A problem that a person should look at; `evidence` are [version, start, end]."""

    id: int
    term: int
    text: str
    kind: str
    detail: str
    related: list[int]
    evidence: list[list[int]]


class IssueQuery(PageQuery):
    kind: IssueKind | None = None


@router.get("/projects/{project_id}/terms/{term_id}/definitions", auth=READ, response=list[DefinitionOut])
def list_definitions(request: HttpRequest, project_id: Id, term_id: Id) -> Any:
    """All definitions of a term, the shown one first; what was taken back or is outdated comes last."""
    term = term_in(project_of(request, project_id), term_id)
    return [told_definition(row) for row in entry_page.entry_page_of(term).definitions]


@router.post(
    "/projects/{project_id}/terms/{term_id}/definitions", auth=WRITE, response=TermDetail, openapi_extra=MATCHED
)
def define_term(request: HttpRequest, project_id: Id, term_id: Id, said: DefinitionIn) -> Any:
    """Write a definition: it is shown before all others. If-Match is the ETag of the term."""
    project = project_of(request, project_id, Role.EDITOR)
    term, form = term_in(project, term_id), DefinitionForm({"text": said.text, "source": said.source})
    if not form.is_valid():
        raise Refused(422, "A definition says something.", [{"field": "body.text", "message": "It is empty."}])
    with unchanged(request, project, term):
        wanted = {name: form.cleaned_data[name] for name in ("text", "source")}
        actions.write(term, **wanted, by=user_of(request))
    return detailed(project, term_id)


def _of_project(request: HttpRequest, project_id: int, definition_id: int) -> Definition:
    project = project_of(request, project_id, Role.EDITOR)
    return get_object_or_404(Definition.objects.select_related("term"), term__project=project, pk=definition_id)


@router.post("/projects/{project_id}/definitions/{definition_id}/withdraw", auth=WRITE, response=TermDetail)
def withdraw_definition(request: HttpRequest, project_id: Id, definition_id: Id) -> Any:
    """Take a definition back: it is kept; the next best one is shown."""
    definition = _of_project(request, project_id, definition_id)
    proposals.withdraw(definition, by=user_of(request))
    return detailed(definition.term.project, definition.term_id)


@router.post("/projects/{project_id}/definitions/{definition_id}/restore", auth=WRITE, response=TermDetail)
def restore_definition(request: HttpRequest, project_id: Id, definition_id: Id) -> Any:
    """Show a withdrawn definition again."""
    definition = _of_project(request, project_id, definition_id)
    actions.restore(definition, by=user_of(request))
    return detailed(definition.term.project, definition.term_id)


@router.get("/projects/{project_id}/terms/{term_id}/passages", auth=READ, response=list[ProofOut], tags=["passages"])
def list_passages(request: HttpRequest, project_id: Id, term_id: Id) -> Any:
    """The passages that prove the shown definition; where there is none, those to read."""
    term = term_in(project_of(request, project_id), term_id)
    return entry_page.entry_page_of(term).passages


@router.get(
    "/projects/{project_id}/terms/{term_id}/occurrences",
    auth=READ, response=ListPage[OccurrenceOut], tags=["occurrences"],
)  # fmt: skip
def list_occurrences(request: HttpRequest, project_id: Id, term_id: Id, asked: Query[PageQuery]) -> Any:
    """List the places of a term and its spellings in the current documents."""
    term = term_in(project_of(request, project_id), term_id)
    family = [term.pk, *term.variants.values_list("pk", flat=True)]
    current = Occurrence.objects.filter(
        term__in=family, step__completed_at__isnull=False, count__gt=0,
        version__document__removed_at=None, version__document__current_id=F("version_id"),
    )  # fmt: skip
    later = Occurrence.objects.filter(term__in=family, step__completed_at__isnull=False)
    newest: dict[tuple[int, int], int] = {}
    for pk, term_pk, version in later.order_by("step_id").values_list("pk", "term_id", "version_id"):
        newest[term_pk, version] = pk
    rows = current.filter(pk__in=newest.values()).select_related("version__document")
    return page(rows.defer("version__text", "version__structure"), asked, ("version_id", "pk"), _occurrence)


def _occurrence(row: Any) -> dict[str, Any]:
    flat, document = unpack(bytes(row.offsets)), row.version.document
    told = {"id": row.pk, "document": document.pk, "name": document.name, "version": row.version_id}
    places = [list(place) for place in zip(flat[::2], flat[1::2], strict=True)]
    return {**told, "term": row.term_id, "count": row.count, "places": places}


@router.get("/projects/{project_id}/issues", auth=READ, response=ListPage[IssueOut], tags=["issues"])
def list_issues(request: HttpRequest, project_id: Id, asked: Query[IssueQuery]) -> Any:
    """The open issues of entries, those of the most important terms first."""
    project = project_of(request, project_id)
    rows = open_issue_rows(project).filter(term__in=Term.objects.filter(ENTRY, project=project))
    rows = rows.filter(kind=asked.kind) if asked.kind else rows
    return page(rows.annotate(score=F("term__score")).select_related("term"), asked, ("-score", "pk"), _issue)


def _issue(row: Any) -> dict[str, Any]:
    names = ("id", "kind", "detail", "related", "evidence")
    return {**{name: getattr(row, name) for name in names}, "term": row.term_id, "text": row.term.text}


@router.post("/projects/{project_id}/issues/{issue_id}/dismiss", auth=WRITE, response={204: None}, tags=["issues"])
def dismiss_issue(request: HttpRequest, project_id: Id, issue_id: Id) -> Any:
    """Say that you looked at an issue, and it is fine."""
    project = project_of(request, project_id, Role.EDITOR)
    issue = get_object_or_404(Issue.objects.select_related("term"), term__project=project, pk=issue_id)
    actions.dismiss(issue, by=user_of(request))
    return Status(204, None)
