"""Doing what a plan says, in one batch of changes that one undo takes back."""

import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Max
from django.db.models.functions import Now

from genglossary.actions.changes import Told, record_many
from genglossary.actions.imported import said_by_file
from genglossary.actions.importing.equivalents import EquivalentWriter
from genglossary.actions.importing.known import IMPORT, Known, is_of_person
from genglossary.actions.importing.preferring import Preferences
from genglossary.actions.importing.steps import (
    DEFINITION,
    EQUIVALENT,
    PREFERRED,
    SPELLING,
    TERM,
    Choice,
    PlannedEntry,
    Step,
)
from genglossary.formats import Entry
from genglossary.formats.order import sort_key
from genglossary.models import Definition, Origin, Project, Status, Term
from genglossary.models.address import assign, own_slug, slug_of
from genglossary.models.keys import term_search_key
from genglossary.runs.stored.issues import reconsider
from genglossary.runs.writing.bulk import bulk_insert

# Characters of a text that the history has.
_LONGEST_TOLD = 2000
# Ids that one statement takes on every database.
_IDS = 5000


class ImportWriter:
    """Writes the chosen steps of rows of one project; `by` is who imports it.

    `exact` says that the file has our own figures, in which a confidence of 0 is one.
    """

    def __init__(self, project: Project, known: Known, *, by: Any, batch: uuid.UUID, exact: bool) -> None:
        self.project, self.known, self.by, self.batch, self.exact = project, known, by, batch, exact
        self._slugs = {term.slug for term in known.terms.values()}
        self._before: dict[int, dict[str, Any]] = {}
        self._touched: dict[int, Term] = {}
        self._fresh: list[Term] = []
        self._definitions: list[Definition] = []
        self._withdrawn: list[Definition] = []
        self._equivalents = EquivalentWriter(project, known)
        self._preferences = Preferences(known.by_text)
        self._spellings: list[tuple[Term, str, Step]] = []
        self._changes: list[Told] = []
        self._texts: dict[int, str] = {}

    def write(self, chosen: Iterable[tuple[PlannedEntry, str, tuple[Step, ...]]]) -> int:
        """Do the steps of each row, given with its choice; returns how many rows did something."""
        rows = [(planned, choice, steps) for planned, choice, steps in chosen if steps and planned.entry]
        heads = [self._head(planned) for planned, _, _ in rows]
        self._insert()
        for (planned, choice, steps), head in zip(rows, heads, strict=True):
            self._plan_steps(planned, choice, steps, head)
        for head, text, step in self._spellings:
            self._spell(head, text, step)
        self._insert()
        for term, values in self._preferences.values():
            self._set(term, **values)
        self._save()
        return len(rows)

    def _head(self, planned: PlannedEntry) -> Term:
        """The entry that a row is about, made of it where it is new."""
        if planned.term is not None or planned.entry is None:
            return self.known.terms[planned.term or 0]
        entry = planned.entry
        term = self._term(entry.text, entry.language)
        uid = entry.id.lower()
        if uid and uid not in self.known.by_uid:
            term.uid = uuid.UUID(uid)
            self.known.by_uid[uid] = term
        if not term.pk:
            term.slug = entry.slug if entry.slug in (slug_of(entry.slug), own_slug(entry.text, term.uid)) else ""
        self._set(term, language=entry.language, **self._values(entry, planned.steps))
        return term

    def _values(self, entry: Entry, steps: Sequence[Step]) -> dict[str, Any]:
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

    def _term(self, text: str, language: str) -> Term:
        """The row of that text: a run may have made it, and nobody sees it yet."""
        term = self.known.by_text.get(text)
        if term is None:
            term = Term(project=self.project, text=text, language=language)
            self.known.by_text[text] = term
            self._fresh.append(term)
        return term

    def _set(self, term: Term, **values: Any) -> None:
        """Set fields, and remember what they were."""
        before = self._before.setdefault(id(term), {})
        self._touched[id(term)] = term
        for name, value in values.items():
            if getattr(term, name) != value:
                before.setdefault(name, getattr(term, name))
                setattr(term, name, value)

    def _insert(self) -> None:
        """Insert the new terms, so that others can point at them. Those with a slug of their file choose first."""
        for term in self._fresh:
            term.slug = "" if term.slug in self._slugs else term.slug
            self._slugs.add(term.slug)
        assign((term for term in self._fresh if not term.slug), self._slugs)
        bulk_insert(Term)(self._fresh)
        new = Term.objects.filter(project=self.project, pk__gt=max(self.known.terms, default=0))
        ids = dict(new.values_list("text", "pk"))
        for term in self._fresh:
            term.pk = ids[term.text]
        self._fresh = []

    def _plan_steps(self, planned: PlannedEntry, choice: str, steps: Sequence[Step], head: Term) -> None:
        self._texts[head.pk] = head.text
        for step in steps:
            if step.on == DEFINITION:
                self._define(head, step, choice)
            elif step.on == EQUIVALENT:
                self._equivalents.take(head, step)
            elif step.on == PREFERRED:
                self._preferences.take(head, step)
            elif step.on == SPELLING:
                self._spellings.append((head, step.key, step))
            elif planned.term is not None:
                self._set(head, **_decision(step))

    def _define(self, head: Term, step: Step, choice: str) -> None:
        """Beside what is there; in its place where somebody chose the file over what a person wrote."""
        shown = self.known.shown.get(head.pk)
        if shown and is_of_person(shown) and choice == Choice.THEIRS:
            self._withdrawn.append(shown)
        confidence = step.after["confidence"] or (0.0 if self.exact else None)
        self._definitions.append(
            Definition(
                term=head,
                author=self.by,
                origin=Origin.IMPORTED,
                text=step.after["text"],
                source=step.after["source"],
                confidence=confidence,
            )
        )

    def _spell(self, head: Term, text: str, step: Step) -> None:
        """A new spelling, one of another entry, or a field of one that is there."""
        if step.name:
            self._set(self.known.by_text[text], **{step.name: step.after})
            return
        term = self._term(text, head.language)
        for each in [term, *self._followers(term)]:
            self._set(each, preferred_id=head.pk, preferred_by_person=True)
        values = {name: value for name, value in step.after.items() if value not in (None, "", False)}
        if term.usage == "preferred":
            values.setdefault("usage", "")
        if term.status == Status.NEW.value:
            values |= {"status": head.status, "status_by_person": head.status_by_person}
        self._set(term, **values)

    def _followers(self, term: Term) -> list[Term]:
        """The spellings of an entry that becomes one itself; a new term has none, and all terms need not be asked."""
        return [each for each in self.known.terms.values() if each.preferred_id == term.pk] if term.pk else []

    def _save(self) -> None:
        self._save_terms()
        self._save_definitions()
        equivalents = list(self._equivalents.save())
        self._preferences.exchange()
        for row, before, after, label in equivalents:
            self._changes.append(Told("equivalent", row.pk, label, before, after))
        record_many(self.project, IMPORT, self._changes, by=self.by, batch=self.batch)
        terms = sorted({term.pk for term in self._touched.values()} | {row.term_id for row in self._definitions})
        for first in range(0, len(terms), _IDS):
            reconsider(self.project.pk, terms[first : first + _IDS])

    def _save_definitions(self) -> None:
        """Rows that are inserted together have rising ids; nobody else imports into the project meanwhile."""
        rows = Definition.objects.filter(term__project=self.project, origin=Origin.IMPORTED)
        before = rows.aggregate(last=Max("pk"))["last"] or 0
        bulk_insert(Definition)(self._definitions)
        ids = rows.filter(pk__gt=before).order_by("pk").values_list("pk", flat=True)
        for row, pk in zip(self._definitions, ids, strict=True):
            self._tell_definition(row, pk, withdrawn=False)
        Definition.objects.filter(pk__in=[row.pk for row in self._withdrawn]).update(withdrawn_at=Now())
        for row in self._withdrawn:
            self._tell_definition(row, row.pk, withdrawn=True)

    def _tell_definition(self, row: Definition, pk: int, *, withdrawn: bool) -> None:
        label = self._texts[row.term_id]
        after = {"withdrawn": withdrawn, "text": row.text[:_LONGEST_TOLD]}
        self._changes.append(Told("definition", pk, label, {"withdrawn": not withdrawn}, after))

    def _save_terms(self) -> None:
        changed = [(term, before) for key, term in self._touched.items() if (before := self._before[key])]
        names: set[str] = set()
        stored: list[Term] = []
        for term, before in changed:
            if "reading" in before:
                term.search_key = term_search_key(term.text, term.reading)
                term.sort_key = sort_key(term.text, term.reading)
            if term.pk in self.known.terms or term.pk in self._preferences.pairs:
                stored.append(term)
                names |= before.keys()
        told = self._preferences.told(changed)
        self._changes += [Told("term", term.pk, term.text, before, after) for term, before, after in told]
        if stored:
            names |= {"search_key", "sort_key"} if "reading" in names else set()
            fields = [name.removesuffix("_id") for name in sorted(names)]
            Term.objects.bulk_update(stored, fields, batch_size=200)


def _decision(step: Step) -> dict[str, Any]:
    """The fields that a step sets, and who set them."""
    values = {step.name: step.after}
    if step.name == "status":
        return values | {"status_by_person": True}
    if step.name == "required":
        return values | {"status": Status.ACCEPTED.value, "status_by_person": True}
    return values | {"category_by_person": True} if step.name == "category" else values
