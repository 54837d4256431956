"""Documents and their versions: what runs read, and the passages in it."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import File, Form, Query, Router, Schema
from ninja.files import UploadedFile
from pydantic import Field

from genglossary.actions import documents as actions
from genglossary.actions.naming import composed
from genglossary.actions.undoing import undo
from genglossary.api.access import READ, WRITE, project_of, user_of
from genglossary.api.idempotency import REPEATABLE, once
from genglossary.api.paging import Id, ListPage, PageQuery, Words, page
from genglossary.api.problems import Refused
from genglossary.api.projects import cleaned
from genglossary.models import Change, Document, Project, Role
from genglossary.models.document import PRESENT
from genglossary.models.keys import ByCodePoint
from genglossary.models.stated import translated
from genglossary.pipeline.text.folding import loose_key
from genglossary.web import uploads
from genglossary.web.forms.documents import PasteForm
from genglossary.web.numbers import fresh_documents
from genglossary.web.touched import touched_terms

router = Router(tags=["documents"])


class DocumentOut(Schema):
    """`version` is the id of the current version, `fresh` that no completed extraction has read it."""

    id: int
    name: str
    version: int
    versions: int
    fresh: bool
    size: int
    created_at: datetime


class AddedOut(Schema):
    """The outcome for one file: new, changed, unchanged, or refused with the reason."""

    name: str
    state: str
    reason: str
    sent_as: str
    same_as: str
    warnings: list[str]


class PasteIn(Schema):
    """Text as a document; a name without a known suffix becomes one of Markdown."""

    name: Annotated[Words, Field(min_length=1, max_length=900)]
    text: Annotated[Words, Field(min_length=1)]


class RemoveIn(Schema):
    ids: Annotated[list[Id], Field(max_length=1000)]


class BatchIn(Schema):
    batch: UUID


class CountOut(Schema):
    """The number of things that are different now; `batch` takes it back."""

    changed: int
    batch: UUID | None = None


class DocumentQuery(PageQuery[DocumentOut]):
    """`q` is looked for in names, `name` is the whole name."""

    q: Annotated[Words, Field(max_length=300)] = ""
    name: Annotated[Words, Field(max_length=1000)] = ""


class TouchedOut(Schema):
    """Terms by what the newest version did to them; `compared` is false where there is only one, or too much text."""

    compared: bool
    appear: list[str]
    disappear: list[str]
    changed: list[str]
    lost_proof: list[str]


def _rows(project: Project) -> QuerySet[Document]:
    rows = Document.objects.filter(PRESENT, project=project).annotate(number_of_versions=Count("versions"))
    return rows.select_related("current").defer("current__text", "current__structure")


def _told(row: Any, fresh: set[int]) -> dict[str, Any]:
    told = {name: getattr(row, name) for name in ("id", "name", "created_at")}
    told |= {"version": row.current_id, "versions": row.number_of_versions, "size": row.current.size}
    return {**told, "fresh": row.pk in fresh}


@router.get("/projects/{project_id}/documents", auth=READ, response=ListPage[DocumentOut])
def list_documents(request: HttpRequest, project_id: Id, asked: Query[DocumentQuery]) -> Any:
    """The documents that the next run reads, by name."""
    project = project_of(request, project_id)
    rows = _rows(project).filter(name_key__contains=loose_key(asked.q))
    rows = rows.filter(name__in={asked.name, composed(asked.name)}) if asked.name else rows
    found = page(rows, asked, (ByCodePoint("name_key"), ByCodePoint("name"), "pk"))
    ids = [row.pk for row in found["items"]]
    fresh = set(fresh_documents(project).filter(pk__in=ids).values_list("pk", flat=True))
    return {**found, "items": [_told(row, fresh) for row in found["items"]]}


@router.post("/projects/{project_id}/documents", auth=WRITE, response=list[AddedOut], openapi_extra=REPEATABLE)
def upload_documents(
    request: HttpRequest, project_id: Id, files: File[list[UploadedFile]], paths: Form[list[str] | None] = None
) -> Any:
    """Send files: each is a document, or a new version of the one of its name. `paths` are names with folders."""
    project = project_of(request, project_id, Role.EDITOR)

    def add() -> tuple[int, Any]:
        added = uploads.add(project, files, paths or [], by=user_of(request))
        return 200, [_added(each) for each in added]

    return once(request, [*((file.name or "", file) for file in files), repr(paths)], add)


def _added(each: actions.Added) -> dict[str, Any]:
    told = {name: getattr(each, name) for name in ("name", "state", "sent_as", "same_as")}
    return {**told, "reason": translated(each.reason), "warnings": [translated(said) for said in each.warnings]}


@router.post("/projects/{project_id}/documents/paste", auth=WRITE, response=AddedOut, openapi_extra=REPEATABLE)
def paste_document(request: HttpRequest, project_id: Id, said: PasteIn) -> Any:
    """Send text as a document."""
    project = project_of(request, project_id, Role.EDITOR)
    form = cleaned(PasteForm({"name": said.name, "text": said.text}))

    def add() -> tuple[int, Any]:
        (added,) = actions.add(project, [(form["name"], form["text"].encode())], by=user_of(request))
        if added.state == "refused":
            raise Refused(422, reason := translated(added.reason), [{"field": "body.text", "message": reason}])
        return 200, _added(added)

    return once(request, [said.name, said.text], add)


def _document(project: Project, document_id: int) -> Document:
    return get_object_or_404(_rows(project), pk=document_id)


@router.get("/projects/{project_id}/documents/{int:document_id}", auth=READ, response=DocumentOut)
def get_document(request: HttpRequest, project_id: Id, document_id: Id) -> Any:
    """One document."""
    project = project_of(request, project_id)
    row = _document(project, document_id)
    return _told(row, {row.pk} if fresh_documents(project).filter(pk=row.pk).exists() else set())


@router.delete("/projects/{project_id}/documents/{int:document_id}", auth=WRITE, response=CountOut)
def remove_document(request: HttpRequest, project_id: Id, document_id: Id) -> Any:
    """Remove one document; its versions stay, because definitions point at them."""
    project = project_of(request, project_id, Role.EDITOR)
    return _removed(request, project, [_document(project, document_id).name])


@router.post("/projects/{project_id}/documents/remove", auth=WRITE, response=CountOut)
def remove_documents(request: HttpRequest, project_id: Id, said: RemoveIn) -> Any:
    """Remove several documents at once."""
    project = project_of(request, project_id, Role.EDITOR)
    chosen = Document.objects.filter(project=project, removed_at=None, pk__in=said.ids)
    return _removed(request, project, list(chosen.values_list("name", flat=True)))


def _removed(request: HttpRequest, project: Project, names: list[str]) -> dict[str, Any]:
    done = actions.remove(project, names, by=user_of(request))
    return {"changed": done.changed, "batch": done.batch if done.changed else None}


@router.post("/projects/{project_id}/documents/restore", auth=WRITE, response=CountOut)
def restore_documents(request: HttpRequest, project_id: Id, said: BatchIn) -> Any:
    """Take back one removal: the same as `changes/{batch}/undo`, for removals alone."""
    project = project_of(request, project_id, Role.EDITOR)
    if not Change.objects.filter(project=project, batch=said.batch, action="remove", model="document").exists():
        return {"changed": 0}
    return {"changed": undo(project, said.batch, by=user_of(request)).changed}


@router.get("/projects/{project_id}/documents/{document_id}/touched", auth=READ, response=TouchedOut)
def get_touched(request: HttpRequest, project_id: Id, document_id: Id) -> Any:
    """The terms that the newest version touches, before any run has read it."""
    project = project_of(request, project_id)
    touched = touched_terms(get_object_or_404(Document, project=project, pk=document_id))
    kinds = ("appear", "disappear", "changed", "lost_proof")
    told = {kind: [term.text for term in getattr(touched, kind, ())] for kind in kinds}
    return {"compared": touched is not None and not touched.too_long, **told}
