"""Spellings of entries, equivalents in other languages, and where else a reader is sent."""

from collections.abc import Callable
from typing import Annotated, Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema, Status
from pydantic import Field

from genglossary.actions import equivalents as of_equivalents
from genglossary.actions import see_also as of_see_also
from genglossary.actions import spellings as of_spellings
from genglossary.actions.glossary import equivalents_of
from genglossary.api.access import READ, WRITE, project_of, user_of
from genglossary.api.matching import MATCHED, matched
from genglossary.api.paging import Id, Words
from genglossary.api.problems import Refused
from genglossary.api.term_schemas import EquivalentOut, KindName, TermDetail, TermOut, UsageName, detailed, told
from genglossary.api.terms import TermIn, term_in, unchanged
from genglossary.models import Equivalent, Project, Role, Term
from genglossary.models.term import same_designation

router = Router(tags=["spellings"])
Text = Annotated[Words, Field(min_length=1, max_length=300)]
Long = Annotated[Words, Field(max_length=20_000)]


class SpellingIn(Schema):
    """Decisions about one spelling; what is left out stays. `as_written`: whether case counts, null for the rule."""

    usage: UsageName | None = None
    variant_kind: KindName | None = None
    as_written: bool | None = None
    exact: bool | None = None
    do_not_translate: bool | None = None


class AddedSpelling(Schema):
    text: Text
    variant_kind: KindName = "spelling"
    usage: UsageName | None = None


class EquivalentIn(Schema):
    language: Annotated[Words, Field(min_length=2, max_length=35)]
    text: Text
    usage: UsageName | None = None
    reading: Annotated[Words, Field(max_length=300)] = ""
    definition: Long = ""
    notes: Long = ""


class EquivalentChange(Schema):
    """Changes of an equivalent; anything left out stays."""

    language: Annotated[Words, Field(min_length=2, max_length=35)] | None = None
    text: Text | None = None
    usage: UsageName | None = None
    reading: Annotated[Words, Field(max_length=300)] | None = None
    definition: Long | None = None
    notes: Long | None = None


@router.get("/projects/{project_id}/terms/{term_id}/spellings", auth=READ, response=list[TermOut])
def list_spellings(request: HttpRequest, project_id: Id, term_id: Id) -> Any:
    """The spellings of an entry, the preferred one first."""
    term = term_in(project_of(request, project_id), term_id)
    return [told(each) for each in (term, *term.variants.all())]


@router.post(
    "/projects/{project_id}/terms/{term_id}/spellings", auth=WRITE, response={201: TermOut}, openapi_extra=MATCHED
)
def add_spelling(request: HttpRequest, project_id: Id, term_id: Id, said: AddedSpelling) -> Any:
    """Add a spelling to an entry."""
    project = project_of(request, project_id, Role.EDITOR)
    term = term_in(project, term_id)
    values: dict[str, Any] = {"variant_kind": said.variant_kind, "usage": said.usage or ""}
    with unchanged(request, project, term):
        added = of_spellings.add_spelling(term, said.text, by=user_of(request), **values)
    return Status(201, told(added))


@router.patch("/projects/{project_id}/terms/{term_id}/spelling", auth=WRITE, response=TermDetail, openapi_extra=MATCHED)
def change_spelling(request: HttpRequest, project_id: Id, term_id: Id, said: SpellingIn) -> Any:
    """Decide how one spelling is used and found; null for a usage is undecided."""
    project = project_of(request, project_id, Role.EDITOR)
    term = term_in(project, term_id)
    with unchanged(request, project, term):
        of_spellings.spell(Term.objects.filter(pk=term.pk), by=user_of(request), **_spelled(said))
    return detailed(project, term_id)


def _spelled(said: SpellingIn) -> dict[str, Any]:
    values = said.dict(exclude_unset=True)
    for name in ("exact", "do_not_translate", "variant_kind"):
        if name in values and values[name] is None:
            raise Refused(
                422, f"{name} is not null.", [{"field": f"body.{name}", "message": "Leave it out to keep it."}]
            )
    return values | ({"usage": values["usage"] or ""} if "usage" in values else {})


@router.post("/projects/{project_id}/terms/{term_id}/prefer", auth=WRITE, response=TermDetail, openapi_extra=MATCHED)
def prefer_spelling(request: HttpRequest, project_id: Id, term_id: Id) -> Any:
    """Make a variant the spelling that its entry is called by."""
    project = project_of(request, project_id, Role.EDITOR)
    term = term_in(project, term_id)
    with unchanged(request, project, term):
        of_spellings.prefer(term, by=user_of(request))
    return detailed(project, term_id)


@router.post("/projects/{project_id}/terms/{term_id}/see-also", auth=WRITE, response=TermDetail, openapi_extra=MATCHED)
def add_see_also(request: HttpRequest, project_id: Id, term_id: Id, said: TermIn) -> Any:
    """Send readers of an entry to another one, by its text."""
    project = project_of(request, project_id, Role.EDITOR)
    term, other = term_in(project, term_id), same_designation(project, said.text)
    if other is None:
        raise Refused(422, f"There is no term {said.text!r}.", [{"field": "body.text", "message": "No such term."}])
    with unchanged(request, project, term):
        of_see_also.refer(term, other.preferred or other, by=user_of(request))
    return detailed(project, term_id)


@router.delete(
    "/projects/{project_id}/terms/{term_id}/see-also/{uid}", auth=WRITE, response=TermDetail, openapi_extra=MATCHED
)
def remove_see_also(request: HttpRequest, project_id: Id, term_id: Id, uid: Words) -> Any:
    """Send readers of an entry no longer to the one with this uid."""
    project = project_of(request, project_id, Role.EDITOR)
    term = term_in(project, term_id)
    with unchanged(request, project, term):
        of_see_also.unrefer(term, uid, by=user_of(request))
    return detailed(project, term_id)


@router.get(
    "/projects/{project_id}/terms/{term_id}/equivalents", auth=READ, response=list[EquivalentOut], tags=["equivalents"]
)
def list_equivalents(request: HttpRequest, project_id: Id, term_id: Id) -> Any:
    """Terms of other languages, also those of what was merged into the entry."""
    return equivalents_of(term_in(project_of(request, project_id), term_id))


@router.post(
    "/projects/{project_id}/terms/{term_id}/equivalents",
    auth=WRITE, response={201: EquivalentOut}, tags=["equivalents"], openapi_extra=MATCHED,
)  # fmt: skip
def add_equivalent(request: HttpRequest, project_id: Id, term_id: Id, said: EquivalentIn) -> Any:
    """Add a term of another language; it is accepted. If-Match is the ETag of the entry."""
    project = project_of(request, project_id, Role.EDITOR)
    term = term_in(project, term_id)
    values = {**said.dict(), "usage": said.usage or ""}
    with unchanged(request, project, term):
        added = of_equivalents.add(term, by=user_of(request), **values)
    return Status(201, added)


def _rows(project: Project, equivalent_id: int) -> Any:
    rows = Equivalent.objects.filter(term__project=project, pk=equivalent_id)
    get_object_or_404(rows)
    return rows


@router.get(
    "/projects/{project_id}/equivalents/{equivalent_id}", auth=READ, response=EquivalentOut, tags=["equivalents"]
)
def get_equivalent(request: HttpRequest, project_id: Id, equivalent_id: Id) -> Any:
    """One equivalent."""
    return _rows(project_of(request, project_id), equivalent_id).get()


@router.patch(
    "/projects/{project_id}/equivalents/{equivalent_id}",
    auth=WRITE, response=EquivalentOut, tags=["equivalents"], openapi_extra=MATCHED,
)  # fmt: skip
def change_equivalent(request: HttpRequest, project_id: Id, equivalent_id: Id, said: EquivalentChange) -> Any:
    """Change an equivalent."""
    rows = _rows(project_of(request, project_id, Role.EDITOR), equivalent_id)
    values: dict[str, Any] = {name: value or "" for name, value in said.dict(exclude_unset=True).items()}
    row = rows.select_related("term__project").get()
    with matched(request, rows.get, EquivalentOut, locked=row):
        of_equivalents.edit(row, by=user_of(request), **values)
    return rows.get()


@router.delete(
    "/projects/{project_id}/equivalents/{equivalent_id}",
    auth=WRITE, response={204: None}, tags=["equivalents"], openapi_extra=MATCHED,
)  # fmt: skip
def remove_equivalent(request: HttpRequest, project_id: Id, equivalent_id: Id) -> Any:
    """Remove an equivalent; undo brings it back."""
    _decided(request, project_id, equivalent_id, of_equivalents.remove)
    return Status(204, None)


@router.post(
    "/projects/{project_id}/equivalents/{equivalent_id}/accept",
    auth=WRITE, response=EquivalentOut, tags=["equivalents"], openapi_extra=MATCHED,
)  # fmt: skip
def accept_equivalent(request: HttpRequest, project_id: Id, equivalent_id: Id) -> Any:
    """Make it a translation."""
    return _decided(request, project_id, equivalent_id, of_equivalents.accept)


@router.post(
    "/projects/{project_id}/equivalents/{equivalent_id}/reject",
    auth=WRITE, response=EquivalentOut, tags=["equivalents"], openapi_extra=MATCHED,
)  # fmt: skip
def reject_equivalent(request: HttpRequest, project_id: Id, equivalent_id: Id) -> Any:
    """Say that it is no translation; it is kept, so that nobody proposes it again."""
    return _decided(request, project_id, equivalent_id, of_equivalents.reject)


def _decided(
    request: HttpRequest, project_id: int, equivalent_id: int, decide: Callable[..., Any]
) -> Equivalent | None:
    rows = _rows(project_of(request, project_id, Role.EDITOR), equivalent_id)
    row = rows.get()
    with matched(request, rows.get, EquivalentOut, locked=row):
        decide(rows, by=user_of(request))
    return rows.first()
