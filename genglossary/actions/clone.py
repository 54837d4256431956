"""Copy a project to try things in: its documents, terms and what people decided; none of its runs."""

from typing import Any

from django.db import transaction

from genglossary.actions import projects
from genglossary.actions.changes import record
from genglossary.actions.references import copy_references
from genglossary.models import Definition, Document, DocumentVersion, Equivalent, Evidence, Project, Term
from genglossary.models.document import PRESENT
from genglossary.models.term import PUBLISHED
from genglossary.runs.stored.proofs import in_other_versions

_BATCH = 100

_OWN = {
    "id", "project", "document", "term", "created_at", "current", "preferred", "author", "created_by",
    "number", "run", "proofs",
}  # fmt: skip


@transaction.atomic
def clone(project: Project, name: str, *, by: Any = None) -> Project:
    """Create a project called `name` that `by` owns, with the current documents, terms, equivalents and people's
    definitions, and the references that `by` may read. Entries keep their ids: what was written of them elsewhere is
    true of the copy.

    What runs found (definitions, issues, occurrences) is not copied: a run in the copy finds it again.
    """
    copy = projects.create(name, by=by)
    for field in ("language", "max_terms", "connection_id"):
        setattr(copy, field, getattr(project, field))
    copy.save(update_fields=["language", "max_terms", "connection"])
    versions = _documents(project, copy, by)
    _pairs(project, versions)
    terms = _terms(project, copy)
    _definitions(project, terms, versions)
    _equivalents(project, terms, versions)
    copy_references(project, copy, by=by)
    record(copy, "clone", copy, by=by, after={"project": project.pk})
    return copy


def _copied(row: Any, **values: Any) -> Any:
    """An unsaved row with the plain fields of `row` and the `values`."""
    fields = {
        field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if field.name not in _OWN
    }
    return type(row)(**fields, **values)


def _documents(project: Project, copy: Project, by: Any) -> dict[int, int]:
    """Copy the current version of each document; returns old version id → new one. A few in memory at a time."""
    found: dict[int, int] = {}
    rows = list(project.documents.filter(PRESENT).values_list("name", "current_id"))
    for at in range(0, len(rows), _BATCH):
        found |= _document_batch(copy, rows[at : at + _BATCH], by)
    return found


def _document_batch(copy: Project, rows: list[tuple[str, int]], by: Any) -> dict[int, int]:
    documents = Document.objects.bulk_create(Document(project=copy, name=name, created_by=by) for name, _ in rows)
    old = DocumentVersion.objects.in_bulk([version for _, version in rows])
    new = DocumentVersion.objects.bulk_create(
        _copied(old[version], document=document, number=1, created_by=by)
        for (_, version), document in zip(rows, documents, strict=True)
    )
    for document, version in zip(documents, new, strict=True):
        document.current_id = version.pk
    Document.objects.bulk_update(documents, ["current"])
    return {version: fresh.pk for (_, version), fresh in zip(rows, new, strict=True)}


def _pairs(project: Project, versions: dict[int, int]) -> None:
    """Copy in which language documents are, and which one is a translation of which."""
    old = {each.pk: each for each in project.documents.filter(PRESENT)}
    fresh = {each.current_id: each for each in Document.objects.filter(current__in=versions.values())}
    of = {pk: fresh[versions[each.current_id]] for pk, each in old.items() if each.current_id in versions}
    for pk, document in of.items():
        document.language, document.paired_by = old[pk].language, old[pk].paired_by
        document.translation_of = of.get(old[pk].translation_of_id or 0)
    Document.objects.bulk_update(of.values(), ["language", "translation_of", "paired_by"], batch_size=500)


def _terms(project: Project, copy: Project) -> dict[int, int]:
    """Copy what people may see; returns old term id → new one."""
    old = list(Term.objects.filter(PUBLISHED, project=project))
    new = Term.objects.bulk_create(_copied(term, project=copy) for term in old)
    ids = {term.pk: fresh.pk for term, fresh in zip(old, new, strict=True)}
    variants = [(term.preferred_id, fresh) for term, fresh in zip(old, new, strict=True) if term.preferred_id in ids]
    for preferred, fresh in variants:
        fresh.preferred_id = ids[preferred]
    Term.objects.bulk_update([fresh for _, fresh in variants], ["preferred"], batch_size=500)
    return ids


def _equivalents(project: Project, terms: dict[int, int], versions: dict[int, int]) -> None:
    rows = Equivalent.objects.filter(term__project=project, term__in=terms).order_by("pk")
    Equivalent.objects.bulk_create(
        _copied(row, term_id=terms[row.term_id], proofs=in_other_versions(row.proofs, versions)) for row in rows
    )


def _definitions(project: Project, terms: dict[int, int], versions: dict[int, int]) -> None:
    """Copy what people wrote, with the evidence that stands in copied versions."""
    old = list(Definition.objects.filter(term__project=project, step=None).select_related("author").order_by("pk"))
    copies = (_copied(row, term_id=terms[row.term_id], author=row.author) for row in old)
    ids = {row.pk: fresh.pk for row, fresh in zip(old, Definition.objects.bulk_create(copies), strict=True)}
    Evidence.objects.bulk_create(
        Evidence(
            definition_id=ids[row.definition_id], version_id=versions[row.version_id], start=row.start, end=row.end
        )
        for row in Evidence.objects.filter(definition__term__project=project, definition__step=None)
        if row.version_id in versions
    )
