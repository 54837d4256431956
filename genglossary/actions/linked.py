"""Entries of two languages that translate each other: an entry that is, by its words, the equivalent of another one."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import NamedTuple

from django.db.models import Q, QuerySet

from genglossary.formats.types import AVOIDED
from genglossary.models import Definition, Equivalent, EquivalentStatus, Term
from genglossary.models.definition import first_of_each, shown_of
from genglossary.models.prepared import Prepared
from genglossary.models.term import ENTRY, SpellingUsage
from genglossary.pipeline.text.tags import primary


class EntryLink(NamedTuple):
    """The `entry` (its preferred spelling) that another one translates, by `equivalent` among its own."""

    entry: Term
    equivalent: Equivalent

    @property
    def status(self) -> str:
        return str(EquivalentStatus(self.equivalent.status).label)


class CrossingDefinition(NamedTuple):
    """The definition of an entry of another language, in that language; `is_translation` says that the entry is one of
    those that translate the term, not the one that the term translates."""

    entry: Term
    language: str
    text: str
    is_translation: bool


def linked_to(terms: Collection[Term]) -> Mapping[int, list[EntryLink]]:
    """Id of each of `terms` → the entries of whose equivalents it is one, accepted ones first, then the surest.

    What was rejected or is to be avoided links nothing. In one query.
    """
    texts = {term.text: term for term in terms}
    rows = _linking(tuple({term.project_id for term in terms}), tuple(term.pk for term in terms))
    found: dict[int, list[EntryLink]] = defaultdict(list)
    for row in sorted(rows, key=surest_first):
        term, entry = texts.get(row.text), row.term.preferred or row.term
        if term and primary(term.language) in (primary(row.language), "und") and entry.pk != term.pk:
            found[term.pk].append(EntryLink(entry, row))
    return found


@Prepared
def _linking(projects: tuple[int, ...], terms: tuple[int, ...]) -> QuerySet[Equivalent]:
    """The equivalents of entries of `projects` that have the texts of `terms`."""
    texts = Term.objects.filter(pk__in=terms).order_by().values("text")
    rows = Equivalent.objects.filter(term__project__in=projects, text__in=texts)
    entries = Term.objects.filter(ENTRY, project__in=projects).values("pk")
    rows = rows.exclude(status=EquivalentStatus.REJECTED).exclude(usage__in=AVOIDED)
    return rows.filter(Q(term__in=entries) | Q(term__preferred__in=entries)).select_related("term__preferred")


def surest_first(row: Equivalent) -> tuple[bool, bool, float, int]:
    """Sort equivalents: preferred ones, accepted ones, then the surest."""
    preferred = row.usage == SpellingUsage.PREFERRED.value
    return not preferred, row.status != EquivalentStatus.ACCEPTED.value, -(row.confidence or 0), row.pk


def crossing_definitions(terms: Collection[Term]) -> dict[int, CrossingDefinition]:
    """Id of each of `terms` that has no definition itself → that of the entry it translates, or that translates it."""
    defined = first_of_each(_shown_of(tuple(term.pk for term in terms)))
    lacking = [term for term in terms if term.pk not in defined]
    if not lacking:
        return {}
    others = {pk: [link.entry for link in links] for pk, links in linked_to(lacking).items()}
    originals = {(pk, entry.pk) for pk, entries in others.items() for entry in entries}
    for pk, entries in _translations(lacking).items():
        others.setdefault(pk, []).extend(entries)
    theirs = first_of_each(shown_of({entry.pk for entries in others.values() for entry in entries}))
    return {
        pk: _crossing(entry, theirs[entry.pk], is_translation=(pk, entry.pk) not in originals)
        for pk, entries in others.items()
        for entry in [next((each for each in entries if each.pk in theirs), None)]
        if entry
    }


@Prepared
def _shown_of(terms: tuple[int, ...]) -> QuerySet[Definition]:
    return shown_of(terms)


def _crossing(entry: Term, definition: Definition, *, is_translation: bool) -> CrossingDefinition:
    return CrossingDefinition(entry, definition.language or entry.language, definition.text, is_translation)


def _translations(terms: Collection[Term]) -> dict[int, list[Term]]:
    """Id of each of `terms` → the entries that its equivalents are themselves."""
    own = Equivalent.objects.filter(term__in=[term.pk for term in terms]).exclude(status=EquivalentStatus.REJECTED)
    rows = sorted(own.exclude(usage__in=AVOIDED), key=surest_first)
    project = {term.project_id for term in terms}
    entries = Term.objects.filter(ENTRY, project__in=project, text__in={row.text for row in rows})
    by_text = {entry.text: entry for entry in entries}
    found: dict[int, list[Term]] = defaultdict(list)
    for row in rows:
        entry = by_text.get(row.text)
        if entry and entry.pk != row.term_id and primary(entry.language) in (primary(row.language), "und"):
            found[row.term_id].append(entry)
    return found
