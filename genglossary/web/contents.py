"""Everything that a template can see of a value, as a short key to look up what it made of it."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Any, cast

from django.db.models import Model
from django.db.models.query import QuerySet
from msgpack import packb

_PLAIN = frozenset({str, int, bool, float, bytes, type(None)})
_PREFETCHED = "_prefetched_objects_cache"
_APART = frozenset({"_state", _PREFETCHED})

Around = tuple[Model, ...]
"""The rows that a row was reached from: a definition knows its term, which knows its definitions."""


def digest_of(*values: Any) -> bytes:
    """The same for values that look alike to a template, and another one for all others.

    Rows of the database count by all that was read of them and of the rows that came along, not by their number; words
    in the reader's language as they are read now.
    """
    packed: bytes = packb([_contents(value, ()) for value in values])
    return sha256(packed).digest()


def _contents(value: Any, around: Around) -> Any:
    """Take it apart into what msgpack writes, which tells 1, 1.0 and True apart."""
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is list or kind is tuple or isinstance(value, QuerySet):
        return [_contents(each, around) for each in value]
    if isinstance(value, Model):
        return _of_row(value, around)
    if names := _names(kind):
        return kind.__name__, [_contents(getattr(value, name), around) for name in names]
    if isinstance(value, Mapping):
        return _of_pairs(cast("Mapping[Any, Any]", value), around)
    return kind.__name__, str(value)  # of text marked as safe, too: it is not escaped as others are


def _of_row(row: Model, around: Around) -> Any:
    """Its fields and whatever was counted with them, then the rows that it was read with."""
    if any(row is each for each in around):
        return type(row).__name__, row.pk
    around = (*around, row)
    own = [(name, _contents(value, around)) for name, value in vars(row).items() if name not in _APART]
    came_along = [row._state.fields_cache, vars(row).get(_PREFETCHED, {})]
    return type(row).__name__, own, [_of_pairs(each, around) for each in came_along]


def _of_pairs(pairs: Mapping[Any, Any], around: Around) -> Any:
    return [(_contents(key, around), _contents(each, around)) for key, each in pairs.items()]


@lru_cache(maxsize=1000)
def _names(kind: Any) -> tuple[str, ...]:
    """Those of the fields of a named tuple, or of a dataclass that count where it is compared."""
    if is_dataclass(kind):
        return tuple(each.name for each in fields(kind) if each.compare)
    return getattr(kind, "_fields", ())
