"""Following a table by its ids without losing a row.

Ids are handed out before their transactions are committed, and those may be committed in another order: whoever has
seen row 11 cannot know that row 10 is not still to come. SQLite writes one transaction at a time. On PostgreSQL every
transaction that inserts holds a lock of its table from before it takes an id until it is visible or gone, so an id is
settled once nobody is left of those who held that lock when it was seen.
"""

from collections import deque
from itertools import count
from threading import Lock
from typing import Any

from django.db import connection, models

# So many of the newest rows are looked through for ids that are still to come.
_RECENT = 10_000
_WRITERS = """
    SELECT virtualtransaction FROM pg_locks
    WHERE locktype = 'relation' AND mode = 'RowExclusiveLock' AND granted AND pid <> pg_backend_pid()
      AND relation = %s::regclass AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""


class Settled:
    """Follows the ids of `model`; made once for whoever follows, and used by one thread."""

    def __init__(self, model: type[models.Model]) -> None:
        self._model = model
        self._waiting: deque[tuple[int, frozenset[str]]] = deque()
        self.upto = 0

    def look(self) -> int:
        """The highest id of which every lower one is committed or will never be."""
        newest: int = self._model._default_manager.aggregate(newest=models.Max("pk"))["newest"] or 0
        writers = _writers(self._model._meta.db_table)
        if newest > (self._waiting[-1][0] if self._waiting else self.upto):
            self._waiting.append((newest, writers))
        while self._waiting and not self._waiting[0][1] & writers:
            self.upto = self._waiting.popleft()[0]
        return self.upto

    def begin(self) -> int:
        """The id to begin after: whatever is committed from now on has a higher one."""
        self.look()
        if not self._waiting:
            return self.upto
        newest = self._waiting[-1][0]
        rows = self._model._default_manager.filter(pk__gt=self.upto, pk__lte=newest).order_by("-pk")
        seen: set[Any] = set(rows.values_list("pk", flat=True)[:_RECENT])
        first = self.upto + 1 if self.upto else min(seen, default=newest)
        return next(each for each in count(first) if each not in seen) - 1


_following: dict[type[models.Model], Settled] = {}
_one_at_a_time = Lock()


def settled(rows: models.QuerySet[Any]) -> models.QuerySet[Any]:
    """Leave out of `rows` what may not be told yet to a program that remembers the last id and asks for later ones."""
    if connection.vendor != "postgresql":
        return rows
    with _one_at_a_time:
        return rows.filter(pk__lte=_following.setdefault(rows.model, Settled(rows.model)).begin())


def _writers(table: str) -> frozenset[str]:
    """The transactions that may have taken an id of `table` and are not over."""
    if connection.vendor != "postgresql":
        return frozenset()
    with connection.cursor() as cursor:
        cursor.execute(_WRITERS, [table])
        return frozenset(row[0] for row in cursor.fetchall())
