"""Definitions of terms, the passages that prove them, and where terms stand."""

from collections.abc import Callable
from typing import Annotated, Any

from django.db.models import F
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema
from pydantic import Field

from genglossary.actions import definitions as actions
from genglossary.api.access import READ, WRITE, project_of, user_of
from genglossary.api.matching import MATCHED
from genglossary.api.paging import Id, ListPage, PageQuery, Words, page
from genglossary.api.problems import Refused
from genglossary.api.term_schemas import DefinitionOut, TermDetail, detailed, told_definition
from genglossary.api.terms import term_in, unchanged
from genglossary.models import Definition, Occurrence, Role
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


def _decided(request: HttpRequest, project_id: int, definition_id: int, decide: Callable[..., Any]) -> dict[str, Any]:
    """Decide about a definition; If-Match is the ETag of its term, which is the answer."""
    project = project_of(request, project_id, Role.EDITOR)
    definition = get_object_or_404(Definition.objects.select_related("term"), term__project=project, pk=definition_id)
    with unchanged(request, project, definition.term):
        decide(definition, by=user_of(request))
    return detailed(project, definition.term_id)


@router.post(
    "/projects/{project_id}/definitions/{definition_id}/withdraw",
    auth=WRITE,
    response=TermDetail,
    openapi_extra=MATCHED,
)
def withdraw_definition(request: HttpRequest, project_id: Id, definition_id: Id) -> Any:
    """Take a definition back: it is kept; the next best one is shown."""
    return _decided(request, project_id, definition_id, actions.withdraw)


@router.post(
    "/projects/{project_id}/definitions/{definition_id}/restore", auth=WRITE, response=TermDetail, openapi_extra=MATCHED
)
def restore_definition(request: HttpRequest, project_id: Id, definition_id: Id) -> Any:
    """Show a withdrawn definition again."""
    return _decided(request, project_id, definition_id, actions.restore)


@router.get("/projects/{project_id}/terms/{term_id}/passages", auth=READ, response=list[ProofOut], tags=["passages"])
def list_passages(request: HttpRequest, project_id: Id, term_id: Id) -> Any:
    """The passages that prove the shown definition; where there is none, those to read."""
    term = term_in(project_of(request, project_id), term_id)
    return entry_page.entry_page_of(term).passages


@router.get(
    "/projects/{project_id}/terms/{term_id}/occurrences",
    auth=READ, response=ListPage[OccurrenceOut], tags=["occurrences"],
)  # fmt: skip
def list_occurrences(request: HttpRequest, project_id: Id, term_id: Id, asked: Query[PageQuery[OccurrenceOut]]) -> Any:
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
