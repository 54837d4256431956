"""The changes of one batch about one kind of things, read a block at a time: an import has two hundred thousand."""

from collections.abc import Callable, Iterator

from django.db.models import Case, Max, QuerySet, Value, When

from genglossary.actions.changes import Past
from genglossary.models import Change
from genglossary.runs.writing.bulk import in_batches

# Changes that are in memory together.
_CHANGES = 2000
_ADDED, _EDITED, _REMOVED = range(3)


class ChangesOfKind:
    """The newest of `changes` about each thing, as far as they `may` be taken back.

    `count` says how many these are, once they were gone through.
    """

    def __init__(self, changes: QuerySet[Change], may: Callable[[Change | Past], bool]) -> None:
        newest = changes.order_by().values("object_id").annotate(newest=Max("pk")).values("newest")
        self._rows, self._may = Change.objects.filter(pk__in=newest), may
        self.count = 0

    def blocks(self) -> Iterator[dict[int, Past]]:
        """The changes by the ids of their things, in the order of these."""
        return self._blocks(self._rows.order_by("object_id"))

    def blocks_that_make_room(self) -> Iterator[dict[int, Past]]:
        """The changes in blocks of which each makes room for the next: what was added first, then what was edited, the
        newest first, then what was removed.
        """
        kind = Case(When(before={}, then=Value(_ADDED)), When(after={}, then=Value(_REMOVED)), default=Value(_EDITED))
        return self._blocks(self._rows.order_by(kind, "-pk"))

    def all(self) -> dict[int, Change]:
        """All of them at once, in the order in which they were made."""
        found = {each.object_id: each for each in self._rows.order_by("pk") if self._may(each)}
        self.count = len(found)
        return found

    def _blocks(self, rows: QuerySet[Change]) -> Iterator[dict[int, Past]]:
        self.count = 0
        for ids in in_batches(list(rows.values_list("pk", flat=True)), _CHANGES):
            found = map(Past._make, Change.objects.filter(pk__in=ids).order_by().values_list(*Past._fields))
            by_id = {each.pk: each for each in found}
            block = {by_id[pk].object_id: by_id[pk] for pk in ids if self._may(by_id[pk])}
            self.count += len(block)
            if block:
                yield block
