"""The part of a project that everybody may read, and the definitions that programs propose to its people."""

from typing import Annotated, Any, Literal

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema, Status
from pydantic import Field

from genglossary.actions import proposals
from genglossary.actions import publishing as actions
from genglossary.api.access import ADMIN, READ, WRITE, project_of, user_of
from genglossary.api.matching import MATCHED, matched
from genglossary.api.paging import Id, ListPage, PageQuery, Words, page
from genglossary.api.problems import Refused
from genglossary.api.projects import cleaned
from genglossary.api.term_schemas import TermDetail, detailed
from genglossary.api.terms import term_in, unchanged
from genglossary.models import Definition, Origin, Project, Role
from genglossary.models.definition import WAITING
from genglossary.models.public_glossary import LONGEST_ADDRESS
from genglossary.web.forms.publishing import PublishingForm

router = Router(tags=["publication"])


class PublicationOut(Schema):
    """The decision what everybody sees; `slug` is the end of the address `/g/…/`, empty where nobody chose one."""

    enabled: bool
    slug: str
    statuses: list[str]
    passages: bool
    indexed: bool


class PublicationIn(Schema):
    """The whole decision what everybody sees; what is left out is as at the beginning. A `slug` that is given up is
    dead.
    """

    enabled: bool
    slug: Annotated[Words, Field(max_length=LONGEST_ADDRESS)]
    statuses: list[Literal["accepted", "candidate"]] = ["accepted"]
    passages: bool = False
    indexed: bool = False


class ProposalIn(Schema):
    text: Annotated[Words, Field(min_length=1, max_length=proposals.LONGEST_PROPOSAL)]
    source: Annotated[Words, Field(max_length=2000)] = ""


class ProposalOut(Schema):
    """A definition that waits for a person."""

    id: int
    term: int
    text: str
    source: str
    author: str | None


@router.get("/projects/{project_id}/publication", auth=ADMIN, response=PublicationOut)
def get_publication(request: HttpRequest, project_id: Id) -> Any:
    """Tell whether everybody may read the glossary, and what of it."""
    return actions.publication_of(project_of(request, project_id, Role.OWNER))


@router.put("/projects/{project_id}/publication", auth=ADMIN, response=PublicationOut, openapi_extra=MATCHED)
def set_publication(request: HttpRequest, project_id: Id, said: PublicationIn) -> Any:
    """Show the glossary to everybody under `/g/<slug>/`, or not any more."""
    project = project_of(request, project_id, Role.OWNER)
    wanted = cleaned(PublishingForm(said.dict(), instance=actions.publication_of(project), project=project))
    try:
        with matched(request, lambda: actions.publication_of(project), PublicationOut, locked=project):
            actions.publish(project, by=user_of(request), **wanted)
    except actions.AddressTaken:
        raise Refused(422, "This address is taken.", [{"field": "body.slug", "message": "It is taken."}]) from None
    return actions.publication_of(project)


@router.get("/projects/{project_id}/proposals", auth=READ, response=ListPage[ProposalOut], tags=["definitions"])
def list_proposals(request: HttpRequest, project_id: Id, asked: Query[PageQuery[ProposalOut]]) -> Any:
    """List definitions that were proposed and nobody accepted or rejected, the oldest first."""
    project = project_of(request, project_id)
    rows = Definition.objects.filter(WAITING, term__project=project).select_related("author")
    return page(rows, asked, ("pk",), _told)


@router.post(
    "/projects/{project_id}/terms/{term_id}/proposals",
    auth=WRITE, response={201: ProposalOut}, tags=["definitions"],
)  # fmt: skip
def propose_definition(request: HttpRequest, project_id: Id, term_id: Id, said: ProposalIn) -> Any:
    """Propose a definition, as readers may too; a person accepts or rejects it (`withdraw`), and you are told."""
    project = project_of(request, project_id)
    try:
        row = proposals.propose(term_in(project, term_id), said.text, by=user_of(request), source=said.source)
    except proposals.CannotPropose as error:
        raise Refused(409, str(error)) from None
    return Status(201, _told(row))


@router.post(
    "/projects/{project_id}/definitions/{definition_id}/accept",
    auth=WRITE, response=TermDetail, tags=["definitions"], openapi_extra=MATCHED,
)  # fmt: skip
def accept_definition(request: HttpRequest, project_id: Id, definition_id: Id) -> Any:
    """Make a proposal your definition of the term."""
    project: Project = project_of(request, project_id, Role.EDITOR)
    rows = Definition.objects.filter(term__project=project, origin=Origin.PROPOSED).select_related("term")
    proposal = get_object_or_404(rows, pk=definition_id)
    with unchanged(request, project, proposal.term):
        if not proposals.accept(proposal, by=user_of(request)):
            raise Refused(409, "Somebody decided about it already.")
    return detailed(project, proposal.term_id)


@router.delete(
    "/projects/{project_id}/proposals/{definition_id}", auth=WRITE, response={204: None}, tags=["definitions"]
)
def take_proposal_back(request: HttpRequest, project_id: Id, definition_id: Id) -> Any:
    """Take your own proposal back while it waits."""
    project = project_of(request, project_id)
    mine = Definition.objects.filter(WAITING, term__project=project, author=user_of(request))
    proposals.withdraw(get_object_or_404(mine.select_related("term"), pk=definition_id), by=user_of(request))
    return Status(204, None)


def _told(row: Definition) -> dict[str, Any]:
    author = row.author.username if row.author else None
    return {"id": row.pk, "term": row.term_id, "text": row.text, "source": row.source, "author": author}
