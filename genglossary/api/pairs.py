"""The documents that are translations of others: what was found, what is left, and decisions about it."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema, Status

from genglossary.actions import pairing
from genglossary.api.access import READ, WRITE, project_of, user_of
from genglossary.api.paging import Id, ListPage, PageQuery, page
from genglossary.models import Document, Project, Role
from genglossary.models.document import PRESENT
from genglossary.models.keys import ByCodePoint
from genglossary.runs.stored.pairs import paired

router = Router(tags=["documents"])
_BY_NAME = (ByCodePoint("name_key"), ByCodePoint("name"), "pk")


class SideOut(Schema):
    """A document and its language, "und" where nobody can tell."""

    id: int
    name: str
    language: str


class PairOut(Schema):
    """Two documents that say the same. `paired_by`: their names, their content, or a person."""

    translation: SideOut
    original: SideOut
    paired_by: str


class PairIn(Schema):
    """The ids of two documents."""

    translation: Id
    original: Id


def _pair(row: Document) -> dict[str, Any]:
    return {"translation": row, "original": row.translation_of, "paired_by": row.paired_by}


def _pairs(project: Project) -> QuerySet[Document]:
    return paired(project).select_related("translation_of")


@router.get("/projects/{project_id}/pairs", auth=READ, response=ListPage[PairOut])
def list_pairs(request: HttpRequest, project_id: Id, asked: Query[PageQuery[PairOut]]) -> Any:
    """Documents with what they are translations of, by name."""
    return page(_pairs(project_of(request, project_id)), asked, _BY_NAME, _pair)


@router.get("/projects/{project_id}/pairs/unpaired", auth=READ, response=ListPage[SideOut])
def list_unpaired(request: HttpRequest, project_id: Id, asked: Query[PageQuery[SideOut]]) -> Any:
    """Documents that are in no pair, by name."""
    project = project_of(request, project_id)
    translated = paired(project).filter(translation_of=OuterRef("pk"))
    rows = Document.objects.filter(PRESENT, ~Q(pk__in=paired(project).values("pk")), ~Exists(translated))
    return page(rows.filter(project=project), asked, _BY_NAME)


@router.post("/projects/{project_id}/pairs", auth=WRITE, response=PairOut)
def pair_documents(request: HttpRequest, project_id: Id, said: PairIn) -> Any:
    """Say that one document is the translation of another; no run changes it."""
    project = project_of(request, project_id, Role.EDITOR)
    translation, original = (_document(project, each) for each in (said.translation, said.original))
    pairing.pair(translation, original, by=user_of(request))
    return _pair(_pairs(project).get(pk=translation.pk))


@router.delete("/projects/{project_id}/pairs/{int:document_id}", auth=WRITE, response={204: None})
def unpair_document(request: HttpRequest, project_id: Id, document_id: Id) -> Any:
    """Say that a document is no translation of any other; nothing pairs it again but a person."""
    pairing.unpair(_document(project_of(request, project_id, Role.EDITOR), document_id), by=user_of(request))
    return Status(204, None)


def _document(project: Project, document_id: int) -> Document:
    return get_object_or_404(Document, PRESENT, project=project, pk=document_id)
