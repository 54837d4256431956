"""Versions of documents, and the passages in them."""

from datetime import datetime
from typing import Annotated, Any

from django.db.models.functions import Length, Substr
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router, Schema
from pydantic import Field

from genglossary.api.access import READ, project_of
from genglossary.api.paging import Id, ListPage, PageQuery, page
from genglossary.models import Document, DocumentVersion, Project

router = Router(tags=["documents"])
LONGEST_PASSAGE = 100_000


class VersionOut(Schema):
    """One state of a document. `characters` is the length of its text, in which passages are counted."""

    id: int
    document: int = Field(description="The id of its document.")
    number: int
    title: str
    encoding: str
    sha256: str
    size: int
    characters: int
    warnings: list[str]
    created_at: datetime


class PassageOut(Schema):
    """A passage: half-open, in characters of the text of a version."""

    version: int
    start: int
    end: int
    text: str


class PassageQuery(Schema):
    start: Annotated[int, Field(ge=0, lt=2**31)] = 0
    end: Annotated[int, Field(ge=0, lt=2**31)] | None = None


def _versions(project: Project) -> Any:
    rows = DocumentVersion.objects.filter(document__project=project).annotate(characters=Length("text"))
    return rows.defer("text", "structure")


def _version(row: Any) -> dict[str, Any]:
    names = ("id", "number", "title", "encoding", "sha256", "size", "characters", "created_at")
    found: dict[str, Any] = {name: getattr(row, name) for name in names}
    return {**found, "document": row.document_id, "warnings": row.told_warnings}


@router.get("/projects/{project_id}/documents/{document_id}/versions", auth=READ, response=ListPage[VersionOut])
def list_versions(request: HttpRequest, project_id: Id, document_id: Id, asked: Query[PageQuery[VersionOut]]) -> Any:
    """All versions of a document, the newest first."""
    document = get_object_or_404(Document, project=project_of(request, project_id), pk=document_id)
    return page(_versions(document.project).filter(document=document), asked, ("-number", "pk"), _version)


@router.get("/projects/{project_id}/versions/{version_id}", auth=READ, response=VersionOut)
def get_version(request: HttpRequest, project_id: Id, version_id: Id) -> Any:
    """The version that a passage points at, whatever came after it."""
    return _version(get_object_or_404(_versions(project_of(request, project_id)), pk=version_id))


@router.get("/projects/{project_id}/versions/{version_id}/text", auth=READ, response=PassageOut)
def get_text(request: HttpRequest, project_id: Id, version_id: Id, asked: Query[PassageQuery]) -> Any:
    """Characters `start` to `end` (half-open) of the text; at most 100,000 at once."""
    rows = _versions(project_of(request, project_id))
    row = get_object_or_404(rows.values("pk", "characters"), pk=version_id)
    start = min(asked.start, row["characters"])
    wanted = row["characters"] if asked.end is None else asked.end
    end = max(start, min(wanted, row["characters"], start + LONGEST_PASSAGE))
    words = DocumentVersion.objects.filter(pk=version_id).values_list(Substr("text", start + 1, end - start), flat=True)
    return {"version": version_id, "start": start, "end": end, "text": words.get() if end > start else ""}
