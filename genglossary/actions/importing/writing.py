"""Doing what a plan says, in one batch of changes that one undo takes back."""

import uuid
from collections.abc import Sequence
from functools import partial
from typing import Any, NamedTuple

from genglossary.actions.changes import record_many
from genglossary.actions.imported import said_by_file
from genglossary.actions.importing.definitions import DefinitionWriter
from genglossary.actions.importing.equivalents import EquivalentWriter
from genglossary.actions.importing.known import IMPORT, Known
from genglossary.actions.importing.preferring import OtherSpellings
from genglossary.actions.importing.steps import DEFINITION, EQUIVALENT, PREFERRED, SPELLING, TERM, PlannedEntry, Step
from genglossary.actions.importing.terms import TermWriter
from genglossary.formats import Entry
from genglossary.models import Project, Status, Term
from genglossary.runs.stored.issues import reconsider
from genglossary.runs.writing.bulk import in_batches

# Rows whose new terms, definitions and equivalents are in memory together.
_ROWS = 1000
# Ids that one statement takes on every database.
_IDS = 5000


class ChosenRow(NamedTuple):
    """A row that does something: what was chosen for it, and the steps that are done therefore."""

    planned: PlannedEntry
    entry: Entry
    choice: str
    steps: tuple[Step, ...]

    @property
    def is_new(self) -> bool:
        return self.planned.term is None


class ImportWriter:
    """Writes the chosen rows of an import into a project; `by` is who imports them, `file` what theirs is called.

    `exact` says that the file has our own figures, in which a confidence of 0 is one.
    """

    def __init__(self, project: Project, known: Known, *, by: Any, batch: uuid.UUID, exact: bool, file: str) -> None:
        self._project, self._known = project, known
        self._preferences = OtherSpellings()
        self._terms = TermWriter(project, known, self._preferences)
        self._definitions = DefinitionWriter(project, known, by=by, exact=exact, file=file)
        self._equivalents = EquivalentWriter(project, known)
        self._record = partial(record_many, project, IMPORT, by=by, batch=batch)
        self._touched: set[int] = set()

    def write(self, rows: Sequence[ChosenRow]) -> None:
        """Do the steps of all rows, block by block."""
        self._terms.reserve_slugs(row.entry for row in rows if row.is_new)
        for block in in_batches(rows, _ROWS):
            self._write_block(block)
        self._save_changed()
        touched = sorted(self._touched)
        for first in range(0, len(touched), _IDS):
            reconsider(self._project.pk, touched[first : first + _IDS])

    def _write_block(self, rows: Sequence[ChosenRow]) -> None:
        heads = [self._head(row) for row in rows]
        self._terms.insert()
        for row, head in zip(rows, heads, strict=True):
            for step in row.steps:
                self._take(row, head, step)
        self._terms.insert()
        self._touched.update(head.pk for head in heads)
        for written in (self._terms, self._definitions, self._equivalents):
            self._record(written.told_of_block())

    def _head(self, row: ChosenRow) -> Term:
        """The entry that a row is about, made of it where it is new."""
        if row.planned.term is not None:
            return self._known.terms[row.planned.term]
        head = self._terms.of_entry(row.entry)
        self._terms.change(head, language=row.entry.language, **_values(row.entry, row.steps))
        return head

    def _take(self, row: ChosenRow, head: Term, step: Step) -> None:
        if step.on == DEFINITION:
            self._definitions.take(head, step, row.choice)
        elif step.on == EQUIVALENT:
            self._equivalents.take(head, step)
        elif step.on == PREFERRED:
            self._preferences.take(head, step)
        elif step.on == SPELLING:
            self._spell(head, step)
        elif not row.is_new:
            self._terms.change(head, **_decision(step))

    def _spell(self, head: Term, step: Step) -> None:
        """A new spelling, one of another entry, or a field of one that is there."""
        there = self._known.published(step.key, head)
        if there and step.name:
            self._terms.change(there, **{step.name: step.after})
            return
        term = there if there and step.before else self._terms.unseen_or_new(step.key, head.language)
        for each in (term, *self._terms.spellings_of(term)):
            self._terms.move(each, head)
        values = {name: value for name, value in step.after.items() if value not in (None, "", False)}
        if term.usage == "preferred":
            values.setdefault("usage", "")
        if term.status == Status.NEW.value:
            values |= {"status": head.status, "status_by_person": head.status_by_person}
        self._terms.change(term, **values)

    def _save_changed(self) -> None:
        terms = list(self._terms.save())
        equivalents = list(self._equivalents.save())
        self._preferences.exchange()
        self._touched.update(each.object_id for each in terms)
        self._record([*terms, *equivalents])


def _values(entry: Entry, steps: Sequence[Step]) -> dict[str, Any]:
    """The fields of a new entry."""
    status = next((step.after for step in steps if step.on == TERM and step.name == "status"), entry.status)
    fields = ("reading", "part_of_speech", "usage", "as_written", "exact", "do_not_translate", "notes", "required")
    see_also = [each for step in steps if step.name == "see_also" for each in step.after]
    return {
        **{name: getattr(entry, name) for name in fields},
        "status": status,
        "status_by_person": status != Status.CANDIDATE.value,
        "category": entry.category,
        "category_by_person": bool(entry.category),
        "see_also": see_also,
        "imported": said_by_file(entry),
    }


def _decision(step: Step) -> dict[str, Any]:
    """The fields that a step sets, and who set them."""
    values = {step.name: step.after}
    if step.name == "status":
        return values | {"status_by_person": True}
    if step.name == "required":
        return values | {"status": Status.ACCEPTED.value, "status_by_person": True}
    return values | {"category_by_person": True} if step.name == "category" else values
