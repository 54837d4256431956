"""Decisions about many terms by the names that forms and programs send."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from genglossary.actions import terms
from genglossary.actions.assigning import assign
from genglossary.actions.changes import held_since
from genglossary.actions.deciding import Decision, DecisionRefused
from genglossary.actions.spellings import spell
from genglossary.models import Project, Term

DECIDE: dict[str, Callable[..., Decision]] = {
    "accept": terms.accept,
    "exclude": terms.exclude,
    "require": terms.require,
    "reopen": terms.reopen,
}
"""Decisions that need no more than the terms, by name."""


@transaction.atomic
def decide_all(project: Project, rows: QuerySet[Term], *, by: Any, seen: int | None, **said: Any) -> Decision:
    """Do to `rows` of `project` what `said` says, as `_done` has it.

    Raises ChangedMeanwhile, and does nothing, where that would replace what others decided since the change with the
    id `seen`.
    """
    done = _done(rows=rows, by=by, **said)
    if seen is not None and done.changed:
        held_since(seen, project, done.batch, by)
    return done


def _done(
    do: str, rows: QuerySet[Term], *, category: str, usage: str, into: Term | None, to: Any, by: Any, none_to_merge: str
) -> Decision:
    """Do what the name `do` says to `rows`: one of `DECIDE`, categorise, spell, assign, or merge.

    Terms are assigned `to` a user or nobody, and merged `into` a term, else into the first of `rows` that is no
    variant. Raises DecisionRefused, with the sentence `none_to_merge` where there is no such term.
    """
    match do:
        case "categorise":
            return terms.categorise(rows, category=category, by=by)
        case "spell":
            return spell(rows, usage=usage, by=by)
        case "assign":
            return assign(rows, to, by=by)
        case "merge":
            head = into or rows.filter(preferred=None).first()
            if head is None:
                raise DecisionRefused(none_to_merge, "ids")
            return terms.merge(rows, into=head, by=by)
        case decision:
            return DECIDE[decision](rows, by=by)
