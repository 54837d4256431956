"""Taking back decisions about equivalents: added ones go, changed ones go back, removed ones are there again."""

import uuid
from collections.abc import Iterable
from typing import Any

from django.db import IntegrityError, transaction

from genglossary.actions.changes import Back, Past, record_back
from genglossary.actions.deciding import fields_of
from genglossary.models import Equivalent, Project
from genglossary.models.deleting import delete_rows
from genglossary.runs.stored.issues import reconsider

# Which spelling stands for the entry may have changed since, and runs are deleted.
_MAY_DIFFER = ("term_id", "run_id")


def undo_equivalents(project: Project, changes: dict[int, Past], undone: uuid.UUID, by: Any) -> int:
    """Take `changes` back by the ids of their equivalents, those that make room first; returns how many went back."""
    rows = Equivalent.objects.select_for_update(no_key=True).order_by("pk").in_bulk(list(changes))
    fits = [each for pk, each in changes.items() if _is_so(each, rows.get(pk))]
    back = [each for each in fits if not each.before]
    delete_rows(Equivalent.objects.filter(pk__in=[each.object_id for each in back]))
    edits = [each for each in fits if each.before and each.after]
    back += [each for each in sorted(edits, key=_newest_first) if _set(rows[each.object_id], each.before)]
    back += _put_back([each for each in fits if not each.after])
    record_back(project, (Back(each, "", each.after) for each in back), by=by, batch=undone)
    terms = {row.term_id for row in rows.values()} | {each.before["term_id"] for each in back if not each.after}
    reconsider(project.pk, terms)
    return len(back)


def _is_so(each: Past, row: Equivalent | None) -> bool:
    """Whether the equivalent is what the change made of it."""
    if not each.after:
        return row is None
    expected = {name: value for name, value in each.after.items() if name not in _MAY_DIFFER}
    return row is not None and fields_of(row, expected) == expected


def _newest_first(each: Past) -> int:
    return -each.pk


def _set(row: Equivalent, values: dict[str, Any]) -> bool:
    """False where another one has the same word, or is the preferred one, by now."""
    try:
        with transaction.atomic():
            Equivalent.objects.filter(pk=row.pk).update(**values)
    except IntegrityError:
        return False
    return True


def _put_back(removed: list[Past]) -> list[Past]:
    """Insert what was removed; returns those for which there was room."""
    rows = [Equivalent(pk=each.object_id, **each.before) for each in removed]
    Equivalent.objects.bulk_create(rows, ignore_conflicts=True)
    there = _existing(row.pk for row in rows)
    return [each for each in removed if each.object_id in there]


def _existing(ids: Iterable[int]) -> set[int]:
    return set(Equivalent.objects.filter(pk__in=list(ids)).values_list("pk", flat=True))
