"""The members who look after terms."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from genglossary.actions import assigning
from genglossary.api.access import READ, WRITE, project_of, user_of
from genglossary.api.paging import Id, ListPage, PageQuery, Words, page
from genglossary.api.projects import cleaned
from genglossary.api.terms import term_in
from genglossary.models import Assignment, Role, Term
from genglossary.models.term import PUBLISHED
from genglossary.web.forms.terms import AssignForm

router = Router(tags=["terms"])


class AssigneeIn(Schema):
    """The user name of the member who looks after it; empty for nobody. `seen` is who did before, as you know it: where
    it is somebody else by now, nothing is done (412).
    """

    to: Annotated[Words, Field(max_length=150)]
    seen: Annotated[Words, Field(max_length=150)] | None = None


class AssignmentOut(Schema):
    """The user name of the member who looks after a term; null for nobody."""

    term: int
    text: str
    assignee: str | None


@router.get("/projects/{project_id}/assignments", auth=READ, response=ListPage[AssignmentOut])
def list_assignments(request: HttpRequest, project_id: Id, asked: Query[PageQuery[AssignmentOut]]) -> Any:
    """List the terms that somebody looks after."""
    terms = Term.objects.filter(PUBLISHED, project=project_of(request, project_id)).values("pk")
    rows = Assignment.objects.filter(term__in=terms).select_related("term", "membership__user")
    return page(rows, asked, ("pk",), _told)


def _told(row: Assignment) -> dict[str, Any]:
    return {"term": row.term_id, "text": row.term.text, "assignee": row.membership.user.username}


@router.put("/projects/{project_id}/terms/{term_id}/assignee", auth=WRITE, response=AssignmentOut)
def assign_term(request: HttpRequest, project_id: Id, term_id: Id, said: AssigneeIn) -> Any:
    """Let a member look after a term, or nobody; they are told."""
    project = project_of(request, project_id, Role.EDITOR)
    term, to = term_in(project, term_id), cleaned(AssignForm({"to": said.to}, project=project))["to"]
    assigning.assign(Term.objects.filter(pk=term.pk), to, by=user_of(request), seen=said.seen)
    return {"term": term.pk, "text": term.text, "assignee": to and to.username}
