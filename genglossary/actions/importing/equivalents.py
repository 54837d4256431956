"""Equivalents of an import, written together."""

from collections.abc import Iterator
from typing import Any

from genglossary.actions.equivalents import STORED
from genglossary.actions.importing.known import Known
from genglossary.actions.importing.steps import Step
from genglossary.models import Equivalent, Project, SpellingUsage, Term
from genglossary.runs.writing.bulk import bulk_insert

Saved = tuple[Equivalent, dict[str, Any], dict[str, Any], str]
"""A saved row, its fields before and after, and how people call it: what becomes a change."""


class EquivalentWriter:
    """Collects what is new and what changes; `save` writes it."""

    def __init__(self, project: Project, known: Known) -> None:
        self._project = project
        self._known = known
        self._new: list[Equivalent] = []
        self._before: dict[int, dict[str, Any]] = {}
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

    def _ids(self) -> dict[tuple[int, str, str], int]:
        """The keys of what was inserted."""
        last = max((row.pk for rows in self._known.equivalents.values() for row in rows.values()), default=0)
        rows = Equivalent.objects.filter(term__project=self._project, pk__gt=last)
        return {(row.term_id, row.language, row.text): row.pk for row in rows}

    def save(self) -> Iterator[Saved]:
        """Write all; yields what is to be told of each row."""
        bulk_insert(Equivalent)(self._new)
        ids = self._ids()
        for row in self._new:
            row.pk = ids[row.term_id, row.language, row.text]
            yield row, {}, {name: getattr(row, name) for name in STORED}, f"{row.term.text}: {row}"
        rows = [row for row, _ in self._changed.values()]
        if rows:
            names = sorted({name for before in self._before.values() for name in before})
            Equivalent.objects.bulk_update(rows, names, batch_size=200)
        for row, head in self._changed.values():
            before = self._before[row.pk]
            yield row, before, {name: getattr(row, name) for name in before}, f"{head.text}: {row}"
