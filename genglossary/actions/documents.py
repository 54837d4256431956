"""Actions of people on documents: add, replace and remove them. A version, once stored, never changes."""

import hashlib
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.db.models.functions import Now

from genglossary import readers
from genglossary.actions.changes import change
from genglossary.actions.deciding import Decision
from genglossary.actions.naming import composed, untaken_file
from genglossary.actions.pairing import pair_by_names
from genglossary.models import Change, Document, DocumentVersion, Project
from genglossary.models.stated import stored_of
from genglossary.readers.structure import blocks_to_json
from genglossary.runs.stored.pairs import language_of_text

# What is written in one transaction: few statements, yet never long in the way of others.
BATCH_DOCUMENTS = 100
BATCH_BYTES = 4_000_000

LONGEST_NAME = 1000


@dataclass(frozen=True, kw_only=True, slots=True)
class Added:
    """The outcome for one file: "new", "changed", "unchanged", or "refused" with the reason.

    `name` is that of the document; `sent_as` how the file was called, where another one had that name already, else
    "". `same_as` names another document of the same bytes, else "".
    """

    name: str
    state: Literal["new", "changed", "unchanged", "refused"]
    reason: str = ""
    sent_as: str = ""
    same_as: str = ""
    warnings: tuple[str, ...] = ()

    @property
    def is_notable(self) -> bool:
        """Whether there is more to say than that it was added."""
        return bool(self.state != "new" or self.sent_as or self.same_as or self.warnings)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Incoming:
    name: str
    sent_as: str
    same_as: str
    sha256: str
    size: int
    reading: readers.Reading


class _Known:
    """The documents that have not been removed, and the names that came in one call."""

    def __init__(self, project: Project) -> None:
        present = project.documents.filter(removed_at=None)
        self.current = dict(present.values_list("name", "current__sha256"))
        self._with = {sha256: name for name, sha256 in self.current.items()}
        self._stored = {composed(name): name for name in self.current if composed(name) not in self.current}
        self._came: set[str] = set()

    def name_for(self, sent: str) -> str:
        """The name of the document for a file: never that of another file of this call."""
        name = untaken_file(composed(sent), self._came, longest=LONGEST_NAME)
        self._came.add(name)
        return self._stored.get(name, name)

    def twin(self, name: str, sha256: str) -> str:
        """Another document that has these bytes, or "". What `name` had until now counts no more."""
        if self._with.get(self.current.get(name, "")) == name:
            del self._with[self.current[name]]
        found = self._with.setdefault(sha256, name)
        return "" if found == name else found


def add(project: Project, files: Iterable[tuple[str, bytes]], *, by: Any = None) -> Iterator[Added]:
    """Store each (name, bytes) as a document, or as a new version of the one with that name.

    Lazily, in batches: what has been yielded is committed. The same bytes as before cost nothing. A file that
    cannot be read is yielded as refused and the rest goes on. Files that come with one name become documents with
    numbers in their names; how a name is composed makes no difference. Every name keeps its text, also where another
    has the same: that one may change the next moment.
    """
    known, upload = _Known(project), uuid.uuid4()
    batch: list[_Incoming] = []
    for sent, data in files:
        name, sha256 = known.name_for(sent), hashlib.sha256(data).hexdigest()
        sent_as = "" if composed(name) == composed(sent) else sent
        if known.current.get(name) == sha256:
            yield Added(name=name, state="unchanged", sent_as=sent_as)
            continue
        try:
            batch.append(_read(name, sent_as, known.twin(name, sha256), data, sha256))
        except readers.Unreadable as error:
            yield Added(name=name, state="refused", reason=error.reason, sent_as=sent_as)
        if len(batch) >= BATCH_DOCUMENTS or sum(each.size for each in batch) >= BATCH_BYTES:
            yield from _store(project, batch, by, upload)
            batch = []
    if batch:
        yield from _store(project, batch, by, upload)
    pair_by_names(project)


def _read(name: str, sent_as: str, same_as: str, data: bytes, sha256: str) -> _Incoming:
    reading = readers.read(name, data, settings.READING_LIMITS)
    return _Incoming(name=name, sent_as=sent_as, same_as=same_as, sha256=sha256, size=len(data), reading=reading)


@transaction.atomic
def _store(project: Project, batch: list[_Incoming], by: Any, upload: uuid.UUID) -> list[Added]:
    Document.objects.bulk_create(
        [Document(project=project, name=each.name, created_by=by) for each in batch], ignore_conflicts=True
    )
    documents = {d.name: d for d in project.documents.filter(name__in=[each.name for each in batch])}
    shown = {d.pk: d.current_id for d in documents.values() if d.current_id and d.removed_at is None}
    numbers = _last_numbers(documents.values())
    versions = [_version(each, documents[each.name], numbers, by) for each in batch]
    DocumentVersion.objects.bulk_create(versions)
    for version in versions:
        version.document.current_id = version.pk
        version.document.removed_at = None
    for each, version in zip(batch, versions, strict=True):
        version.document.language = language_of_text(each.reading.text, each.reading.blocks)
    Document.objects.bulk_update([version.document for version in versions], ["current", "removed_at", "language"])
    _record(project, versions, shown, by, upload)
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
        warnings=[stored_of(each) or str(each) for each in each.reading.warnings],
        created_by=by,
    )


def _record(
    project: Project, versions: list[DocumentVersion], shown: Mapping[int, int], by: Any, upload: uuid.UUID
) -> None:
    """`shown` are the versions that the documents had before, by their ids."""
    befores = ({"version": shown[each.document_id]} if each.document_id in shown else {} for each in versions)
    Change.objects.bulk_create(
        change(
            version.document, "replace" if before else "add", project_id=project.pk, by=by, batch=upload,
            before=before, after={"version": version.pk},
        )
        for version, before in zip(versions, befores, strict=True)
    )  # fmt: skip


def _added(each: _Incoming, version: DocumentVersion) -> Added:
    state = "new" if version.number == 1 else "changed"
    warnings = each.reading.warnings
    return Added(name=each.name, state=state, sent_as=each.sent_as, same_as=each.same_as, warnings=warnings)


@transaction.atomic
def remove(project: Project, names: Iterable[str], *, by: Any = None) -> Decision:
    """Mark documents as removed; their versions stay, because evidence points at them."""
    documents = list(project.documents.filter(name__in=list(names), removed_at=None))
    Document.objects.filter(pk__in=[d.pk for d in documents]).update(removed_at=Now())
    batch = uuid.uuid4()
    Change.objects.bulk_create(
        change(each, "remove", project_id=project.pk, by=by, batch=batch, before={"version": each.current_id})
        for each in documents
    )
    pair_by_names(project)
    return Decision(batch=batch, changed=len(documents))
