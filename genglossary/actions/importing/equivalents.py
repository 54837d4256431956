"""Equivalents of an import: the new ones are written a block of rows at a time, changed ones at the end."""

from collections.abc import Iterable, Iterator

from genglossary.actions.changes import Fields, Told
from genglossary.actions.equivalents import STORED
from genglossary.actions.importing.known import Known
from genglossary.actions.importing.steps import Step
from genglossary.models import Equivalent, Project, SpellingUsage, Term
from genglossary.runs.writing.bulk import bulk_insert


class EquivalentWriter:
    """Collects what is new and what changes, with what that was before."""

    def __init__(self, project: Project, known: Known) -> None:
        self._project = project
        self._known = known
        self._new: list[Equivalent] = []
        self._newest = max((row.pk for rows in known.equivalents.values() for row in rows.values()), default=0)
        self._before: dict[int, Fields] = {}
        self._changed: dict[int, tuple[Equivalent, Term]] = {}
        self._preferred: set[tuple[int, str]] = set()

    def take(self, head: Term, step: Step) -> None:
        """One step of an entry, which has a primary key by now."""
        language, _, text = step.key.partition(" ")
        if not step.name:
            values = dict(step.after)
            values["usage"] = self._usage(head, language, values["usage"])
            self._new.append(Equivalent(term=head, **values))
            return
        row = self._known.equivalents[head.pk][language.casefold(), text]
        value = self._usage(head, row.language, step.after) if step.name == "usage" else step.after
        self._before.setdefault(row.pk, {}).setdefault(step.name, getattr(row, step.name))
        setattr(row, step.name, value)
        self._changed[row.pk] = row, head

    def _usage(self, head: Term, language: str, usage: str) -> str:
        """One term of a language is the preferred one: the first that is; others are admitted."""
        if usage != SpellingUsage.PREFERRED.value:
            return usage
        rows = self._known.equivalents[head.pk].values() if head.pk in self._known.equivalents else ()
        key = head.pk, language
        if key in self._preferred or any(row.language == language and row.usage == usage for row in rows):
            return SpellingUsage.ADMITTED.value
        self._preferred.add(key)
        return usage

    def told_of_block(self) -> Iterator[Told]:
        """Insert what is new, and forget it; gives what is to be told of each."""
        bulk_insert(Equivalent)(self._new)
        rows = Equivalent.objects.filter(term__project=self._project, pk__gt=self._newest)
        keys = rows.values_list("term_id", "language", "text", "pk") if self._new else ()
        ids = {(term, language, text): pk for term, language, text, pk in keys}
        for row in self._new:
            row.pk = ids[row.term_id, row.language, row.text]
            self._newest = max(self._newest, row.pk)
            yield _told(row, row.term, {}, STORED)
        self._new, self._preferred = [], set()

    def save(self) -> Iterator[Told]:
        """Write what changes of the others; gives what is to be told of each."""
        rows = [row for row, _ in self._changed.values()]
        if rows:
            names = sorted({name for before in self._before.values() for name in before})
            Equivalent.objects.bulk_update(rows, names, batch_size=200)
        for row, head in self._changed.values():
            before = self._before[row.pk]
            yield _told(row, head, before, before)


def _told(row: Equivalent, head: Term, before: Fields, names: Iterable[str]) -> Told:
    return Told("equivalent", row.pk, f"{head.text}: {row}", before, {name: getattr(row, name) for name in names})
