"""Decisions of people about where else a reader of an entry is sent."""

import uuid
from typing import Any

from django.utils.translation import gettext as _

from genglossary.actions.deciding import Decision, DecisionRefused, decide
from genglossary.models import Term


def refer(term: Term, to: Term, *, by: Any, batch: uuid.UUID | None = None) -> Decision:
    """Send readers of `term` to the entry `to` as well. Raises DecisionRefused for the entry itself."""
    if to.project_id != term.project_id:
        raise DecisionRefused(_("That entry is in another project."), "text")
    if to.pk == term.pk:
        raise DecisionRefused(_("%(text)s is this entry itself.") % {"text": term.text}, "text")
    uid = str(to.uid)
    return decide(_this(term), "see also", by, lambda now: {"see_also": [*_without(now, uid), uid]}, batch=batch)


def unrefer(term: Term, uid: str, *, by: Any) -> Decision:
    """Send readers of `term` no longer to the entry with this id."""
    return decide(_this(term), "see also", by, lambda now: {"see_also": _without(now, uid)})


def _this(term: Term) -> Any:
    return Term.objects.filter(pk=term.pk)


def _without(term: Term, uid: str) -> list[str]:
    return [each for each in term.see_also if each != uid]
