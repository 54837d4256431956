"""Decisions of people about the spellings of an entry. Every verb is atomic, leaves Changes, and survives every run.

The preferred spelling of an entry is the term itself, all others are its variants: so there is always exactly one.
"""

import uuid
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from genglossary.actions.changes import ChangedMeanwhile, held_against, last_actor
from genglossary.actions.deciding import Decision, DecisionRefused, Values, decide, designation_in, locked
from genglossary.models import Project, SpellingUsage, Status, Term, VariantKind
from genglossary.models.term import ENTRY, same_designation

SWITCHES = ("usage", "variant_kind", "as_written", "exact", "do_not_translate")

# What the old preferred spelling is to the new one, by what the new one was to it.
_OTHER_WAY_ROUND = {
    VariantKind.ABBREVIATION.value: VariantKind.LONG_FORM,
    VariantKind.LONG_FORM.value: VariantKind.ABBREVIATION,
    VariantKind.SYNONYM.value: VariantKind.SYNONYM,
}


_NOTHING: Values = {}


@transaction.atomic
def spell(
    spellings: QuerySet[Term],
    *,
    by: Any,
    seen: str | None = None,
    begun: Values = _NOTHING,
    batch: uuid.UUID | None = None,
    **values: Any,
) -> Decision:
    """Set what people decide about spellings: of `SWITCHES` those that `values` names.

    One variant that is to be preferred becomes what its entry is called (see `prefer`). Raises DecisionRefused for a
    usage or a kind that there is none of, for the kind of a preferred spelling, and for several terms of which some are
    variants and all are to be preferred. Raises ChangedMeanwhile where another usage is stored than the one `seen`, or
    another value of a switch than somebody had `begun` with.
    """
    _check(spellings, values)
    for term in locked(spellings) if begun else ():
        held_against(begun, term, values)
    if values.get("usage") == SpellingUsage.PREFERRED and (variant := spellings.exclude(preferred=None).first()):
        return prefer(variant, by=by, seen=seen, batch=batch, **values)
    return decide(spellings, "spell", by, lambda term: _spelled(term, values), seen=seen, batch=batch)


def _spelled(term: Term, values: Values) -> Values:
    """Whoever decides about a spelling decides also whose it is: no run gives it to another term."""
    says_whose = term.preferred_id is not None or "usage" in values
    return {**values, "preferred_by_person": True} if says_whose else values


@transaction.atomic
def add_spelling(
    entry: Term, text: str, *, by: Any, language: str = "", batch: uuid.UUID | None = None, **values: Any
) -> Term:
    """Add a spelling to an entry, with what `values` says of its `SWITCHES`, its reading and its part of speech.

    A term that is no entry and nobody's variant becomes this spelling. One that is to be preferred is added, and then
    preferred: two decisions, of which the second can be taken back alone. Raises DecisionRefused for an entry that is a
    variant itself, for an empty or too long text, and for one that is a spelling, or an entry, already.
    """
    Project.objects.select_for_update(no_key=True).get(pk=entry.project_id)
    entry.refresh_from_db()
    text = _clean(entry, text, values)
    if values.get("usage") == SpellingUsage.PREFERRED:
        added = add_spelling(entry, text, by=by, language=language, batch=batch, **{**values, "usage": ""})
        prefer(added, by=by)
        return added
    term = _free(entry, text) or Term.objects.create(
        project=entry.project, text=text, language=language or entry.language
    )
    wanted = {"variant_kind": VariantKind.SPELLING, **values, "preferred_id": entry.pk, "preferred_by_person": True}
    if term.status == Status.NEW.value:
        wanted["status"] = entry.status
    decide(Term.objects.filter(pk=term.pk), "add spelling", by, wanted, batch=batch)
    term.refresh_from_db()
    return term


@transaction.atomic
def prefer(
    spelling: Term, *, by: Any, seen: str | None = None, batch: uuid.UUID | None = None, **values: Any
) -> Decision:
    """Make a variant the preferred spelling of its entry, which keeps its id, its slug and all that belongs to it.

    What was preferred is a variant from now on; `values` are `SWITCHES` of the new one, whose kind says what the old
    one is to it. Raises DecisionRefused for what is no variant, and ChangedMeanwhile where another usage is stored than
    the one `seen`.
    """
    spelling = Term.objects.select_for_update(no_key=True).get(pk=spelling.pk)
    if spelling.preferred_id is None:
        raise DecisionRefused(_("%(text)s is a preferred spelling already.") % {"text": spelling.text})
    if seen not in (None, spelling.usage):
        raise ChangedMeanwhile(spelling.usage, by=last_actor(spelling))
    kind = values.get("variant_kind", spelling.variant_kind)
    before = Term.objects.select_for_update(no_key=True).get(pk=spelling.preferred_id)
    family = Term.objects.filter(pk=before.pk) | Term.objects.filter(preferred=before)
    switched = partial(_preferring, now=spelling, before=before, kind=kind, values=values)
    return decide(family, "prefer", by, switched, batch=batch)


def _preferring(term: Term, *, now: Term, before: Term, kind: str, values: Values) -> Values:
    if term.pk == now.pk:
        own = {**values, "preferred_id": None, "variant_kind": "", "usage": SpellingUsage.PREFERRED.value}
        own["uid"] = str(before.uid)
    elif term.pk == before.pk:
        kind = other_way_round(kind)
        usage = SpellingUsage.ADMITTED if term.usage == SpellingUsage.PREFERRED.value else term.usage
        own = {"preferred_id": now.pk, "variant_kind": kind, "usage": usage, "uid": str(now.uid)}
    else:
        return {"preferred_id": now.pk}
    return {**own, "preferred_by_person": True}


def other_way_round(kind: str) -> str:
    """The kind of the old preferred spelling, from the one that the new one was of."""
    return _OTHER_WAY_ROUND.get(kind, VariantKind.SPELLING).value


def _check(spellings: QuerySet[Term], values: dict[str, Any]) -> None:
    if unknown := values.keys() - set(SWITCHES):
        raise TypeError(f"No decision about a spelling: {', '.join(unknown)}")
    _check_choices(values)
    if "variant_kind" in values and (head := spellings.filter(preferred=None).first()):
        raise DecisionRefused(
            _("%(text)s is the preferred spelling of its entry: it has no kind.") % {"text": head.text},
            "variant_kind",
        )
    variant = spellings.exclude(preferred=None).first() if values.get("usage") == SpellingUsage.PREFERRED else None
    if variant and spellings.count() > 1:
        raise DecisionRefused(
            _("%(text)s is a variant: choose “preferred” for it alone.") % {"text": variant.text}, "usage"
        )


def _check_choices(values: dict[str, Any]) -> None:
    if (usage := values.get("usage")) and usage not in SpellingUsage.values:
        raise DecisionRefused(_("There is no usage %(usage)r.") % {"usage": usage}, "usage")
    if "variant_kind" in values and values["variant_kind"] not in VariantKind.values:
        raise DecisionRefused(_("There is no kind %(kind)r.") % {"kind": values["variant_kind"]}, "variant_kind")


def _clean(entry: Term, text: str, values: dict[str, Any]) -> str:
    """The text of a new spelling in the form in which terms are stored, if it may be one of `entry`."""
    text = designation_in(text)
    if entry.preferred_id is not None:
        raise DecisionRefused(_("%(text)s is a variant itself.") % {"text": entry.text})
    _check_choices(values)
    return text


def _free(entry: Term, text: str) -> Term | None:
    """The term of the same designation, where it is free to become a spelling of `entry`; None where there is none."""
    found = same_designation(entry.project, text)
    if found is None:
        return Term.objects.filter(project=entry.project, text=text, sense=0).first()
    if found.pk == entry.pk or found.preferred_id == entry.pk:
        raise DecisionRefused(_("%(text)s is a spelling of this entry already.") % {"text": found.text}, "text")
    if found.preferred:
        raise DecisionRefused(
            _("%(text)s is a spelling of %(entry)s.") % {"text": found.text, "entry": found.preferred.text}, "text"
        )
    if found.text != text or Term.objects.filter(ENTRY, pk=found.pk).exists() or found.variants.exists():
        raise DecisionRefused(
            _("%(text)s is a term of its own: merge it in the table of terms.") % {"text": found.text}, "text"
        )
    return found
