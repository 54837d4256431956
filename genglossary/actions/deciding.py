"""Writing decisions about terms: under a lock, with a Change for each term, in the same few statements for any number.

An entry is what its id says. Where the id goes from one spelling to another, all that belongs to the entry goes along.
"""

import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from genglossary.actions.changes import ChangedMeanwhile, change, last_actor
from genglossary.actions.identity import follow_ids
from genglossary.formats.order import sort_key
from genglossary.models import Change, Term
from genglossary.models.keys import term_search_key
from genglossary.models.term import LONGEST_TERM, designation
from genglossary.runs.stored.issues import reconsider
from genglossary.runs.writing.bulk import prepared, update_values

Values = Mapping[str, Any]
"""Fields of a term with their values, as JSON has them."""


class DecisionRefused(Exception):
    """The decision makes no sense; the message says why, `field` what of the said is wrong. Nothing was changed."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


@dataclass(frozen=True, kw_only=True, slots=True)
class Decision:
    """`batch` is what undo takes, `changed` how many things are different now, `skipped` those changed since."""

    batch: uuid.UUID
    changed: int
    skipped: int = 0


def designation_in(text: str) -> str:
    """The term that somebody typed, as it is stored. Raises DecisionRefused for an empty or too long text."""
    text = designation(text)
    if not text or len(text) > LONGEST_TERM:
        raise DecisionRefused(_("A term has 1 to %(n)s characters.") % {"n": LONGEST_TERM}, "text")
    return text


@transaction.atomic
def decide(
    terms: QuerySet[Term],
    action: str,
    by: Any,
    values: Values | Callable[[Term], Values],
    seen: str | None = None,
    batch: uuid.UUID | None = None,
) -> Decision:
    """Give `terms` the `values`, or what these are for each of them; what has them already is left alone."""
    batch = batch or uuid.uuid4()
    planned = [(term, dict(values(term) if callable(values) else values)) for term in locked(terms)]
    rows = [(term, after) for term, after in planned if fields_of(term, after) != after]
    for term, after in rows if seen is not None else ():
        if seen != (now := _decided(term, after)):
            raise ChangedMeanwhile(now, by=last_actor(term))
    Change.objects.bulk_create(change_of(term, action, by, batch, after) for term, after in rows)
    write_all([(term.pk, after) for term, after in rows])
    if rows:
        reconsider(rows[0][0].project_id, [term.pk for term, _ in rows])
    return Decision(batch=batch, changed=len(rows))


def _decided(term: Term, about: Values) -> str:
    """The decision of people about the term that is to be replaced, as pages tell it."""
    if "usage" in about:
        return term.usage
    return term.categorised if "category" in about else term.decided


def locked(terms: QuerySet[Term]) -> list[Term]:
    """Read again under a lock, in one order, so that two people who decide at once wait for each other."""
    return list(Term.objects.select_for_update(no_key=True).filter(pk__in=terms.values("pk")).order_by("pk"))


def fields_of(row: Any, names: Iterable[str]) -> dict[str, Any]:
    """The fields with these `names`, as JSON has them."""
    found = {name: getattr(row, name) for name in names}
    return {name: str(value) if isinstance(value, uuid.UUID) else value for name, value in found.items()}


def change_of(
    row: Any, action: str, by: Any, batch: uuid.UUID, after: dict[str, Any], undo_of: Change | None = None
) -> Change:
    """An unsaved entry of the history: `row` is going to have the values `after`."""
    before = fields_of(row, after)
    return change(
        row, action, project_id=row.project_id, by=by, batch=batch, before=before, after=after, undo_of=undo_of
    )


def write_all(rows: Iterable[tuple[int, dict[str, Any]]]) -> None:
    """Give terms, by their ids, their values: those that get the same ones together, all others at the end. Entries
    that go from one term to another do so first: the values are what each term has in the end."""
    rest: list[tuple[int, dict[str, Any]]] = []
    moved: dict[int, str] = {}
    for pk, values in rows:
        rest.append((pk, {name: value for name, value in values.items() if name != "uid"}))
        if "uid" in values:
            moved[pk] = values["uid"]
    follow_ids(moved)
    alone: list[tuple[int, dict[str, Any]]] = []
    for values, ids in _alike(rest):
        if len(ids) == 1:
            alone.append((ids[0], values))
        else:
            Term.objects.filter(pk__in=ids).update(**values)
    _update_each(alone)
    _update_keys([pk for pk, values in rest if "reading" in values])


def _update_each(rows: Iterable[tuple[int, dict[str, Any]]]) -> None:
    """Give each term values of its own: Django takes longer to make a statement than the database to obey it."""
    by_names: dict[tuple[str, ...], list[tuple[int, dict[str, Any]]]] = {}
    for pk, values in rows:
        by_names.setdefault(tuple(values), []).append((pk, values))
    for names, some in by_names.items():
        fields = [Term._meta.get_field(name.removesuffix("_id")) for name in names]
        columns = [
            prepared(field, [values[name] for _, values in some]) for field, name in zip(fields, names, strict=True)
        ]
        values = list(zip(*columns, [pk for pk, _ in some], strict=True))
        update_values(Term, [field.column for field in fields], ["id"], values)


def _update_keys(read: list[int]) -> None:
    """Let what is sorted and searched by the reading follow it."""
    if not read:
        return
    rows = list(Term.objects.filter(pk__in=read).values_list("pk", "text", "reading"))
    for column, key_of in (("sort_key", sort_key), ("search_key", term_search_key)):
        update_values(Term, (column,), ("id",), [(key_of(text, reading), pk) for pk, text, reading in rows])


def _alike(rows: Iterable[tuple[int, dict[str, Any]]]) -> list[tuple[dict[str, Any], list[int]]]:
    groups: dict[str, tuple[dict[str, Any], list[int]]] = {}
    for pk, values in rows:
        groups.setdefault(repr(sorted(values.items())), (values, []))[1].append(pk)
    return [(values, ids) for values, ids in groups.values() if values]
