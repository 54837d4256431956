"""Taking back decisions about terms, a block at a time, as far as all that goes back fits together."""

import uuid
from collections import defaultdict
from collections.abc import Container, Mapping
from typing import Any, NamedTuple

from genglossary.actions.changes import Back, Past, record_back
from genglossary.actions.deciding import write_all
from genglossary.actions.undoing_blocks import ChangesOfKind
from genglossary.models import Project, Term
from genglossary.runs.stored.issues import reconsider
from genglossary.runs.writing.bulk import in_batches

# Ids that one statement takes on every database.
_IDS = 5000


class _Former(NamedTuple):
    """The part of a term's former fields that has to fit with those of others: all of them do not fit into memory.

    `moves` says whether the term goes back to the entry `head`, `uid` is the id that it goes back to, `given` the one
    that it gives away.
    """

    moves: bool
    head: int | None
    is_preferred: bool
    uid: str
    given: str


def undo_terms(project: Project, changes: ChangesOfKind, undone: uuid.UUID, by: Any) -> int:
    """Take `changes` back; returns how many went back."""
    back: dict[int, _Former] = {}
    changed: set[int] = set()
    for block in changes.blocks():
        back |= _unchanged_since(project, block)
        changed.update(block)
    _leave_what_would_not_fit(back, changed)
    renamed = any(each.uid for each in back.values())
    later: list[tuple[int, dict[str, Any]]] = []
    for block in changes.blocks():
        rows = {pk: each for pk, each in block.items() if pk in back}
        _record(project, rows, undone, by)
        values = [(pk, each.before) for pk, each in rows.items()]
        if renamed:  # entries go first, and all at once
            later += values
        else:
            write_all(values)
    write_all(later)
    for ids in in_batches(back, _IDS):
        reconsider(project.pk, ids)
    return len(back)


def _unchanged_since(project: Project, changes: Mapping[int, Past]) -> dict[int, _Former]:
    """The terms that are as their changes made them. They are locked."""
    rows = Term.objects.select_for_update(no_key=True).filter(project=project, pk__in=changes).order_by("pk")
    names = {"usage", *(name for each in changes.values() for name in each.after)}
    found: dict[int, _Former] = {}
    for row in rows.values("pk", *names):
        change = changes[row["pk"]]
        if all(_stored(row[name]) == value for name, value in change.after.items()):
            found[row["pk"]] = _former(change, row["usage"])
    return found


def _stored(value: Any) -> Any:
    """A value as the history has it."""
    return str(value) if isinstance(value, uuid.UUID) else value


def _former(change: Past, usage: str) -> _Former:
    before, after = change.before, change.after
    return _Former(
        "preferred_id" in before,
        before.get("preferred_id"),
        before.get("usage", usage) == "preferred",
        before.get("uid", ""),
        after.get("uid", ""),
    )


def _record(project: Project, changes: Mapping[int, Past], undone: uuid.UUID, by: Any) -> None:
    """Tell the history, of what is about to go back, what it is called and is now."""
    names = {name for each in changes.values() for name in (*each.before, "text")}
    now = {row["pk"]: row for row in Term.objects.filter(pk__in=changes).values("pk", *names)}
    told = (
        Back(each, now[pk]["text"], {name: _stored(now[pk][name]) for name in each.before})
        for pk, each in changes.items()
    )
    record_back(project, told, by=by, batch=undone)


def _leave_what_would_not_fit(back: dict[int, _Former], changed: Container[int]) -> None:
    """Leave out of `back` what would make a variant of a variant, or a preferred one of it, or take a renamed entry
    apart, until all the rest fits."""
    now = _Families(back, changed)
    while wrong := {pk for pk in back if not now.fits(pk, back)} | _unpaired(back):
        for pk in wrong:
            del back[pk]


class _Families:
    """The heads that terms would have again, and the variants that these terms have now."""

    def __init__(self, back: Mapping[int, _Former], changed: Container[int]) -> None:
        self._changed = changed
        moving = {pk: each.head for pk, each in back.items() if each.head}
        self._above: dict[int, int | None] = {}
        for ids in in_batches(sorted(set(moving.values())), _IDS):
            self._above |= Term.objects.filter(pk__in=ids).values_list("pk", "preferred_id")
        self._below: dict[int | None, list[int]] = defaultdict(list)
        for ids in in_batches(sorted(moving), _IDS):
            for pk, head in Term.objects.filter(preferred__in=ids).values_list("pk", "preferred_id"):
                self._below[head].append(pk)

    def fits(self, term: int, back: Mapping[int, _Former]) -> bool:
        """Whether the term may be a variant as `back` says, with all others in it."""
        head = back[term].head
        if head is None:
            return True
        stays = head in self._changed and head not in back
        if stays or head not in self._above or back[term].is_preferred:
            return False
        above = back[head].head if head in back and back[head].moves else self._above[head]
        return above is None and all(self._leaves(each, term, back) for each in self._below[term])

    def _leaves(self, variant: int, head: int, back: Mapping[int, _Former]) -> bool:
        return variant in back and back[variant].moves and back[variant].head != head


def _unpaired(back: Mapping[int, _Former]) -> set[int]:
    """Those that would have an id that another one keeps."""
    given = {each.given for each in back.values()}
    return {pk for pk, each in back.items() if each.uid and each.uid not in given}
