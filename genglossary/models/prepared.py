"""Queries whose SQL is made once: half of the time of a page went into making the same SQL again.

A query is a function from ids to a QuerySet. It is called once for each shape, with ids that no row has, to see where
in the SQL they end up; from then on only the ids of the call are put there. Rows are read anew each time, by QuerySet.
"""

from collections.abc import Callable, Iterable, Sequence
from copy import copy
from itertools import chain, count
from typing import Any, Generic, NamedTuple, TypeVar, cast

from django.db import connections
from django.db.models import QuerySet

Row = TypeVar("Row")

MOST_IDS = 100
"""In one list; the SQL of longer ones is made each time."""
MOST_SHAPES = 300
# From here on: the last ones that an AutoField can have.
_NO_ROW = 2_147_400_000


class _Made(NamedTuple):
    """The SQL of one shape: `places` has, for each of `params` that is an id of the call, which one it is."""

    rows: Any
    compiler: Any
    sql: str
    params: tuple[Any, ...]
    places: dict[int, int]


class Prepared(Generic[Row]):
    """Rows for ids: decorates a function that builds their QuerySet, with nothing prefetched.

    Arguments that are ids (int), or tuples of ids, are values in the SQL. All others, of which there may be few, are
    the query's shape.
    """

    def __init__(self, make: Callable[..., Iterable[Row]]) -> None:
        self._make = make
        self._shapes: dict[tuple[Any, ...], _Made] = {}

    def __call__(self, *arguments: Any) -> list[Row]:
        ids = [_ids(each) for each in arguments]
        flat = [*chain.from_iterable(ids)]
        # An id that is too large for its column, as an address may have it, is for QuerySet to leave out.
        if () in arguments or any(len(its) > MOST_IDS for its in ids) or max(flat, default=0) >= _NO_ROW:
            return list(self._make(*arguments))
        return _read(self._made(arguments, ids), flat)

    def first(self, *arguments: Any) -> Row | None:
        """The first row; the query should be limited to it."""
        return next(iter(self(*arguments)), None)

    def _made(self, arguments: Sequence[Any], ids: Sequence[Sequence[int]]) -> _Made:
        shape = tuple([(each.__class__, len(its) or each) for each, its in zip(arguments, ids, strict=True)])
        made = self._shapes.get(shape)
        if made is None:
            if len(self._shapes) >= MOST_SHAPES:
                self._shapes.clear()
            made = self._shapes[shape] = _make_once(self._make, arguments)
        return made


def _ids(argument: Any) -> Sequence[int]:
    if type(argument) is int:
        return (argument,)
    return cast("tuple[int, ...]", argument) if isinstance(argument, tuple) else ()


def _make_once(make: Callable[..., Any], arguments: Sequence[Any]) -> _Made:
    """Raises ValueError where an id of the call is no value of its own in the SQL."""
    ids = count(_NO_ROW)
    stand_ins: list[Any] = [
        next(ids) if type(each) is int else tuple([next(ids) for _ in _ids(each)]) or each for each in arguments
    ]
    rows = make(*stand_ins)
    compiler = rows.query.get_compiler(rows.db)
    sql, params = compiler.as_sql()
    wanted = {pk: at for at, pk in enumerate(chain.from_iterable(map(_ids, stand_ins)))}
    places = {at: wanted[param] for at, param in enumerate(params) if isinstance(param, int) and param in wanted}
    if set(places.values()) != set(wanted.values()):
        raise ValueError("Each id must stand in the SQL as it is.")
    return _Made(rows, compiler, sql, tuple(params), places)


class _Query:
    """Stands for the query of a QuerySet that has its SQL."""

    def __init__(self, made: _Made, params: tuple[Any, ...]) -> None:
        self._made, self._params = made, params

    def get_compiler(self, using: str) -> Any:
        """Of this thread: the one that made the SQL has another connection."""
        compiler = copy(self._made.compiler)
        compiler.connection = connections[using]
        compiler.as_sql = lambda: (self._made.sql, self._params)
        return compiler

    def __getattr__(self, name: str) -> Any:
        return getattr(self._made.rows.query, name)


def _read(made: _Made, ids: list[int]) -> list[Any]:
    # A driver may want numbers as a type of its own.
    params = [type(old)(ids[made.places[at]]) if at in made.places else old for at, old in enumerate(made.params)]
    query: Any = _Query(made, tuple(params))
    rows = cast("Any", QuerySet)(made.rows.model, query=query)
    rows._fields = made.rows._fields
    return list(made.rows._iterable_class(rows))
