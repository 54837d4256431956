"""Imports that say that an entry is to be written otherwise: another spelling is the preferred one from then on."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from genglossary.actions.identity import OF_ENTRY, follow_ids
from genglossary.actions.importing.steps import Step
from genglossary.actions.spellings import other_way_round
from genglossary.models import SpellingUsage, Term

Fields = dict[str, Any]


class OtherSpellings:
    """Spellings that take the place of their entries' own ones, collected while an import is written.

    An entry keeps its id and all that belongs to it: as with `spellings.prefer`, it goes from one row to the other.
    """

    def __init__(self) -> None:
        self._wanted: dict[int, tuple[Term, Step]] = {}
        self._pairs: dict[int, Term] = {}  # primary key → the term that it exchanges its id with

    def take(self, head: Term, step: Step) -> None:
        self._wanted[head.pk] = head, step

    def concerns(self, term: Term) -> bool:
        """Whether the term is a spelling of an entry that is to be written otherwise."""
        return term.preferred_id in self._wanted

    def values(self, terms: Iterable[Term]) -> Iterator[tuple[Term, Fields]]:
        """The fields to set, after all of `terms` have primary keys; a head that became a spelling itself is left
        alone."""
        followers: dict[int, list[Term]] = defaultdict(list)
        for term in terms:
            if term.preferred_id in self._wanted:
                followers[term.preferred_id].append(term)
        for before, step in self._wanted.values():
            family = followers[before.pk]
            now = next((each for each in family if each.text == step.after["text"]), None)
            if before.preferred_id is None and now:
                self._pairs |= {before.pk: now, now.pk: before}
                yield from _exchanged(before, now, family, step.after["usage"])

    def told(self, changes: Iterable[tuple[Term, Fields]]) -> Iterator[tuple[Term, Fields, Fields]]:
        """Each term with its fields before and after: after it, those of an entry are in the other row of the pair."""
        told = [(term, before, {name: getattr(term, name) for name in before}) for term, before in changes]
        rows = {term.pk: before for term, before, _ in told}
        for term, before, after in told:
            if other := self._pairs.get(term.pk):
                of_entry = {*before, *rows[other.pk]} & {*OF_ENTRY}
                before |= {name: before.get(name, getattr(term, name)) for name in of_entry} | {"uid": str(term.uid)}
                after |= {name: getattr(other, name) for name in of_entry} | {"uid": str(other.uid)}
            yield term, before, after

    def exchange(self) -> None:
        """Let the saved rows have each other's ids and entries."""
        follow_ids({pk: str(other.uid) for pk, other in self._pairs.items()})


def _exchanged(before: Term, now: Term, family: Iterable[Term], usage: str) -> Iterator[tuple[Term, Fields]]:
    """The fields of the terms of an entry after its spelling `now` took the place of `before`."""
    kind = other_way_round(now.variant_kind)
    yield from ((each, {"preferred_id": now.pk}) for each in family if each is not now)
    same: Fields = {"preferred_by_person": True}
    yield now, {**same, "preferred_id": None, "variant_kind": "", "usage": SpellingUsage.PREFERRED.value}
    yield before, {**same, "preferred_id": now.pk, "variant_kind": kind, "usage": usage}
