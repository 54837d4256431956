"""Counts of what is in a project: what lists and front pages show, in a constant number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce, Length

from genglossary.actions.glossary import open_issue_rows
from genglossary.models import Definition, Document, Project, Run, RunStep, Scope, Status, Term
from genglossary.models.definition import SHOWN
from genglossary.models.document import PRESENT
from genglossary.models.prepared import Prepared
from genglossary.models.project import visible_to
from genglossary.models.term import ENTRY, PUBLISHED
from genglossary.runs.stored.references import referred


@dataclass(frozen=True, kw_only=True, slots=True)
class ProjectNumbers:
    """`fresh` counts the documents that no completed extraction has read as they are now."""

    documents: int
    fresh: int
    entries: int
    defined: int
    proposed: int
    excluded: int
    issues: int


def numbers_of(project: Project) -> ProjectNumbers:
    entries, proposed, excluded = _terms_of.first(project.pk) or (0, 0, 0)
    documents, fresh = documents_and_fresh(project)
    issues = open_issue_rows(project).filter(term__in=Term.objects.filter(ENTRY, project=project)).count()
    return ProjectNumbers(
        documents=documents, fresh=fresh, entries=entries, proposed=proposed, excluded=excluded,
        defined=len(defined_entries(project)), issues=issues,
    )  # fmt: skip


@Prepared
def _terms_of(project: int) -> Iterable[tuple[int, int, int]]:
    rows = Term.objects.filter(PUBLISHED, project=project, preferred=None).order_by().values("project")
    counted = rows.annotate(
        entries=Count("pk", filter=ENTRY),
        proposed=Count("pk", filter=Q(status=Status.CANDIDATE, required=False)),
        excluded=Count("pk", filter=Q(status=Status.EXCLUDED, required=False)),
    )
    return counted.values_list("entries", "proposed", "excluded")


def defined_entries(project: Project) -> set[int]:
    """The entries of which the project, or a glossary that it refers to, has a definition to show."""
    entries = Term.objects.filter(ENTRY, project=project)
    others = referred(project.pk, entries.exclude(pk__in=_definitions(project.pk).values("term")))
    return set(_defined(project.pk)) | {pk for pk, other in others.items() if other.definition}


@Prepared
def _defined(project: int) -> Iterable[int]:
    return _definitions(project).values_list("term", flat=True)


def _definitions(project: int) -> QuerySet[Definition]:
    entries = Term.objects.filter(ENTRY, project=project).order_by()
    return Definition.objects.filter(SHOWN, term__in=entries)


def fresh_documents(project: Project) -> QuerySet[Document]:
    """The documents whose current version the newest completed extraction did not read."""
    return Document.objects.filter(PRESENT, _fresh(project), project=project)


def documents_and_fresh(project: Project) -> tuple[int, int]:
    """The numbers of documents, and of those of them that are fresh, in one query: every page has the run bar."""
    return _present_and_fresh.first(project.pk) or (0, 0)


def _fresh(project: Project | int) -> Q:
    """Finds the fresh ones among documents that are present."""
    extracted = RunStep.objects.filter(run__project=project, name=Scope.EXTRACT, completed_at__isnull=False)
    newest = Subquery(extracted.order_by("-pk").values("run_id")[:1])
    return ~Q(current_id__in=Run.versions.through.objects.filter(run_id=newest).values("documentversion_id"))


@Prepared
def _present_and_fresh(project: int) -> Iterable[tuple[int, int]]:
    rows = Document.objects.filter(PRESENT, project=project).order_by().values("project")
    counted = rows.annotate(documents=Count("pk"), fresh=Count("pk", filter=_fresh(project)))
    return counted.values_list("documents", "fresh")


def characters_of(project: Project) -> int:
    """Count the characters of all texts that the next run reads."""
    present = Document.objects.filter(PRESENT, project=project)
    return present.aggregate(n=Coalesce(Sum(Length("current__text")), 0))["n"]


def with_counts(user: Any) -> QuerySet[Project]:
    """The projects of `user` with `documents_count`, `entries_count`, `last_run_status`, `last_run_at` (its end)."""
    return Project.objects.filter(visible_to(user)).annotate(
        documents_count=_count_of(Document.objects.filter(PRESENT)),
        entries_count=_count_of(Term.objects.filter(ENTRY)),
        last_run_status=Subquery(_last_run().values("status")[:1]),
        last_run_at=Subquery(_last_run().values("finished_at")[:1]),
    )


def _count_of(rows: QuerySet[Any]) -> Coalesce:
    counted = rows.filter(project=OuterRef("pk")).order_by().values("project").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted), 0)


def _last_run() -> QuerySet[Run]:
    return Run.objects.filter(project=OuterRef("pk")).order_by("-pk")


def ids_in(values: list[str]) -> list[int]:
    """The primary keys in what a form sent; what cannot be one is left out."""
    return [int(value) for value in values if value.isdecimal() and len(value) < 19]
