"""The changes that an import would make to a project: entry by entry, field by field."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from genglossary.actions.importing.counterparts import is_told_by_other, told_by_entry
from genglossary.actions.importing.known import Known, is_of_person, known_of
from genglossary.actions.importing.matching import Match, matched
from genglossary.actions.importing.steps import (
    DEFINITION,
    EQUIVALENT,
    PREFERRED,
    SPELLING,
    TERM,
    Group,
    PlannedEntry,
    Step,
)
from genglossary.formats import Entry, Equivalent, Spelling
from genglossary.formats.receiving import Received
from genglossary.formats.types import AVOIDED
from genglossary.models import Project, Status, Term, VariantKind
from genglossary.models.stated import stated
from genglossary.pipeline.text.folding import loose_key

_PLAIN = ("reading", "part_of_speech", "usage", "as_written", "exact", "do_not_translate")


@dataclass(frozen=True, slots=True)
class Plan:
    """The rows in the order of the file, and the project that they were planned for."""

    rows: tuple[PlannedEntry, ...]
    known: Known
    ids: Mapping[str, str]
    """Ids of the file → those of the project for the same entries."""
    received: Received

    def as_another_sense(self, planned: PlannedEntry) -> PlannedEntry:
        """A row about an entry of the project, as a new entry with the same spelling."""
        if planned.entry is None:
            return planned
        match = Match(planned.row, planned.entry)
        return _planned(match, self.known, self.ids, self.received)


def plan(project: Project, received: Received) -> Plan:
    """Compare a file with a project, in a constant number of queries. Nothing is written."""
    known = known_of(project)
    matches = matched(received.entries, known)
    ids = {match.entry.id.lower(): str(match.term.uid) for match in matches if match.term and match.entry.id}
    rows = [_planned(match, known, ids, received) for match in matches]
    rows += [PlannedEntry(row=each.row, text="", group=Group.PROBLEM, reason=each.reason) for each in received.problems]
    return Plan(tuple(sorted(rows, key=lambda each: each.row)), known, ids, received)


def _planned(match: Match, known: Known, ids: Mapping[str, str], received: Received) -> PlannedEntry:
    entry, term = match.entry, match.term
    if match.problem:
        return PlannedEntry(row=match.row, text=entry.text, group=Group.PROBLEM, entry=entry, reason=match.problem)
    status = entry.status if received.says_status or entry.status == "excluded" else "accepted"
    differences = _Differences(entry, term, known, ids, status, received.cleared)
    steps = tuple(differences.all())
    decided = any(step.decided for step in steps) or bool(match.doubt)
    group = Group.CONFLICT if decided else Group.NEW if term is None else Group.CHANGED if steps else Group.SAME
    return PlannedEntry(
        row=match.row,
        text=entry.text,
        group=group,
        entry=entry,
        term=term.pk if term else None,
        steps=steps,
        reason=match.doubt,
    )


class _Differences:
    """The steps from `term`, None for a new one, to `entry`. What the file does not say stays as it is, unless it is
    to be `cleared`."""

    def __init__(
        self,
        entry: Entry,
        term: Term | None,
        known: Known,
        ids: Mapping[str, str],
        status: str,
        cleared: Collection[str],
    ) -> None:
        self.entry, self.term, self.known, self.ids, self.status = entry, term, known, ids, status
        self.cleared = cleared

    def all(self) -> list[Step]:
        steps = [
            *self._fields(),
            *self._definition(),
            *self._emptied(),
            *self._spellings(),
            *self._preferred(),
            *self._equivalents(),
        ]
        term, accepted = self.term, Status.ACCEPTED.value
        if steps and term and (term.status, self.status) == (accepted, accepted) and not term.status_by_person:
            # No run takes back what people brought in.
            steps.append(Step(TERM, "", "status_by_person", False, True))
        return steps

    def _fields(self) -> Iterator[Step]:
        entry, term = self.entry, self.term
        if term is None:
            yield Step(TERM, "", "status", "", self.status, False)
        else:
            yield from self._decisions(term)
        own = term and (
            self.known.published(entry.text, term) or term
        )  # what is said of a spelling is said of that one
        for name in _PLAIN:
            if name == "usage" and own is not term and entry.usage == "preferred":
                continue  # see _preferred
            yield from self._field(own, name, getattr(entry, name), on=TERM if own is term else SPELLING)
        language = "" if entry.language == "und" else entry.language
        yield from self._field(term, "language", language, empty="und")
        yield from self._field(term, "notes", entry.notes)
        yield from self._see_also()

    def _decisions(self, term: Term) -> Iterator[Step]:
        if term.status != self.status and self.status != Status.CANDIDATE.value:
            yield Step(TERM, "", "status", term.status, self.status, term.status_by_person)
        if self.entry.required and not term.required:
            yield Step(TERM, "", "required", False, True, term.status == "excluded" and term.status_by_person)
        category = self.entry.category
        if category and category != term.category:
            yield Step(TERM, "", "category", term.category, category, term.category_by_person)

    def _field(self, term: Term | None, name: str, value: Any, *, on: str = TERM, empty: str = "") -> Iterator[Step]:
        """A field that a file says nothing about is empty there: None, "" or False."""
        before = getattr(term, name) if term else None
        if value in (None, "") or (value is False and name != "as_written") or _is_same(name, before, value):
            return
        was_said = before not in (None, "", empty) and before is not False
        decided = was_said and term is not None and (term.pk, name) in self.known.decided
        yield Step(on, term.text if on == SPELLING and term else "", name, before, value, decided)

    def _see_also(self) -> Iterator[Step]:
        before = self.term.see_also if self.term else []
        wanted = [self.ids.get(each.lower(), each.lower()) for each in self.entry.see_also]
        if set(wanted) - set(before):
            yield Step(TERM, "", "see_also", before, list(dict.fromkeys([*before, *wanted])))

    def _definition(self) -> Iterator[Step]:
        text = self.entry.definition
        shown = self.known.shown.get(self.term.pk) if self.term else None
        if text is None or (shown and shown.text == text) or (self.term and text in self.known.said[self.term.pk]):
            return
        after = {"text": text, "source": self.entry.source, "confidence": self.entry.confidence}
        yield Step(DEFINITION, "", "", shown.text if shown else None, after, bool(shown and is_of_person(shown)))

    def _emptied(self) -> Iterator[Step]:
        """The fields of which the file has an empty cell, where that is to say that there is nothing."""
        term = self.term
        for name in sorted(self.cleared) if term else ():
            if term and name != "definition" and not getattr(self.entry, name) and (before := getattr(term, name)):
                yield Step(TERM, "", name, before, "", (term.pk, name) in self.known.decided)
        shown = self.known.shown.get(term.pk) if term else None
        if shown and "definition" in self.cleared and self.entry.definition is None:
            yield Step(DEFINITION, "", "", shown.text, {"text": ""}, is_of_person(shown))

    def _spellings(self) -> Iterator[Step]:
        entry, term = self.entry, self.term
        homonyms = self.known.called(entry.text)
        if term and entry.text != term.text and not self.known.published(entry.text, term):
            yield self._added(Spelling(text=entry.text, usage=entry.usage if entry.usage != "preferred" else ""))
        for spelling in entry.spellings:
            there = self.known.published(spelling.text, term)
            if there is None or (term is None and self.known.head(there).pk in homonyms):
                yield self._added(spelling)
            elif term is None or there.preferred_id != term.pk:
                if there is not term:
                    yield self._moved(spelling, there)
            else:
                yield from self._changed(spelling, there)

    def _preferred(self) -> Iterator[Step]:
        """The file calls an entry by another of its spellings than the project, and says that it is to be so: where a
        run chose the spelling, that is how it is."""
        entry, term = self.entry, self.term
        if term is None or entry.text == term.text:
            return
        usage = next((each.usage for each in entry.spellings if each.text == term.text), "")
        if usage in AVOIDED and entry.usage in AVOIDED:
            yield from self._field(term, "usage", usage)
        elif usage in AVOIDED or entry.usage == "preferred":
            after = {"text": entry.text, "usage": usage if usage in AVOIDED else "admitted"}
            own = self.known.published(entry.text, term)
            by_person = term.status_by_person or bool(term.usage) or bool(own and own.preferred_by_person)
            yield Step(PREFERRED, term.text, "", "preferred", after, by_person)

    def _added(self, spelling: Spelling) -> Step:
        return Step(SPELLING, spelling.text, "", None, values_of(spelling))

    def _moved(self, spelling: Spelling, there: Term) -> Step:
        head = self.known.head(there)
        own = stated("an entry of its own")
        before = own if head is there else stated("a spelling of %(term)s", term=head.text)
        return Step(SPELLING, spelling.text, "", before, values_of(spelling), True)

    def _changed(self, spelling: Spelling, there: Term) -> Iterator[Step]:
        for name, value in values_of(spelling).items():
            if name == "variant_kind" and value == VariantKind.SPELLING.value:
                continue
            yield from self._field(there, name, value, on=SPELLING)

    def _equivalents(self) -> Iterator[Step]:
        stored = self.known.equivalents[self.term.pk] if self.term else {}
        for each in self.entry.equivalents:
            row = stored.get((each.language.casefold(), each.text))
            key, values = f"{each.language} {each.text}", equivalent_values(each)
            if row is None:
                if not is_told_by_other(each, self.term, self.known):
                    yield Step(EQUIVALENT, key, "", None, values)
                continue
            told = told_by_entry(each, self.known)
            decided = row.origin == "person" or row.pk in self.known.decided_equivalents
            for name in ("status", "usage", "reading", "definition", "notes"):
                before = getattr(row, name)
                if values[name] and not _is_same(name, before or told.get(name), values[name]):
                    yield Step(EQUIVALENT, key, name, before, values[name], bool(before) and decided)


def _is_same(field: str, before: Any, value: Any) -> bool:
    """Whether a file says what is there. A reading is the same in hiragana, katakana and kana of half width."""
    return before == value or (field == "reading" and bool(before) and loose_key(before) == loose_key(value))


def values_of(spelling: Spelling) -> dict[str, Any]:
    """The fields of a term that is a spelling. There is one preferred spelling, and that is the entry."""
    usage = "admitted" if spelling.usage == "preferred" else spelling.usage
    return {"variant_kind": spelling.kind, **{name: getattr(spelling, name) for name in _PLAIN}, "usage": usage}


def equivalent_values(equivalent: Equivalent) -> dict[str, Any]:
    """The fields of a stored equivalent."""
    names = ("language", "text", "status", "origin", "usage", "reading", "notes")
    return {**{name: getattr(equivalent, name) for name in names}, "definition": equivalent.definition or ""}
