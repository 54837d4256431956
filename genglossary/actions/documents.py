"""Actions of people on documents: add, replace and remove them. A version, once stored, never changes."""

import hashlib
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.db.models.functions import Now

from genglossary import readers
from genglossary.actions.changes import change
from genglossary.models import Change, Document, DocumentVersion, Project
from genglossary.readers.structure import blocks_to_json

# What is written in one transaction: few statements, yet never long in the way of others.
BATCH_DOCUMENTS = 100
BATCH_BYTES = 4_000_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Added:
    """The outcome for one file: "new", "changed", "unchanged", "refused" with the reason, or "duplicate".

    A duplicate has the bytes of the document `same_as` and is not stored.
    """

    name: str
    state: Literal["new", "changed", "unchanged", "refused", "duplicate"]
    reason: str = ""
    same_as: str = ""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class _Incoming:
    name: str
    sha256: str
    size: int
    reading: readers.Reading


def add(
    project: Project, files: Iterable[tuple[str, bytes]], *, by: Any = None, link_duplicates: bool = False
) -> Iterator[Added]:
    """Store each (name, bytes) as a document, or as a new version of the one with that name.

    Lazily, in batches: what has been yielded is committed. The same bytes as before cost nothing. A file that
    cannot be read is yielded as refused and the rest goes on. With `link_duplicates` a new name for bytes that
    another document has is yielded as a duplicate of that one.
    """
    known = _known_versions(project)
    names = {sha256: name for name, sha256 in known.items()} if link_duplicates else {}
    batch: list[_Incoming] = []
    for name, data in files:
        sha256 = hashlib.sha256(data).hexdigest()
        if known.get(name) == sha256:
            yield Added(name=name, state="unchanged")
            continue
        if name not in known and sha256 in names:
            yield Added(name=name, state="duplicate", same_as=names[sha256])
            continue
        try:
            batch.append(_read(name, data, sha256))
            if link_duplicates:
                names[sha256] = name
        except readers.Unreadable as error:
            yield Added(name=name, state="refused", reason=error.reason)
        if len(batch) >= BATCH_DOCUMENTS or sum(each.size for each in batch) >= BATCH_BYTES:
            yield from _store(project, batch, by)
            batch = []
    if batch:
        yield from _store(project, batch, by)


def _known_versions(project: Project) -> dict[str, str]:
    """Name → hash of the current bytes, of the documents that have not been removed."""
    present = project.documents.filter(removed_at=None)
    return dict(present.values_list("name", "current__sha256"))


def _read(name: str, data: bytes, sha256: str) -> _Incoming:
    reading = readers.read(name, data, settings.READING_LIMITS)
    return _Incoming(name=name, sha256=sha256, size=len(data), reading=reading)


@transaction.atomic
def _store(project: Project, batch: list[_Incoming], by: Any) -> list[Added]:
    Document.objects.bulk_create(
        [Document(project=project, name=each.name, created_by=by) for each in batch], ignore_conflicts=True
    )
    documents = {d.name: d for d in project.documents.filter(name__in=[each.name for each in batch])}
    numbers = _last_numbers(documents.values())
    versions = [_version(each, documents[each.name], numbers, by) for each in batch]
    DocumentVersion.objects.bulk_create(versions)
    for version in versions:
        version.document.current_id = version.pk
        version.document.removed_at = None
    Document.objects.bulk_update([version.document for version in versions], ["current", "removed_at"])
    _record(project, versions, by)
    return [_added(each, version) for each, version in zip(batch, versions, strict=True)]


def _last_numbers(documents: Iterable[Document]) -> dict[int, int]:
    rows = DocumentVersion.objects.filter(document__in=documents).values("document")
    return dict(rows.annotate(last=Max("number")).values_list("document", "last"))


def _version(each: _Incoming, document: Document, numbers: dict[int, int], by: Any) -> DocumentVersion:
    numbers[document.pk] = numbers.get(document.pk, 0) + 1
    return DocumentVersion(
        document=document,
        number=numbers[document.pk],
        sha256=each.sha256,
        size=each.size,
        title=each.reading.title[:500],
        encoding=each.reading.encoding,
        text=each.reading.text,
        structure=blocks_to_json(each.reading.blocks),
        warnings=list(each.reading.warnings),
        created_by=by,
    )


def _record(project: Project, versions: list[DocumentVersion], by: Any) -> None:
    batch = uuid.uuid4()
    Change.objects.bulk_create(
        change(
            version.document,
            "add" if version.number == 1 else "replace",
            project_id=project.pk,
            by=by,
            batch=batch,
            after={"version": version.pk},
        )
        for version in versions
    )


def _added(each: _Incoming, version: DocumentVersion) -> Added:
    state = "new" if version.number == 1 else "changed"
    return Added(name=each.name, state=state, warnings=each.reading.warnings)


@transaction.atomic
def remove(project: Project, names: Iterable[str], *, by: Any = None) -> int:
    """Mark documents as removed; their versions stay, because evidence points at them. Returns how many."""
    documents = list(project.documents.filter(name__in=list(names), removed_at=None))
    Document.objects.filter(pk__in=[d.pk for d in documents]).update(removed_at=Now())
    batch = uuid.uuid4()
    Change.objects.bulk_create(
        change(each, "remove", project_id=project.pk, by=by, batch=batch, before={"version": each.current_id})
        for each in documents
    )
    return len(documents)
