"""The glossary of a project as people get it: every entry with its definition, issues and evidence."""

# django-types takes a member of TextChoices for the tuple that it is written as.
# pyright: reportUnnecessaryComparison=false

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any, cast

from django.db.models import Q, QuerySet

from genglossary.actions.imported import proved_by_file
from genglossary.actions.referred import with_references
from genglossary.actions.translations import (
    equivalents_of,
    exported_equivalent,
    exported_proofs,
    places_in,
    proofs_of,
)
from genglossary.formats import Entry, Glossary, SourceReference, Spelling, language_of
from genglossary.formats.choosing import chosen
from genglossary.formats.counterparts import with_counterparts
from genglossary.formats.types import Kind, Origin, Status
from genglossary.models import Definition, DocumentVersion, Issue, Project, Term
from genglossary.models import Evidence as EvidenceRow
from genglossary.models import Origin as DefinitionOrigin
from genglossary.models.definition import first_of_each, shown_of
from genglossary.models.prepared import Prepared
from genglossary.models.term import ENTRY, PUBLISHED
from genglossary.models.term import Status as TermStatus
from genglossary.pipeline.garbage import collector_at_rest
from genglossary.pipeline.text.display import PlainText
from genglossary.pipeline.types import Category, Span
from genglossary.readers.structure import blocks_from_json
from genglossary.runs.stored.issues import Place, contexts_of, found_issue_rows, newest_steps
from genglossary.runs.stored.references import ReferredEntry

STATUSES = (TermStatus.ACCEPTED.value, TermStatus.CANDIDATE.value, TermStatus.EXCLUDED.value)
"""Of terms that can be exported, in the order in which people are told of them."""


@collector_at_rest()
def glossary_of(project: Project, statuses: Collection[str] = ()) -> Glossary:
    """All entries, best first, in a constant number of queries; instead of them the terms of some `statuses`, which
    may be proposed or excluded, where these are given."""
    wanted = Term.objects.filter(of_statuses(statuses) if statuses else ENTRY, project=project)
    terms = list(wanted.prefetch_related("variants__equivalents", "equivalents"))
    definitions = first_of_each(shown_of(wanted).prefetch_related("evidence"))
    steps = newest_steps(project.pk)
    issues, contexts = open_issues(project, steps=steps), contexts_of(project.pk, steps=steps)
    places = {term.pk: _places(definitions.get(term.pk), contexts.get(term.pk, [])) for term in terms}
    proofs = proofs_of(terms)
    wanted_places = (place for several in (*places.values(), places_in(proofs)) for place in several)
    passages = _passages(list(wanted_places))
    found = {pk: tuple(passages[place] for place in several) for pk, several in places.items()}
    known = _entry_ids(terms)
    entries = [_entry(term, definitions.get(term.pk), issues[term.pk], found[term.pk], known) for term in terms]
    glossary = Glossary(
        title=project.name,
        language=language_of((project.language,)),
        entries=with_references(wanted, list(zip(terms, entries, strict=True)), definitions, _as_there),
        proofs=tuple(exported_proofs(proofs, passages)),
    )
    return with_counterparts(glossary)


def _as_there(other: ReferredEntry) -> Entry:
    """The entry of a reference glossary; its passages stay there."""
    return _entry(other.term, other.definition, [], (), {})


def exported(
    project: Project,
    *,
    statuses: Collection[str] = (),
    categories: Collection[str] = (),
    languages: Collection[str] = (),
    wishes: Iterable[str] = (),
) -> Glossary:
    """The glossary as somebody wants it in a file: which terms (see `glossary_of` and `chosen`), and its own words in
    the first of the languages `wishes` in which they can be, else in that of the project."""
    glossary = chosen(glossary_of(project, statuses), categories=categories, languages=languages)
    return replace(glossary, language=language_of(wishes) or glossary.language)


def of_statuses(statuses: Collection[str]) -> Q:
    """The condition for terms of these statuses; accepted means an entry, as everywhere."""
    others = PUBLISHED & Q(preferred=None, required=False, status__in={*statuses} - {TermStatus.ACCEPTED})
    return ENTRY | others if TermStatus.ACCEPTED in statuses else others & ~ENTRY


def _entry_ids(terms: list[Term]) -> dict[str, str]:
    """The id of each of `terms` and of each of their variants → the id of the entry."""
    return {str(each.uid): str(term.uid) for term in terms for each in (term, *term.variants.all())}


def shown_definitions(project: Project) -> dict[int, Definition]:
    """Term id → the definition that people see, with its evidence prefetched."""
    entries = Term.objects.filter(ENTRY, project=project)
    return first_of_each(shown_of(entries).prefetch_related("evidence"))


def open_issues(
    project: Project, terms: list[int] | None = None, steps: Collection[int] | None = None
) -> dict[int, list[Issue]]:
    """Term id → what the newest completed step of each kind found and is still so, without what a person dismissed,
    then or before.

    `terms` are the ids to look at; None means all. `steps` are the newest steps, where they are known.
    """
    steps = newest_steps(project.pk) if steps is None else steps
    found: dict[int, list[Issue]] = defaultdict(list)
    for issue in _open_issues(project.pk, tuple(steps), None if terms is None else tuple(terms)):
        found[issue.term_id].append(issue)
    return found


@Prepared
def _open_issues(project: int, steps: tuple[int, ...], terms: tuple[int, ...] | None) -> QuerySet[Issue]:
    rows = found_issue_rows(project, steps).filter(closed_at=None).order_by("pk")
    return rows if terms is None else rows.filter(term__in=terms)


def open_issue_rows(project: Project | int, steps: Collection[int] | None = None) -> QuerySet[Issue]:
    """All of `open_issues` of a project or its id, as rows that the database filters and pages."""
    return found_issue_rows(project if isinstance(project, int) else project.pk, steps).filter(closed_at=None)


def _places(definition: Definition | None, contexts: list[Place]) -> list[Place]:
    """The evidence of the definition; without a definition, the passages that a reader should see."""
    if definition:
        rows = cast("list[EvidenceRow]", definition.evidence.all())  # pyright: ignore[reportAttributeAccessIssue]
        return [(row.version_id, row.start, row.end) for row in rows]
    return contexts


def _passages(places: list[Place]) -> dict[Place, SourceReference]:
    """Each place with its words, reading every version once."""
    wanted: dict[int, set[Place]] = defaultdict(set)
    for place in places:
        wanted[place[0]].add(place)
    versions = (
        DocumentVersion.objects.filter(pk__in=wanted)
        .select_related("document")
        .only("text", "structure", "document__name")
    )
    found: dict[Place, SourceReference] = {}
    for version in versions.iterator(chunk_size=50):
        plainly = PlainText(version.text, blocks_from_json(version.structure))
        for place in wanted[version.pk]:
            found[place] = _passage(version, plainly, Span(*place[1:]))
    return found


def _passage(version: DocumentVersion, plainly: PlainText, span: Span) -> SourceReference:
    text, plain = version.text[span.start : span.end], plainly.within(span)
    plain = "" if plain == text else plain
    return SourceReference(document=version.document.name, start=span.start, end=span.end, text=text, plain=plain)


def _entry(
    term: Term,
    definition: Definition | None,
    issues: list[Issue],
    evidence: tuple[SourceReference, ...],
    known: Mapping[str, str],
) -> Entry:
    """Convert one term; `known` leads from ids to those of entries."""
    return Entry(
        text=term.text,
        spellings=tuple(_spelling(variant) for variant in term.variants.all()),
        **_definition_fields(term, definition),
        **_proved(term, issues, evidence),
        **_switches(term),
        category=cast("Category", term.category),
        language=term.language,
        reading=term.reading,
        part_of_speech=term.part_of_speech,
        status=cast("Status", term.status),
        required=term.required,
        notes=term.notes,
        id=str(term.uid),
        slug=term.slug,
        equivalents=tuple(exported_equivalent(row) for row in equivalents_of(term)),
        see_also=_see_also(term, known),
    )


def _proved(term: Term, issues: list[Issue], evidence: tuple[SourceReference, ...]) -> dict[str, Any]:
    """The fields that come from documents; as long as no run has found the term, what its file said."""
    if term.imported and not term.found:
        return proved_by_file(term.imported)
    return {
        "evidence": evidence,
        "score": term.score,
        "frequency": term.frequency,
        "documents": term.document_count,
        "issues": tuple(dict.fromkeys(issue.kind for issue in issues)),
    }


def _see_also(term: Term, known: Mapping[str, str]) -> tuple[str, ...]:
    """The entries that a reader is sent to; what was merged into another since leads there."""
    found = dict.fromkeys(known[uid] for uid in term.see_also if uid in known)
    return tuple(uid for uid in found if uid != str(term.uid))


def _switches(term: Term) -> dict[str, Any]:
    """The fields of a spelling that people decide, of whichever term it is."""
    return {
        "usage": term.usage,
        "as_written": term.as_written,
        "exact": term.exact,
        "do_not_translate": term.do_not_translate,
    }


def _spelling(variant: Term) -> Spelling:
    return Spelling(
        text=variant.text,
        kind=cast("Kind", variant.variant_kind or "spelling"),
        reading=variant.reading,
        part_of_speech=variant.part_of_speech,
        **_switches(variant),
    )


def _definition_fields(term: Term, definition: Definition | None) -> dict[str, Any]:
    """The fields of an entry that come from its definition; the confidence of a person's is 1."""
    if definition is None:
        return {"source": ""}
    said = term.imported.get("origin") if definition.origin == DefinitionOrigin.IMPORTED.value else None
    return {
        "definition": definition.text,
        "confidence": 1.0 if definition.confidence is None else definition.confidence,
        "origin": cast("Origin", said or definition.origin),
        "source": definition.source,
    }
