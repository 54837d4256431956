"""Terms: the table with its filters, one of them, and decisions about one or many."""

from contextlib import AbstractContextManager
from typing import Annotated, Any, Literal

from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema, Status
from pydantic import Field

from genglossary.actions import terms as actions
from genglossary.actions.bulk import DECIDE, decide_all
from genglossary.actions.spellings import spell
from genglossary.api.access import READ, WRITE, project_of, user_of
from genglossary.api.documents import CountOut
from genglossary.api.matching import MATCHED, matched
from genglossary.api.paging import Id, ListPage, PageQuery, Words, page
from genglossary.api.problems import Refused
from genglossary.api.projects import cleaned
from genglossary.api.term_schemas import CategoryName, TermDetail, TermOut, UsageName, detailed, told
from genglossary.models import Project, Role, Term
from genglossary.models.address import entry_of
from genglossary.models.term import DICTIONARY_ORDER, ENTRY, PUBLISHED, having
from genglossary.web.forms.terms import LONGEST_NOTES, BulkForm
from genglossary.web.term_filter import SORTS, TermFilter

router = Router(tags=["terms"])
DecisionName = Literal["accept", "exclude", "require", "reopen"]
Searched = Annotated[Words, Field(max_length=300)]


class FilterQuery(Schema):
    """The choice of terms, as on the page. "none" is no category, or no usage.

    `assigned` is the user name of a member, or "*" for terms that nobody has.
    """

    status: Literal["all", "proposed", "accepted", "required", "excluded", "variants", "lost"] = "all"
    q: Searched = ""
    category: CategoryName | Literal["none", ""] = ""
    usage: UsageName | Literal["none", ""] = ""
    assigned: Annotated[Words, Field(max_length=150)] = ""
    sort: Literal["score", "text", "frequency", "documents"] = "score"


class TermQuery(FilterQuery, PageQuery[TermOut]):
    """The choice of terms, and the wanted part of their list."""


class EntryQuery(PageQuery[TermOut]):
    """`q` is looked for in texts, readings and spellings."""

    q: Searched = ""


class TermIn(Schema):
    text: Annotated[Words, Field(min_length=1, max_length=300)]


class DecideIn(Schema):
    """Decisions about one term; what is left out stays."""

    decision: DecisionName | None = None
    category: CategoryName | Literal[""] | None = None
    usage: UsageName | Literal[""] | None = None
    notes: Annotated[Words, Field(max_length=LONGEST_NOTES)] | None = None


class BulkIn(Schema):
    """One decision about several terms: those with these `ids`, or all that `matching` finds.

    `to` is the user name of who they are assigned to, empty for nobody. For `matching`, `sure` is how many you think
    they are: where there are others by now, nothing is done (409). `seen` is the id of the newest change that you know
    of: where this would replace what others decided since, nothing is done (412).
    """

    do: Literal["accept", "exclude", "require", "reopen", "categorise", "spell", "assign", "merge"]
    ids: Annotated[list[Id], Field(max_length=1000)] | None = None
    matching: FilterQuery | None = None
    sure: int | None = None
    category: CategoryName | Literal[""] = ""
    usage: UsageName | Literal[""] = ""
    into: Annotated[Words, Field(max_length=300)] = ""
    to: Annotated[Words, Field(max_length=150)] = ""
    seen: Annotated[int, Field(ge=0, le=2**63 - 1)] | None = None


def _filtered(asked: FilterQuery, project: Project) -> QuerySet[Term]:
    chosen = TermFilter(
        status=asked.status,
        query=asked.q.strip(),
        category=asked.category,
        usage=asked.usage,
        sort=asked.sort,
        assigned=asked.assigned,
    )
    return chosen.terms(project)


@router.get("/projects/{project_id}/terms", auth=READ, response=ListPage[TermOut])
def list_terms(request: HttpRequest, project_id: Id, asked: Query[TermQuery]) -> Any:
    """The table of terms: entries, proposals and what is excluded."""
    rows = _filtered(asked, project_of(request, project_id)).select_related("preferred")
    return page(rows, asked, SORTS[asked.sort][1], told)


@router.get("/projects/{project_id}/entries", auth=READ, response=ListPage[TermOut])
def list_entries(request: HttpRequest, project_id: Id, asked: Query[EntryQuery]) -> Any:
    """The glossary: its entries in the order of a dictionary."""
    rows = Term.objects.filter(ENTRY, project=project_of(request, project_id)).select_related("preferred")
    rows = rows.filter(having(asked.q)) if asked.q else rows
    return page(rows, asked, DICTIONARY_ORDER, told)


@router.get("/projects/{project_id}/entries/{address}", auth=READ, response=TermDetail)
def get_entry(request: HttpRequest, project_id: Id, address: Words) -> Any:
    """The entry with this id that stays (`uid`) or slug, also that of a spelling."""
    project = project_of(request, project_id)
    found = entry_of(project, address)
    if found is None:
        raise Http404
    return detailed(project, found.pk)


@router.post("/projects/{project_id}/terms", auth=WRITE, response={201: TermDetail})
def add_term(request: HttpRequest, project_id: Id, said: TermIn) -> Any:
    """Add a term, which is required from now on."""
    project = project_of(request, project_id, Role.EDITOR)
    term = actions.add(project, said.text, by=user_of(request))
    return Status(201, detailed(project, term.pk))


@router.post("/projects/{project_id}/terms/bulk", auth=WRITE, response=CountOut)
def decide_many(request: HttpRequest, project_id: Id, said: BulkIn) -> Any:
    """Decide about many terms at once; one undo takes it back."""
    project = project_of(request, project_id, Role.EDITOR)
    form = BulkForm(
        {**said.dict(include={"do", "category", "usage", "into", "to"}), "which": "ticked"}, project=project
    )
    decided = cleaned(form)
    with transaction.atomic():
        done = decide_all(
            project, _chosen(said, project), do=said.do, category=said.category, usage=said.usage,
            into=decided["into"], to=decided["to"], by=user_of(request), seen=said.seen,
            none_to_merge="Name the terms to merge first.",
        )  # fmt: skip
    return {"changed": done.changed, "batch": done.batch if done.changed else None}


def _chosen(said: BulkIn, project: Project) -> QuerySet[Term]:
    if (said.ids is None) == (said.matching is None):
        message = "Say which terms: either `ids` or `matching`."
        raise Refused(422, message, [{"field": "body.ids", "message": message}])
    if said.matching is None:
        return Term.objects.filter(PUBLISHED, project=project, pk__in=said.ids or ()).order_by("-score", "pk")
    rows = _filtered(said.matching, project)
    if (count := rows.count()) != said.sure:
        raise Refused(
            409, f"{count:,} terms match. Where this is what you mean, send it again with this number as `sure`."
        )
    return rows


def term_in(project: Project, term_id: int) -> Term:
    """A term that people may see. Raises Http404."""
    return get_object_or_404(Term, PUBLISHED, project=project, pk=term_id)


def unchanged(request: HttpRequest, project: Project, term: Term) -> AbstractContextManager[None]:
    """A transaction that changes a term only while it is as If-Match says; see `matched`."""
    return matched(request, lambda: detailed(project, term.pk), TermDetail, locked=term)


@router.get("/projects/{project_id}/terms/{term_id}", auth=READ, response=TermDetail)
def get_term(request: HttpRequest, project_id: Id, term_id: Id) -> Any:
    """One term with its definition, its spellings and its equivalents."""
    return detailed(project_of(request, project_id), term_id)


@router.patch("/projects/{project_id}/terms/{term_id}", auth=WRITE, response=TermDetail, openapi_extra=MATCHED)
def decide_term(request: HttpRequest, project_id: Id, term_id: Id, said: DecideIn) -> Any:
    """Decide about one term: its status, its category, its usage, its notes."""
    project = project_of(request, project_id, Role.EDITOR)
    term, by = term_in(project, term_id), user_of(request)
    one = Term.objects.filter(pk=term.pk)
    with unchanged(request, project, term):
        if said.decision:
            DECIDE[said.decision](one, by=by)
        if said.category is not None:
            actions.categorise(one, category=said.category, by=by)
        if said.usage is not None:
            spell(one, usage=said.usage, by=by)
        if said.notes is not None:
            actions.annotate(term, notes=said.notes.replace("\r\n", "\n"), by=by)
    return detailed(project, term_id)


@router.post("/projects/{project_id}/terms/{term_id}/split", auth=WRITE, response=TermDetail, openapi_extra=MATCHED)
def split_term(request: HttpRequest, project_id: Id, term_id: Id) -> Any:
    """Make a variant a term of its own again."""
    project = project_of(request, project_id, Role.EDITOR)
    term = term_in(project, term_id)
    with unchanged(request, project, term):
        actions.split(Term.objects.filter(pk=term.pk), by=user_of(request))
    return detailed(project, term_id)
