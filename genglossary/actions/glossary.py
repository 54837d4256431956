"""The glossary of a project as people get it: every entry with its definition, issues and evidence."""

# django-types takes a member of TextChoices for the tuple that it is written as.
# pyright: reportUnnecessaryComparison=false

from collections import defaultdict
from typing import Any, cast

from django.db.models import QuerySet

from genglossary.formats import Entry, Glossary, SourceReference, Spelling, language_of
from genglossary.formats.types import Kind, Origin, Status
from genglossary.models import Definition, DocumentVersion, Issue, IssueKind, Project, Term
from genglossary.models import Evidence as EvidenceRow
from genglossary.models.definition import first_of_each, shown_of
from genglossary.models.term import ENTRY
from genglossary.pipeline.types import Category
from genglossary.runs.stored.issues import found_issue_rows

Place = tuple[int, int, int]  # version id, start, end


def glossary_of(project: Project) -> Glossary:
    """All entries, best first, in a constant number of queries."""
    terms = list(Term.objects.filter(ENTRY, project=project).prefetch_related("variants"))
    definitions = shown_definitions(project)
    issues = open_issues(project)
    places = {term.pk: _places(definitions.get(term.pk), issues[term.pk]) for term in terms}
    passages = _passages([place for found in places.values() for place in found])
    return Glossary(
        title=project.name,
        language=language_of((project.language,)),
        entries=tuple(
            _entry(term, definitions.get(term.pk), issues[term.pk], [passages[p] for p in places[term.pk]])
            for term in terms
        ),
    )


def shown_definitions(project: Project) -> dict[int, Definition]:
    """Term id → the definition that people see, with its evidence prefetched."""
    entries = Term.objects.filter(ENTRY, project=project)
    return first_of_each(shown_of(entries).prefetch_related("evidence"))


def open_issues(project: Project, terms: list[int] | None = None) -> dict[int, list[Issue]]:
    """Term id → what the newest completed step of each kind found and is still so, without what a person dismissed,
    then or before.

    `terms` are the ids to look at; None means all.
    """
    rows = open_issue_rows(project) if terms is None else open_issue_rows(project).filter(term__in=terms)
    found: dict[int, list[Issue]] = defaultdict(list)
    for issue in rows.order_by("pk"):
        found[issue.term_id].append(issue)
    return found


def open_issue_rows(project: Project) -> QuerySet[Issue]:
    """All of `open_issues`, as rows that the database filters and pages."""
    return found_issue_rows(project.pk).filter(closed_at=None)


def _places(definition: Definition | None, issues: list[Issue]) -> list[Place]:
    """The evidence of the definition; without a definition, the passages that a reviewer should read."""
    if definition:
        rows = cast("list[EvidenceRow]", definition.evidence.all())  # pyright: ignore[reportAttributeAccessIssue]
        return [(row.version_id, row.start, row.end) for row in rows]
    missing = (issue.evidence for issue in issues if issue.kind == IssueKind.NO_DEFINITION)
    return [(version, start, end) for places in missing for version, start, end in places]


def _passages(places: list[Place]) -> dict[Place, SourceReference]:
    """Each place with its words, reading every version once."""
    wanted: dict[int, set[Place]] = defaultdict(set)
    for place in places:
        wanted[place[0]].add(place)
    versions = DocumentVersion.objects.filter(pk__in=wanted).values_list("pk", "document__name", "text")
    found: dict[Place, SourceReference] = {}
    for pk, name, text in versions.iterator(chunk_size=50):
        for place in wanted[pk]:
            _, start, end = place
            found[place] = SourceReference(document=name, start=start, end=end, text=text[start:end])
    return found


def _entry(term: Term, definition: Definition | None, issues: list[Issue], evidence: list[SourceReference]) -> Entry:
    return Entry(
        text=term.text,
        spellings=tuple(_spelling(variant) for variant in term.variants.all()),
        **_definition_fields(definition),
        category=cast("Category", term.category),
        evidence=tuple(evidence),
        language=term.language,
        reading=term.reading,
        part_of_speech=term.part_of_speech,
        status=cast("Status", term.status),
        required=term.required,
        score=term.score,
        frequency=term.frequency,
        documents=term.document_count,
        issues=tuple(dict.fromkeys(issue.kind for issue in issues)),
        notes=term.notes,
    )


def _spelling(variant: Term) -> Spelling:
    return Spelling(
        text=variant.text,
        kind=cast("Kind", variant.variant_kind or "spelling"),
        reading=variant.reading,
        part_of_speech=variant.part_of_speech,
    )


def _definition_fields(definition: Definition | None) -> dict[str, Any]:
    """The fields of an entry that come from its definition; the confidence of a person's is 1."""
    if definition is None:
        return {}
    return {
        "definition": definition.text,
        "confidence": 1.0 if definition.confidence is None else definition.confidence,
        "origin": cast("Origin", definition.origin),
    }
