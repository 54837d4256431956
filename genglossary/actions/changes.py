"""Entries of the history of decisions: nothing else writes them."""

import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import QuerySet

from genglossary.models import Change, Project
from genglossary.models.action_names import ACTION_NAMES
from genglossary.runs.writing.bulk import MOST_ROWS, in_batches, insert_values, prepared

Fields = dict[str, Any]

_OWN = ("model", "object_id", "label", "before", "after")


class ChangedMeanwhile(Exception):
    """Something else is stored than the person saw who saves; nothing was changed.

    `now` is what is stored, `by` who stored it: None for a run or a command. `field` is its name, where there are
    several.
    """

    def __init__(self, now: Any, by: Any = None, field: str = "") -> None:
        super().__init__(now)
        self.now, self.by, self.field = now, by, field


def held_against(
    begun: Mapping[str, Any], now: Any, wanted: Mapping[str, Any], by: Callable[[Any], Any] | None = None
) -> None:
    """Raise ChangedMeanwhile for a field that the row `now` has otherwise than somebody had `begun` with; what they
    `wanted` anyway is no conflict. `by` finds who changed the row, where that is another one than `last_actor`."""
    for name, was in begun.items():
        if (value := getattr(now, name)) not in (was, wanted[name]):
            raise ChangedMeanwhile(value, by=(by or last_actor)(now), field=name)


def newest_change(project: Project) -> int:
    """The id of the newest change of a project, 0 where there is none: what a page shows is as it was then."""
    return Change.objects.filter(project=project).values_list("pk", flat=True).first() or 0


def held_since(seen: int, project: Project, batch: uuid.UUID, by: Any) -> None:
    """Raise ChangedMeanwhile where the decisions of `batch`, which was just written, replace what somebody else than
    `by` decided after the change with the id `seen`; `now` is the names of these things."""
    later = Change.objects.filter(project=project, pk__gt=seen, run=None).exclude(batch=batch).exclude(actor=by)
    theirs: dict[tuple[str, int], list[Change]] = {}
    for each in later.select_related("actor").order_by("pk"):
        theirs.setdefault((each.model, each.object_id), []).append(each)
    mine = Change.objects.filter(project=project, batch=batch).order_by("pk") if theirs else ()
    lost = {each.label: by for each in mine for by in _replaced(each, theirs.get((each.model, each.object_id), ()))}
    if lost:
        raise ChangedMeanwhile(list(lost), by=next(iter(lost.values())))


def _replaced(mine: Change, theirs: Iterable[Change]) -> list[Any]:
    """List the actors of those of `theirs` that left something which `mine` found there."""
    return [
        each.actor
        for each in theirs
        if any(name in each.after and each.after[name] == was for name, was in mine.before.items())
    ]


def last_actor(thing: Any, action: str = "") -> Any:
    """The user who made the newest change of `thing` (by that `action`), None where it was no person."""
    changes = Change.objects.filter(model=type(thing).__name__.lower(), object_id=thing.pk)
    return newest_actor(changes.filter(action=action) if action else changes)


def newest_actor(changes: QuerySet[Change]) -> Any:
    """The user who made the newest of `changes`, None where it was no person, or nobody changed anything."""
    newest = changes.select_related("actor").first()
    return newest.actor if newest else None


def change(
    thing: Any,
    action: str,
    *,
    project_id: int,
    by: Any,
    batch: uuid.UUID,
    before: Fields | None = None,
    after: Fields | None = None,
    label: str = "",
    undo_of: Change | None = None,
) -> Change:
    """An unsaved entry about one saved object, whose class names the kind; `label` is how people call it.

    Raises KeyError for an action without a name: nobody could read it.
    """
    ACTION_NAMES[action]
    return Change(
        project_id=project_id,
        actor=by,
        batch=batch,
        action=action,
        model=type(thing).__name__.lower(),
        object_id=thing.pk,
        label=(label or str(thing))[:300],
        before=before or {},
        after=after or {},
        undo_of=undo_of,
    )


def undoing(each: Change, batch: uuid.UUID, by: Any, label: str = "", before: Fields | None = None) -> Change:
    """An unsaved entry that takes `each` back; `label` is how people call the thing by now, and `before` what was
    there before it, where these may differ."""
    after = each.before if before is None else before
    return Change(
        project_id=each.project_id, actor=by, batch=batch, action=taking_back(each), model=each.model,
        object_id=each.object_id, label=label or each.label, before=each.after, after=after, undo_of=each,
    )  # fmt: skip


class Past(NamedTuple):
    """A stored change, as undo needs it: to make models of a hundred thousand took half of its time."""

    pk: int
    action: str
    model: str
    object_id: int
    label: str
    before: Fields
    after: Fields


class Back(NamedTuple):
    """A change that is taken back: `label` is how people call the thing by now, `now` what was there until now."""

    past: Past
    label: str
    now: Fields


def record_back(project: Project, several: Iterable[Back], *, by: Any, batch: uuid.UUID) -> None:
    """Save what `undoing` makes of many changes, in a few statements."""
    for some in in_batches(several, MOST_ROWS):
        rows = [(p.model, p.object_id, (label or p.label)[:300], now, p.before) for p, label, now in some]
        taken = {"action": [taking_back(p) for p, _, _ in some], "undo_of": [p.pk for p, _, _ in some]}
        _record(project, rows, by=by, batch=batch, more=taken)


def taking_back(each: Change | Past) -> str:
    """The action that takes `each` back: to undo an undo is to do it again."""
    return "redo" if each.action == "undo" else "undo"


@dataclass(frozen=True, slots=True)
class Told:
    """One of many changes of one action: of the `model` (lower case) with that id, as people call it."""

    model: str
    object_id: int
    label: str
    before: Fields
    after: Fields


def record_many(project: Project, action: str, several: Iterable[Told], *, by: Any, batch: uuid.UUID) -> None:
    """Save entries about many saved objects in a few statements: an import has a hundred thousand."""
    ACTION_NAMES[action]
    for some in in_batches(several, MOST_ROWS):
        rows = [(each.model, each.object_id, each.label[:300], each.before, each.after) for each in some]
        _record(project, rows, by=by, batch=batch, more={"action": [action] * len(rows)})


def _record(
    project: Project, rows: list[tuple[Any, ...]], *, by: Any, batch: uuid.UUID, more: Mapping[str, Sequence[Any]]
) -> None:
    """Insert `rows`, which have the columns `_OWN`; the columns `more` have a value for each of them."""
    same = {"project": project.pk, "actor": getattr(by, "pk", None), "batch": batch}
    columns = {name: [value] * len(rows) for name, value in same.items()} | dict(more)
    columns |= dict(zip(_OWN, zip(*rows, strict=True), strict=True))
    fields = [Change._meta.get_field(name) for name in columns]
    values = [prepared(field, column) for field, column in zip(fields, columns.values(), strict=True)]
    insert_values(Change, [field.column for field in fields], list(zip(*values, strict=True)))


def record(
    project: Project,
    action: str,
    thing: Any,
    *,
    by: Any = None,
    batch: uuid.UUID | None = None,
    before: Fields | None = None,
    after: Fields | None = None,
    label: str = "",
) -> Change:
    """Save an entry about one thing; a batch of its own unless one is given."""
    entry = change(
        thing,
        action,
        project_id=project.pk,
        by=by,
        batch=batch or uuid.uuid4(),
        before=before,
        after=after,
        label=label,
    )
    entry.save()
    return entry
