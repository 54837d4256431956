"""Writing many rows without Django's statement for them, which takes longer to build than the database to run."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, islice
from operator import attrgetter
from typing import Any, TypeVar, cast

from django.db import connection, connections, models

# Values in one statement, where the database takes as many: SQLite may have as few as 999. One with many rows takes
# SQLite half the time that one for each row takes, and half the time with its lock held; an import of fifty thousand
# rows has two million values.
MOST_VALUES = 9000
# Rows that are made ready at a time: all of an import at once took more memory than the import itself.
MOST_ROWS = 2000
# Fields of which Django and the drivers take these values as they are.
_SIMPLE = (models.CharField, models.TextField, models.BooleanField, models.FloatField)
_NUMBERS = (models.IntegerField, models.ForeignKey)
_AS_THEY_ARE = (str, bool, float, type(None))
_AS_STORED = cast("Any", models.Field).pre_save
_Row = TypeVar("_Row")


def bulk_insert(model: type[models.Model], *, ignore_conflicts: bool = False) -> Callable[[Iterable[Any]], None]:
    """A writer for `publish` that inserts unsaved rows of `model`; they do not learn their keys.

    With `ignore_conflicts` a row that is there already is no news.
    """
    # What the database fills in by itself is not sent.
    fields = [field for field in model._meta.concrete_fields if not field.primary_key and not field.has_db_default()]

    def write(rows: Iterable[Any]) -> None:
        for several in in_batches(rows, MOST_ROWS):
            values = list(zip(*(_column(field, several) for field in fields), strict=True))
            insert_values(model, [field.column for field in fields], values, ignore_conflicts=ignore_conflicts)

    return write


def in_batches(rows: Iterable[_Row], size: int) -> Iterator[list[_Row]]:
    """Cut into lists of at most `size`, none of them empty."""
    left = iter(rows)
    while several := list(islice(left, size)):
        yield several


def _column(field: Any, rows: list[Any]) -> list[Any]:
    """The values of one field of unsaved `rows`, as the database takes them."""
    computed = cast("Any", type(field)).pre_save is not _AS_STORED
    values = (field.pre_save(row, True) for row in rows) if computed else map(attrgetter(field.attname), rows)
    return prepared(field, values)


def prepared(field: Any, values: Iterable[Any]) -> list[Any]:
    """Values of a field as the database takes them. Most it takes as they are: asking the field about each of them was
    half the time of an import."""
    as_they_are, prepare = _taken_as_they_are(field), _preparing(field)
    return [value if type(value) in as_they_are else prepare(value) for value in values]


def _preparing(field: Any) -> Callable[[Any], Any]:
    """The function that makes of a value what the database takes. JSON, of which an import has a hundred thousand,
    goes the direct way where it is text to the database."""
    backend = connections[connection.alias]
    if isinstance(field, models.JSONField) and backend.vendor == "sqlite" and cast("Any", field).encoder is None:
        return json.dumps
    return partial(field.get_db_prep_save, connection=backend)


def _taken_as_they_are(field: Any) -> tuple[type, ...]:
    if isinstance(field, _SIMPLE):
        return _AS_THEY_ARE
    return (int, type(None)) if isinstance(field, _NUMBERS) else (type(None),)


def insert_values(
    model: type[models.Model],
    columns: Sequence[str],
    values: Sequence[Sequence[Any]],
    *,
    ignore_conflicts: bool = False,
) -> None:
    """Insert tuples of what the database takes as it is, in the order of `columns`."""
    names = ", ".join([connection.ops.quote_name(column) for column in columns])
    into = f"INSERT INTO {connection.ops.quote_name(model._meta.db_table)} ({names}) VALUES "  # noqa: S608 - our names
    row = f"({', '.join(['%s'] * len(columns))})"
    ending = " ON CONFLICT DO NOTHING" if ignore_conflicts else ""
    size = max(1, _most_values() // len(columns))
    with connection.cursor() as cursor:
        for at in range(0, len(values), size):
            several = values[at : at + size]
            cursor.execute(into + ", ".join([row] * len(several)) + ending, list(chain.from_iterable(several)))


def _most_values() -> int:
    """Values that one statement can have on this database."""
    if connection.vendor != "sqlite":
        return MOST_VALUES
    connection.ensure_connection()
    return min(MOST_VALUES, connection.connection.getlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER))


def update_values(model: type[models.Model], columns: Iterable[str], where: Iterable[str], values: list[Any]) -> None:
    """Set `columns` of the rows that are found by the columns `where`; each of `values` has them in this order."""
    quote = connection.ops.quote_name
    changes = ", ".join(f"{quote(name)} = %s" for name in columns)
    conditions = " AND ".join(f"{quote(name)} = %s" for name in where)
    sql = f"UPDATE {quote(model._meta.db_table)} SET {changes} WHERE {conditions}"  # noqa: S608 - our names
    with connection.cursor() as cursor:
        cursor.executemany(sql, values)


def copy_rows(model: type[models.Model], of: dict[str, Any], to: dict[str, Any]) -> None:
    """Insert the rows of `model` where the columns `of` have these values once more, with the values `to`."""
    quote = connection.ops.quote_name
    kept = [quote(f.column) for f in model._meta.concrete_fields if not f.primary_key and f.column not in to]
    table, names = quote(model._meta.db_table), ", ".join([*kept, *map(quote, to)])
    where = " AND ".join(f"{quote(column)} = %s" for column in of)
    chosen = ", ".join([*kept, *(["%s"] * len(to))])
    sql = f"INSERT INTO {table} ({names}) SELECT {chosen} FROM {table} WHERE {where} ORDER BY id"  # noqa: S608 - our names
    with connection.cursor() as cursor:
        cursor.execute(sql, [*to.values(), *of.values()])
