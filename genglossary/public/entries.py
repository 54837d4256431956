"""The part of a glossary that everybody may see: entries with their words, and no more of the documents than was said.

Notes, scores, issues, spellings that nobody decided about, and words of reference glossaries stay inside.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from genglossary.actions.glossary import of_statuses
from genglossary.actions.translations import equivalents_of
from genglossary.formats.order import place_of
from genglossary.formats.types import AVOIDED
from genglossary.models import Definition, Equivalent, EquivalentStatus, Evidence, PublicGlossary, Term
from genglossary.models.address import entry_of
from genglossary.models.definition import first_of_each, shown_of
from genglossary.models.term import having
from genglossary.web.glossary_page import OTHERS
from genglossary.web.passages import LinkedPassage, linked_passages

_PROOFS = Evidence.objects.filter(definition=OuterRef("pk"))
_PRESENT_PROOFS = _PROOFS.filter(version__document__removed_at=None)


@dataclass(frozen=True, kw_only=True, slots=True)
class PublicPlace:
    """An entry in the order of a printed glossary: enough to list and to link it."""

    pk: int
    slug: str
    text: str
    letter: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PublicEntry:
    """An entry with all that everybody may see of it. `spellings` may be written, `avoided` ones are not to be."""

    term: Term
    letter: str
    definition: Definition | None
    spellings: Sequence[Term]
    avoided: Sequence[Term]
    translations: Sequence[Equivalent]
    see_also: Sequence[Term]
    passages: Sequence[LinkedPassage] = ()


def terms_of(shown: PublicGlossary) -> QuerySet[Term]:
    """The terms that have an entry there."""
    return Term.objects.filter(of_statuses(shown.statuses), project=shown.project_id)


def places_of(shown: PublicGlossary, query: str = "") -> list[PublicPlace]:
    """All entries, A to Z and then 五十音; with a query those whose text, reading or spelling has it."""
    rows = terms_of(shown).filter(having(query)) if query else terms_of(shown)
    values = rows.values_list("text", "reading", "pk", "slug")
    placed = sorted((place_of(text, reading), pk, slug) for text, reading, pk, slug in values)
    return [PublicPlace(pk=pk, slug=slug, text=place.text, letter=place.letter or OTHERS) for place, pk, slug in placed]


def definitions_for_all(terms: Iterable[int] | QuerySet[Any]) -> QuerySet[Definition]:
    """The definitions of the terms with these ids, the best first, without those of runs of which every document that
    proves them was removed since: what was taken away is not to be read here either."""
    by_run = Q(step__isnull=False) & Exists(_PROOFS) & ~Exists(_PRESENT_PROOFS)
    return shown_of(terms).exclude(by_run)


def entries_of(shown: PublicGlossary, places: Sequence[PublicPlace]) -> list[PublicEntry]:
    """The entries at these places, in their order and without passages, in a constant number of queries."""
    ids = [place.pk for place in places]
    rows = terms_of(shown).filter(pk__in=ids).prefetch_related("variants__equivalents", "equivalents")
    terms, definitions = rows.in_bulk(), first_of_each(definitions_for_all(ids))
    others = _by_id(shown, {uid for term in terms.values() for uid in term.see_also})
    return [
        _entry(terms[place.pk], place.letter, definitions.get(place.pk), others)
        for place in places
        if place.pk in terms
    ]


def entry_at(shown: PublicGlossary, address: str) -> Term | None:
    """The term of the entry with this slug or id, also that of a spelling that was merged into it."""
    found = entry_of(shown.project, address)
    return terms_of(shown).filter(pk=found.pk).first() if found else None


def one_entry(shown: PublicGlossary, term: Term) -> PublicEntry:
    """Tell all of one entry, with its passages where they may be seen."""
    place = PublicPlace(
        pk=term.pk, slug=term.slug, text=term.text, letter=place_of(term.text, term.reading).letter or OTHERS
    )
    (found,) = entries_of(shown, [place])
    return replace(found, passages=_passages(found.definition)) if shown.passages and found.definition else found


def _entry(term: Term, letter: str, definition: Definition | None, others: dict[str, Term]) -> PublicEntry:
    variants = list(term.variants.all())
    accepted = [row for row in equivalents_of(term) if row.status == EquivalentStatus.ACCEPTED.value]
    seen = dict.fromkeys(others[uid] for uid in term.see_also if uid in others)
    return PublicEntry(
        term=term, letter=letter, definition=definition,
        spellings=[each for each in variants if each.usage not in AVOIDED],
        avoided=[each for each in variants if each.usage in AVOIDED],
        translations=[row for row in accepted if row.usage not in AVOIDED],
        see_also=[each for each in seen if each.pk != term.pk],
    )  # fmt: skip


def _by_id(shown: PublicGlossary, ids: Collection[str]) -> dict[str, Term]:
    """Id → the entry, as far as it is shown; what was merged into another one leads there."""
    known = Term.objects.filter(project=shown.project_id, uid__in=ids).select_related("preferred") if ids else ()
    heads = {str(term.uid): term.preferred or term for term in known}
    visible = set(terms_of(shown).filter(pk__in={head.pk for head in heads.values()}).values_list("pk", flat=True))
    return {uid: head for uid, head in heads.items() if head.pk in visible}


def _passages(definition: Definition) -> list[LinkedPassage]:
    rows = Evidence.objects.filter(definition=definition, version__document__removed_at=None).order_by("pk")
    return linked_passages([(row.version_id, row.start, row.end) for row in rows])
