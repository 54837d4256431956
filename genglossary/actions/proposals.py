"""Definitions and terms of other languages that members and programs propose: they stand for nothing until a person
accepts them."""

import uuid
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from genglossary.actions import definitions, equivalents
from genglossary.actions.changes import record
from genglossary.actions.deciding import DecisionRefused
from genglossary.actions.definitions import write
from genglossary.actions.notices import tell
from genglossary.models import Change, Definition, Equivalent, EquivalentStatus, NoticeKind, Origin, Term
from genglossary.models.definition import BY_HAND, WAITING, shown_of
from genglossary.models.equivalent import WAITING_FOR_PEOPLE
from genglossary.models.prepared import Prepared

LONGEST_PROPOSAL = 2000
MOST_WAITING = 10
"""Proposals of one term that wait at a time: a program that repeats itself buries nobody."""


class CannotPropose(Exception):
    """The proposal is not taken; the message says why. Nothing was changed."""


def waiting_for(term: Term | int) -> QuerySet[Definition]:
    """Proposals for a term, or the one with an id, that nobody accepted or rejected, the oldest first."""
    return Definition.objects.filter(WAITING, term=term).select_related("author").order_by("pk")


@transaction.atomic
def propose(term: Term, text: str, *, by: Any, source: str = "", by_hand: bool = False) -> Definition:
    """Store a proposal for `term`, made `by_hand` or by a program of `by`; what is shown does not change.

    Raises `CannotPropose`.
    """
    text, source = text.strip(), source.strip()
    Term.objects.select_for_update(no_key=True).get(pk=term.pk)
    _check(term, text)
    said = {"text": text, "source": source, "flags": [BY_HAND] if by_hand else []}
    proposed = Definition.objects.create(term=term, author=by, origin=Origin.PROPOSED, **said)
    after = {"text": text, "id": proposed.pk, "withdrawn": False}
    record(term.project, "propose", proposed, by=by, before={"withdrawn": True}, after=after, label=term.text)
    return proposed


def _check(term: Term, text: str) -> None:
    if not text or len(text) > LONGEST_PROPOSAL:
        raise CannotPropose(_("A proposal has 1 to %(n)s characters.") % {"n": f"{LONGEST_PROPOSAL:,}"})
    shown = shown_of([term.pk]).first()
    if shown and shown.text == text:
        raise CannotPropose(_("This is the definition that is shown already."))
    waiting = list(waiting_for(term))
    if any(each.text == text for each in waiting):
        raise CannotPropose(_("The same proposal is waiting already."))
    if len(waiting) >= MOST_WAITING:
        raise CannotPropose(_too_many())


@transaction.atomic
def propose_equivalent(term: Term, language: str, text: str, *, by: Any, notes: str = "") -> Equivalent:
    """Add a term of another language that waits, as those do which runs propose. Raises DecisionRefused."""
    Term.objects.select_for_update(no_key=True).get(pk=term.pk)
    if waiting_equivalents(term).count() >= MOST_WAITING:
        raise DecisionRefused(_too_many())
    waits = str(EquivalentStatus.PROPOSED.value)
    return equivalents.add(term, language, text, by=by, status=waits, action="propose", notes=notes.strip())


def waiting_equivalents(term: Term | int) -> QuerySet[Equivalent]:
    """Terms of other languages that members proposed and nobody accepted or rejected, the oldest first; `term` is the
    term or its id."""
    return Equivalent.objects.filter(WAITING_FOR_PEOPLE, term=term).order_by("pk")


def own_equivalents(term: Term, user: Any) -> set[int]:
    """The ids of those of them that `user` proposed."""
    return set(_own_equivalents(term.project_id, term.pk, user.pk))


@Prepared
def _own_equivalents(project: int, term: int, user: int) -> Iterable[int]:
    waiting = waiting_equivalents(term).order_by().values("pk")
    said = Change.objects.filter(project=project, model="equivalent", action="propose", actor=user)
    return said.filter(object_id__in=waiting).values_list("object_id", flat=True)


def _too_many() -> str:
    return _("%(n)s proposals for this term wait already: people look at them first.") % {"n": MOST_WAITING}


@transaction.atomic
def accept(proposal: Definition, *, by: Any) -> Definition | None:
    """Make the words of a proposal the definition of a person, `by`; None where nobody waits for that any more.

    Whoever proposed it is told.
    """
    if not Definition.objects.filter(WAITING, pk=proposal.pk).update(withdrawn_at=Now()):
        return None
    term, batch = proposal.term, uuid.uuid4()
    before, after = {"text": proposal.text, "withdrawn": False}, {"withdrawn": True}
    record(term.project, "accept", proposal, by=by, batch=batch, before=before, after=after, label=term.text)
    tell([proposal.author], NoticeKind.ACCEPTED, term, by=by, definition=proposal)
    return write(term, proposal.text, source=proposal.source, by=by, batch=batch)


@transaction.atomic
def withdraw(definition: Definition, *, by: Any) -> None:
    """Take a definition back. A proposal is rejected by that: whoever made it is told."""
    if Definition.objects.filter(WAITING, pk=definition.pk).exists():
        tell([definition.author], NoticeKind.REJECTED, definition.term, by=by, definition=definition)
    definitions.withdraw(definition, by=by)
