"""Terms of the glossaries that a project refers to: read where they are, in a constant number of queries.

A reference brings the entries of its own glossary, never those that this one refers to in turn: projects may refer to
each other in a circle. Passages of its documents are not read.
"""

# django-types takes a member of TextChoices for the tuple that it is written as.
# pyright: reportUnnecessaryComparison=false

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from genglossary.models import Definition, Project, ReferenceGlossary, Term
from genglossary.models.definition import SHOWN, first_of_each, shown_of
from genglossary.models.prepared import Prepared
from genglossary.models.project import visible_to
from genglossary.models.reference import in_force
from genglossary.models.term import ENTRY, PUBLISHED
from genglossary.pipeline.languages.capitals import designation_key
from genglossary.pipeline.types import DecidedTerm

_DEFINED = Exists(Definition.objects.filter(SHOWN, term=OuterRef("pk")))
_REFERS = Exists(ReferenceGlossary.objects.filter(project=OuterRef("project")))
# What a run keeps for no other reason than that it is in a reference of that glossary is none of its own terms.
_ITS_OWN = Q(required=True) | Q(status_by_person=True) | _DEFINED | ~_REFERS


@dataclass(frozen=True, kw_only=True, slots=True)
class ReferredEntry:
    """An entry of a reference: its `term` with variants and equivalents prefetched, the definition that is shown of it
    there, None where there is none, and the name of its project."""

    term: Term
    definition: Definition | None
    project: str

    @property
    def source(self) -> str:
        """Name the place that its definition was taken from, as one line."""
        said = self.definition.source if self.definition else ""
        return f"{self.project} ({said})" if said else self.project

    def readable_for(self, user: Any) -> bool:
        """Whether `user` may open its page there."""
        return Project.objects.filter(visible_to(user), pk=self.term.project_id).exists()


def wins(term: Term, own: Definition | None) -> bool:
    """Whether what the project itself says of a term stands before its references: a person's word, or a run's of an
    entry that a person decided about."""
    return own is not None and (own.step_id is None or term.required or term.status_by_person)


def referred(project_id: int, terms: QuerySet[Term]) -> dict[int, ReferredEntry]:
    """Id of each of `terms` (of that project) that a reference has under one of its spellings → its entry there.

    Of several references the first that defines it counts, else the first.
    """
    order = _order(project_id)
    if not order:
        return {}
    alike = Term.objects.filter(PUBLISHED, project__in=order, text__in=terms.order_by().values("text"))
    heads = alike.annotate(head=Coalesce(F("preferred"), F("pk")))
    entries = _entries(order).filter(pk__in=heads.values("head"))
    by_head = {entry.term.pk: entry for entry in _with_definitions(entries, order)}
    found: dict[str, list[ReferredEntry]] = {}
    for text, head in heads.values_list("text", "head"):
        if head in by_head:
            found.setdefault(text, []).append(by_head[head])
    places = {pk: at for at, pk in enumerate(order)}
    for several in found.values():
        several.sort(key=lambda each: (each.definition is None, places[each.term.project_id]))
    return {pk: found[text][0] for pk, text in terms.order_by().values_list("pk", "text") if text in found}


@Prepared
def _in_order(project: int) -> Iterable[tuple[int, str]]:
    return in_force().filter(project=project).values_list("glossary_id", "glossary__name")


def _order(project_id: int) -> dict[int, str]:
    """Id → name of the projects that are referred to, in order."""
    return dict(_in_order(project_id))


def _entries(order: dict[int, str]) -> QuerySet[Term]:
    return Term.objects.filter(ENTRY & _ITS_OWN, project__in=order)


def _with_definitions(entries: QuerySet[Term], order: dict[int, str]) -> list[ReferredEntry]:
    definitions = first_of_each(shown_of(entries.order_by()))
    return [
        ReferredEntry(term=term, definition=definitions.get(term.pk), project=order[term.project_id])
        for term in entries.prefetch_related("variants__equivalents", "equivalents")
    ]


def terms_elsewhere(project_id: int, own: list[DecidedTerm]) -> Iterator[DecidedTerm]:
    """The terms of all references, as runs take them; without what `own` has, and each designation once."""
    order = _order(project_id)
    taken = {designation_key(text) for term in own for text in (term.text, *term.variants)}
    places = {pk: at for at, pk in enumerate(order)}
    rows = list(_entries(order).order_by("pk").prefetch_related("variants")) if order else []
    for term in sorted(rows, key=lambda each: places[each.project_id]):
        if designation_key(term.text) not in taken:
            variants = [each for each in term.variants.all() if designation_key(each.text) not in taken]
            taken.update(designation_key(each.text) for each in (term, *variants))
            yield _elsewhere(term, variants)


def _elsewhere(term: Term, variants: list[Term]) -> DecidedTerm:
    return DecidedTerm(
        text=term.text,
        language=term.language,
        variants=tuple(each.text for each in variants),
        elsewhere=True,
        as_written={each.text: each.as_written for each in (term, *variants) if each.as_written is not None},
        exact=frozenset(each.text for each in (term, *variants) if each.exact),
    )


def references_as_input(project_id: int) -> list[Any]:
    """All that a run takes from references, as JSON."""
    order = _order(project_id)
    if not order:
        return []
    entries = _entries(order)
    spellings = Term.objects.filter(Q(pk__in=entries.values("pk")) | Q(preferred__in=entries.values("pk")))
    told = ("project", "text", "language", "preferred", "as_written", "exact")
    definitions = shown_of(entries.order_by()).values_list("pk", flat=True)
    return [list(order), list(spellings.order_by("pk").values_list(*told)), list(definitions)]
