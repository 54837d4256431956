"""Decisions about many terms by the names that forms and programs send."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

from genglossary.actions import terms
from genglossary.actions.deciding import Decision, DecisionRefused
from genglossary.actions.spellings import spell
from genglossary.models import Term

DECIDE: dict[str, Callable[..., Decision]] = {
    "accept": terms.accept,
    "exclude": terms.exclude,
    "require": terms.require,
    "reopen": terms.reopen,
}
"""Decisions that need no more than the terms, by name."""


def decide_all(
    do: str, rows: QuerySet[Term], *, category: str, usage: str, into: Term | None, by: Any, none_to_merge: str
) -> Decision:
    """Do what the name `do` says to `rows`: one of `DECIDE`, categorise, spell, or merge.

    Terms are merged `into` a term, else into the first of `rows` that is no variant. Raises DecisionRefused, with the
    sentence `none_to_merge` where there is no such term.
    """
    match do:
        case "categorise":
            return terms.categorise(rows, category=category, by=by)
        case "spell":
            return spell(rows, usage=usage, by=by)
        case "merge":
            head = into or rows.filter(preferred=None).first()
            if head is None:
                raise DecisionRefused(none_to_merge, "ids")
            return terms.merge(rows, into=head, by=by)
        case decision:
            return DECIDE[decision](rows, by=by)
