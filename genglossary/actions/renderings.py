"""Decisions of people about terms that were translated in several ways: which one is to be written."""

import uuid
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from genglossary.actions import equivalents, spellings
from genglossary.actions.deciding import Decision, DecisionRefused, decide
from genglossary.formats.types import AVOIDED
from genglossary.models import (
    Equivalent,
    EquivalentOrigin,
    EquivalentStatus,
    Issue,
    IssueKind,
    SpellingUsage,
    Term,
    VariantKind,
)
from genglossary.models.term import ENTRY, same_designation
from genglossary.runs.stored.renderings import Way, Ways, known_of, unpacked

REJECTED = EquivalentStatus.REJECTED.value
ANSWERS = (*AVOIDED, REJECTED)
"""The answers about the ways that are not chosen: a usage, or that it is no translation of the term."""


@transaction.atomic
def choose(issue: Issue, chosen: int, *, others: str, by: Any) -> Decision:
    """Prefer one of the ways that `issue` is about, by its number from 0; the `others` are avoided or rejected.

    Where the translation is an entry itself, what is avoided becomes a spelling of it that is to be avoided: so checks
    and rules for writers know it. Raises DecisionRefused for a way or an answer that there is not.
    """
    known = unpacked(issue)
    if not 0 <= chosen < len(known.ways) or others not in ANSWERS:
        raise DecisionRefused(_("There is no such way to translate it."), "way")
    batch = uuid.uuid4()
    for number, way in enumerate(known.ways):
        accepted = number == chosen or others != REJECTED
        usage = SpellingUsage.PREFERRED.value if number == chosen else others if accepted else ""
        status = EquivalentStatus.ACCEPTED if accepted else EquivalentStatus.REJECTED
        _settle(known.language, way, {"status": status, "usage": usage}, by, batch)
    if others != REJECTED and issue.kind == IssueKind.TRANSLATIONS.value:
        _avoid(known, chosen, others, by, batch)
    return Decision(batch=batch, changed=len(known.ways))


def _settle(language: str, way: Way, values: dict[str, Any], by: Any, batch: uuid.UUID) -> None:
    """Decide about one way; what is not among the equivalents any more is added again."""
    row = known_of([way.term])(way.term, language, way.text)
    if row:
        equivalents.edit(row, by=by, batch=batch, **values)
    elif term := Term.objects.filter(pk=way.term).first():
        equivalents.add(term, language, way.text, by=by, origin=EquivalentOrigin.RUN, batch=batch, **values)


def _avoid(known: Ways, chosen: int, usage: str, by: Any, batch: uuid.UUID) -> None:
    """Make spellings of the chosen translation, where it is a term, of those that are not to be written."""
    term = Term.objects.select_related("project").get(pk=known.ways[chosen].term)
    entry = same_designation(term.project, known.ways[chosen].text)
    entry = (entry.preferred or entry) if entry else None
    for number, way in enumerate(known.ways):
        if entry and number != chosen and not _is_right_elsewhere(term, way):
            _avoid_one(entry, way.text, usage, by, batch)


def _is_right_elsewhere(term: Term, way: Way) -> bool:
    """Whether another term is translated so: one of which people said it, or an entry."""
    rows = Equivalent.objects.filter(term__project=term.project_id, text=way.text).exclude(term=term.pk)
    rows = rows.exclude(status=EquivalentStatus.REJECTED).exclude(usage__in=AVOIDED)
    entries = Term.objects.filter(ENTRY, project=term.project_id).values("pk")
    return rows.filter(Q(status=EquivalentStatus.ACCEPTED) | Q(term__in=entries)).exists()


def _avoid_one(entry: Term, text: str, usage: str, by: Any, batch: uuid.UUID) -> None:
    found = same_designation(entry.project, text)
    if found is None:
        spellings.add_spelling(
            entry, text, by=by, language=entry.language, batch=batch, variant_kind=VariantKind.SYNONYM, usage=usage
        )
    elif found.pk != entry.pk and found.preferred_id in (None, entry.pk):
        kind = found.variant_kind or VariantKind.SYNONYM
        values = {"preferred_id": entry.pk, "preferred_by_person": True, "variant_kind": kind, "usage": usage}
        followers = Term.objects.filter(preferred=found.pk)
        decide(followers, "merge", by, {"preferred_id": entry.pk, "preferred_by_person": True}, batch=batch)
        decide(Term.objects.filter(pk=found.pk), "merge", by, values, batch=batch)
