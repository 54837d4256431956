"""Definitions that programs propose: they stand for nothing until a person accepts them."""

import uuid
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from genglossary.actions.changes import record
from genglossary.actions.definitions import write
from genglossary.models import Definition, Origin, Project, Term
from genglossary.models.definition import WAITING, shown_of

LONGEST_PROPOSAL = 2000
MOST_WAITING = 10
"""Proposals of one term that wait at a time: a program that repeats itself buries nobody."""


class CannotPropose(Exception):
    """The proposal is not taken; the message says why. Nothing was changed."""


def waiting_for(term: Term) -> QuerySet[Definition]:
    """Proposals for a term that nobody accepted or rejected, the oldest first."""
    return Definition.objects.filter(WAITING, term=term).select_related("author").order_by("pk")


def waiting_in(project: Project) -> QuerySet[Definition]:
    """All proposals of a project that wait, term by term."""
    rows = Definition.objects.filter(WAITING, term__project=project)
    return rows.select_related("author", "term").order_by("term__text", "pk")


@transaction.atomic
def propose(term: Term, text: str, *, by: Any, source: str = "") -> Definition:
    """Store a proposal for `term`, made by a program of `by`; what is shown does not change. Raises `CannotPropose`."""
    text, source = text.strip(), source.strip()
    Term.objects.select_for_update(no_key=True).get(pk=term.pk)
    _check(term, text)
    proposed = Definition.objects.create(term=term, author=by, origin=Origin.PROPOSED, text=text, source=source)
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
        raise CannotPropose(
            _("%(n)s proposals for this term wait already: people look at them first.") % {"n": MOST_WAITING}
        )


@transaction.atomic
def accept(proposal: Definition, *, by: Any) -> Definition | None:
    """Make the words of a proposal the definition of a person, `by`; None where nobody waits for that any more."""
    if not Definition.objects.filter(WAITING, pk=proposal.pk).update(withdrawn_at=Now()):
        return None
    term, batch = proposal.term, uuid.uuid4()
    before, after = {"text": proposal.text, "withdrawn": False}, {"withdrawn": True}
    record(term.project, "accept", proposal, by=by, batch=batch, before=before, after=after, label=term.text)
    return write(term, proposal.text, source=proposal.source, by=by, batch=batch)
