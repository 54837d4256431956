"""The glossary of a project as people had it at an earlier moment, told back from what is kept.

Decisions of people are in the history, what runs found is with their steps, and definitions are only ever added. So the
decisions are taken back as far as the extraction that counted at the moment, its proposals are put in their place, and
what people decided between it and the moment is done again. Nothing tells what readings, parts of speech and languages
runs filled in since: these are today's, as are reference glossaries, which are left out.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, cast

from django.db.models import Q
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from genglossary.actions.identity import OF_ENTRY
from genglossary.formats import Entry, Equivalent, Glossary, Spelling
from genglossary.models import Candidate, Change, Definition, Origin, Project, RunStep, Scope, Status, Term
from genglossary.models import Equivalent as EquivalentRow
from genglossary.models.definition import BEST_FIRST

_DECIDED = (
    "text", "language", "reading", "part_of_speech", "category", "category_by_person", "status", "status_by_person",
    "required", "preferred_id", "preferred_by_person", "variant_kind", "usage", "as_written", "exact",
    "do_not_translate", "see_also", "notes", "found", "uid",
)  # fmt: skip
_MOVED = ("uid", *(name for name in OF_ENTRY if name in _DECIDED))
_SWITCHES = ("usage", "as_written", "exact", "do_not_translate")


class NotKept(Exception):
    """The glossary of that moment cannot be told; the message says why."""


def glossary_at(project: Project, moment: datetime) -> Glossary:
    """The entries at `moment`. Raises NotKept for a moment before the project, and before the first run of a copy."""
    if moment < project.created_at:
        raise NotKept(
            _("%(name)s was made later, on %(date)s.")
            % {"name": project.name, "date": f"{localtime(project.created_at):%Y-%m-%d %H:%M}"}
        )
    steps = RunStep.objects.filter(run__project=project, name=Scope.EXTRACT, completed_at__lte=moment)
    newest = steps.order_by("-completed_at", "-pk").first()
    if newest is None and Change.objects.filter(project=project, action="clone", at__lte=moment).exists():
        raise NotKept(_("%(name)s is a copy: what it had before its first run is not kept.") % {"name": project.name})
    then = _Then(project, moment)
    changes = _changes(project, newest.completed_at if newest and newest.completed_at else moment)
    then.take_back(reversed(changes))
    then.propose(newest)
    then.do_again(each for each in changes if each.at <= moment)
    return Glossary(title=project.name, entries=tuple(then.entries()))


def _changes(project: Project, since: datetime) -> list[Change]:
    rows = Change.objects.filter(project=project, model__in=("term", "equivalent"), at__gt=since)
    return list(rows.order_by("pk"))


class _Then:
    """The rows of a project on their way back, by their keys."""

    def __init__(self, project: Project, moment: datetime) -> None:
        self.project, self.moment = project, moment
        # Also those that came later: what belongs to an entry may be with one of them today.
        rows = list(Term.objects.filter(project=project))
        self.terms: dict[int, dict[str, Any]] = {
            row.pk: {**{name: getattr(row, name) for name in _DECIDED}, "uid": str(row.uid)} for row in rows
        }
        self._later = {row.pk for row in rows if row.created_at > moment}
        self._proposed: set[int] = set()
        self.equivalents = _equivalents(project)
        self.definitions = _definitions(project, moment)

    def take_back(self, changes: Iterable[Change]) -> None:
        for each in changes:
            self._set(each, each.before)

    def do_again(self, changes: Iterable[Change]) -> None:
        for each in changes:
            self._set(each, each.after)

    def _set(self, change: Change, values: Mapping[str, Any]) -> None:
        if change.model == "equivalent":
            if values:
                self.equivalents.setdefault(change.object_id, {}).update(values)
            else:
                self.equivalents.pop(change.object_id, None)
        elif term := self.terms.get(change.object_id):
            if values.get("uid", term["uid"]) != term["uid"]:
                self._move(change.object_id, values["uid"])
            term.update({name: value for name, value in values.items() if name in _DECIDED and name != "uid"})

    def _move(self, pk: int, uid: str) -> None:
        """Let the term have that id, and what has it the id of the term, with all that belongs to these entries."""
        other = next((key for key, each in self.terms.items() if each["uid"] == uid), pk)
        if other == pk:
            return
        mine, theirs = self.terms[pk], self.terms[other]
        for name in _MOVED:
            mine[name], theirs[name] = theirs[name], mine[name]
        held = self.definitions
        held[pk], held[other] = held.get(other, []), held.get(pk, [])
        places = {pk: other, other: pk}
        for row in self.equivalents.values():
            row["term_id"] = places.get(row["term_id"], row["term_id"])

    def propose(self, newest: RunStep | None) -> None:
        """Put the proposals of runs in the place of those that came later, where no person decided."""
        rows = Candidate.objects.filter(step__run__project=self.project, step__completed_at__lte=self.moment)
        last = {row.term_id: row for row in rows.select_related("step").order_by("step__completed_at", "pk").iterator()}
        for pk, term in self.terms.items():
            said = last.get(pk)
            term["found"] = bool(said and newest and said.step.pk == newest.pk and said.frequency)
            if not term["category_by_person"]:
                term["category"] = said.category if said else ""
            if said is None:
                continue
            if not term["status_by_person"]:
                term["status"] = said.status
            if not term["preferred_by_person"] and not term["usage"]:
                term["preferred_id"], term["variant_kind"] = self._head(said), said.variant_kind
        self._proposed = set(last)

    def _head(self, said: Candidate) -> int | None:
        """The entry that a run made it a spelling of, or that this one was merged into."""
        head = self.terms.get(said.preferred_id or 0)
        merged = head["preferred_id"] if head and head["preferred_by_person"] else None
        found = merged or said.preferred_id
        return None if found == said.term_id else found

    def _is_there(self, pk: int) -> bool:
        """Whether the term was there: by then a run had found it, or a person decided about it."""
        by_person = ("status_by_person", "required", "preferred_by_person")
        return pk not in self._later and (pk in self._proposed or any(self.terms[pk][name] for name in by_person))

    def entries(self) -> Iterator[Entry]:
        """The entries as they are now, after all that was taken back and done again."""
        there = {pk: term for pk, term in self.terms.items() if self._is_there(pk)}
        translations: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
        for row in self.equivalents.values():
            translations[row.get("term_id", 0)].append(row)
        spellings: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
        for term in there.values():
            if term["preferred_id"] and term["status"] != Status.NEW.value:
                spellings[term["preferred_id"]].append(term)
        for pk, term in there.items():
            if _is_entry(term):
                yield _entry(term, spellings[pk], translations[pk], next(iter(self.definitions.get(pk, [])), None))


def _is_entry(term: Mapping[str, Any]) -> bool:
    """Whether ENTRY would find it."""
    accepted = term["status"] == Status.ACCEPTED.value and (term["found"] or term["status_by_person"])
    return not term["preferred_id"] and term["status"] != Status.NEW.value and bool(term["required"] or accepted)


def _entry(
    term: Mapping[str, Any],
    spellings: list[dict[str, Any]],
    translations: list[dict[str, Any]],
    definition: Definition | None,
) -> Entry:
    said = ("text", "language", "reading", "part_of_speech", "category", "status", "required", "notes")
    return Entry(
        **{name: term[name] for name in (*said, *_SWITCHES)},
        id=term["uid"],
        see_also=tuple(term["see_also"]),
        spellings=tuple(_spelling(each) for each in spellings),
        equivalents=tuple(_equivalent(each) for each in translations if each["status"] == "accepted"),
        definition=definition.text if definition else None,
        source=definition.source if definition else "",
    )


def _spelling(term: Mapping[str, Any]) -> Spelling:
    values = {name: term[name] for name in ("text", "reading", "part_of_speech", *_SWITCHES)}
    return Spelling(kind=term["variant_kind"] or "spelling", **values)


def _equivalent(row: Mapping[str, Any]) -> Equivalent:
    return Equivalent(language=row["language"], text=row["text"], usage=row.get("usage", ""))


def _equivalents(project: Project) -> dict[int, dict[str, Any]]:
    rows = EquivalentRow.objects.filter(term__project=project)
    return {row["pk"]: row for row in rows.values("pk", "term_id", "language", "text", "status", "usage")}


def _definitions(project: Project, moment: datetime) -> dict[int, list[Definition]]:
    """Term id (of today) → the definitions that were shown at `moment`, the best first."""
    made = Q(step=None, created_at__lte=moment) | Q(step__completed_at__lte=moment)
    rows = Definition.objects.filter(made, term__project=project).exclude(superseded_at__lte=moment)
    rows = rows.exclude(origin=Origin.PROPOSED)
    found: dict[int, list[Definition]] = defaultdict(list)
    texts = list(rows.order_by(*BEST_FIRST))
    taken_back = _taken_back(project, moment, texts)
    for row in texts:
        withdrawn = taken_back.get((row.term_id, row.text))
        if not (withdrawn if withdrawn is not None else row.withdrawn_at is not None):
            found[row.term_id].append(row)
    return found


def _taken_back(project: Project, moment: datetime, rows: list[Definition]) -> dict[tuple[int, str], bool]:
    """Whether words were taken back at `moment`, of those about which people decided since."""
    by_key = {row.pk: (row.term_id, row.text) for row in rows}
    changes = Change.objects.filter(project=project, model="definition", at__gt=moment).order_by("pk")
    found: dict[tuple[int, str], bool] = {}
    for each in changes:
        if each.object_id in by_key and "withdrawn" in each.before:
            found.setdefault(by_key[each.object_id], cast("bool", each.before["withdrawn"]))
    return found
