"""Terms as the API tells them."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from django.db.models import Prefetch
from django.shortcuts import get_object_or_404
from ninja import Schema

from genglossary.actions.glossary import equivalents_of
from genglossary.models import Definition, Evidence, Project, Term
from genglossary.models.definition import shown_of
from genglossary.models.term import PUBLISHED

CategoryName = Literal["person", "place", "organisation", "title", "technical_term", "common_noun"]
UsageName = Literal["preferred", "admitted", "deprecated", "forbidden"]
KindName = Literal["spelling", "plural", "abbreviation", "long_form", "synonym"]


class TermOut(Schema):
    """A term in a list. `preferred` is the id of the term that it is a variant of, `decided` what a person said."""

    id: int
    uid: UUID
    slug: str
    text: str
    language: str
    reading: str
    part_of_speech: str
    category: str
    status: str
    decided: str
    required: bool
    reason: str
    preferred: int | None
    variant_kind: str
    usage: str
    as_written: bool | None
    exact: bool
    do_not_translate: bool
    notes: str
    score: float
    frequency: int
    documents: int
    found: bool


class EvidenceOut(Schema):
    """A passage: half-open, in characters of the text of a version."""

    version: int
    start: int
    end: int


class DefinitionOut(Schema):
    """A definition with the passages that prove it; `origin` says who gave it."""

    id: int
    text: str
    origin: str
    level: str
    source: str
    language: str
    confidence: float | None
    author: str | None
    withdrawn: bool
    superseded: bool
    created_at: datetime
    evidence: list[EvidenceOut]


class EquivalentOut(Schema):
    """The term of another language for what an entry means."""

    id: int
    language: str
    text: str
    status: str
    origin: str
    usage: str
    reading: str
    definition: str
    notes: str


class TermDetail(TermOut):
    """A term with all that stands under it."""

    definition: DefinitionOut | None
    spellings: list[TermOut]
    equivalents: list[EquivalentOut]
    see_also: list[str]


_PLAIN = (
    *("id", "uid", "slug", "text", "language", "reading", "part_of_speech", "category", "status", "decided"),
    *("required", "reason", "variant_kind", "usage", "as_written", "exact", "do_not_translate", "notes", "score"),
    *("frequency", "found"),
)


def told(term: Term) -> dict[str, Any]:
    """The fields of `TermOut`."""
    found = {name: getattr(term, name) for name in _PLAIN}
    return {**found, "preferred": term.preferred_id, "documents": term.document_count}


def told_definition(row: Definition) -> dict[str, Any]:
    """The fields of `DefinitionOut`; `evidence` and `author` are to be there already."""
    names = ("id", "text", "origin", "level", "source", "language", "confidence", "created_at")
    found: dict[str, Any] = {name: getattr(row, name) for name in names}
    found |= {"withdrawn": row.withdrawn_at is not None, "superseded": row.superseded_at is not None}
    evidence = [{"version": each.version_id, "start": each.start, "end": each.end} for each in row.evidence.all()]
    return {**found, "author": row.author and row.author.username, "evidence": evidence}


def detailed(project: Project, term_id: int) -> dict[str, Any]:
    """A term of the project as `TermDetail`, in a constant number of queries. Raises Http404."""
    rows = Term.objects.filter(PUBLISHED, project=project)
    term = get_object_or_404(rows.prefetch_related("variants__equivalents", "equivalents"), pk=term_id)
    evidence = Prefetch("evidence", Evidence.objects.order_by("pk"))
    shown = shown_of([term.pk]).select_related("author").prefetch_related(evidence).first()
    return {
        **told(term),
        "definition": told_definition(shown) if shown else None,
        "spellings": [told(each) for each in term.variants.all()],
        "equivalents": equivalents_of(term),
        "see_also": term.see_also,
    }
