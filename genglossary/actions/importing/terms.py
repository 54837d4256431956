"""Terms of an import: those that it adds, a block of rows at a time, and those of the project that it changes."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from genglossary.actions.changes import Fields, Told
from genglossary.actions.importing.known import Known
from genglossary.actions.importing.preferring import OtherSpellings
from genglossary.formats import Entry
from genglossary.formats.order import sort_key
from genglossary.models import Project, Status, Term
from genglossary.models.address import assign, own_slug, slug_of
from genglossary.models.keys import term_search_key
from genglossary.runs.writing.bulk import MOST_ROWS, bulk_insert, in_batches, prepared, update_values


class TermWriter:
    """Collects new terms and changed fields, with what these were before.

    Terms of the project are in memory all the time, and saved at the end. New ones are inserted for each block of rows
    and forgotten with it: those of fifty thousand rows took a gigabyte.
    """

    def __init__(self, project: Project, known: Known, preferences: OtherSpellings) -> None:
        self._project, self._known, self._preferences = project, known, preferences
        self._blank = _values_of(Term(project_id=project.pk))
        self._slugs = {term.slug for term in known.terms.values()}
        self._reserved: dict[str, Entry] = {}
        self._senses = {term.text: term.sense + 1 for term in sorted(known.terms.values(), key=lambda term: term.sense)}
        self._unseen: dict[str, list[Term]] = defaultdict(list)
        for term in known.terms.values():
            if term.status == Status.NEW.value:
                self._unseen[term.text].append(term)
        self._uids: set[str] = set()
        self._newest = max(known.terms, default=0)
        self._uninserted: list[Term] = []
        self._of_block: list[Term] = []
        self._before: dict[uuid.UUID, tuple[Term, Fields]] = {}
        self._spellings: dict[int, list[Term]] = defaultdict(list)
        for term in known.terms.values():
            if term.preferred_id:
                self._spellings[term.preferred_id].append(term)

    def reserve_slugs(self, entries: Iterable[Entry]) -> None:
        """Keep the slugs that new entries bring along for them; the first of several that bring the same has it."""
        for entry in entries:
            if entry.slug not in self._slugs and entry.text not in self._unseen and self._may_keep_slug(entry):
                self._reserved[entry.slug] = entry
                self._slugs.add(entry.slug)

    def _may_keep_slug(self, entry: Entry) -> bool:
        if entry.slug == slug_of(entry.slug):
            return True
        return bool(entry.id) and entry.slug == own_slug(entry.text, uuid.UUID(entry.id))

    def unseen_or_new(self, text: str, language: str) -> Term:
        """A term of that text that nobody sees yet: a run may have made it. Else a new one, of the next sense."""
        return self._unseen[text].pop(0) if self._unseen.get(text) else self._new(text, language)

    def of_entry(self, entry: Entry) -> Term:
        """The term of a new entry, with the id and the slug of its file where these are free."""
        term = self.unseen_or_new(entry.text, entry.language)
        uid = entry.id.lower()
        if uid and uid not in self._known.by_uid and uid not in self._uids:
            self._uids.add(uid)
            term.uid = uuid.UUID(uid)
        if self._reserved.get(entry.slug) is entry:
            term.slug = entry.slug
        return term

    def _new(self, text: str, language: str) -> Term:
        sense = self._senses.get(text, 0)
        self._senses[text] = sense + 1
        own = {"uid": uuid.uuid4(), "text": text, "sense": sense, "language": language}
        term = Term(*(self._blank | own).values())  # by their places: by their names takes three times as long
        self._uninserted.append(term)
        self._of_block.append(term)
        return term

    def change(self, term: Term, **values: Any) -> None:
        """Set fields, and remember what they were."""
        _, before = self._before.setdefault(term.uid, (term, {}))
        for name, value in values.items():
            if (now := getattr(term, name)) != value:
                before.setdefault(name, now)
                setattr(term, name, value)

    def spellings_of(self, term: Term) -> list[Term]:
        """The spellings of an entry of the project; a new one has none yet that could go elsewhere."""
        return list(self._spellings.get(term.pk, ()))

    def move(self, term: Term, head: Term) -> None:
        """Let a term be a spelling of `head`, wherever it was before."""
        if term.pk in self._known.terms:
            if term.preferred_id:
                self._spellings[term.preferred_id].remove(term)
            self._spellings[head.pk].append(term)
        self.change(term, preferred_id=head.pk, preferred_by_person=True)

    def insert(self) -> None:
        """Insert the new terms, so that others can point at them."""
        new, self._uninserted = self._uninserted, []
        assign((term for term in new if not term.slug), self._slugs)
        bulk_insert(Term)(new)
        rows = Term.objects.filter(project=self._project, pk__gt=self._newest) if new else Term.objects.none()
        ids = dict(rows.values_list("uid", "pk"))
        for term in new:
            term.pk = ids[term.uid]
            self._newest = max(self._newest, term.pk)

    def told_of_block(self) -> Iterator[Told]:
        """End a block: the changes of its new terms, which are forgotten, unless they take the place of others."""
        for term in self._of_block:
            if not self._preferences.concerns(term):
                term, before = self._before.pop(term.uid)
                yield _told(term, before, _now(term, before))
        self._of_block = [term for term in self._of_block if self._preferences.concerns(term)]

    def save(self) -> Iterator[Told]:
        """Write what changes of all other terms; gives what is to be told of each."""
        for term, values in self._preferences.values([*self._known.terms.values(), *self._of_block]):
            self.change(term, **values)
        changed = [(term, before) for term, before in self._before.values() if before]
        _update(changed)
        for term, before, after in self._preferences.told(changed):
            yield _told(term, before, after)


def _values_of(term: Term) -> dict[str, Any]:
    """All fields of a term in their order."""
    return {field.attname: getattr(term, field.attname) for field in Term._meta.concrete_fields}


def _told(term: Term, before: Fields, after: Fields) -> Told:
    return Told("term", term.pk, term.text, before, after)


def _now(term: Term, names: Iterable[str]) -> Fields:
    return {name: getattr(term, name) for name in names}


def _update(changed: Collection[tuple[Term, Fields]]) -> None:
    """Write the changed fields of stored terms, with the keys that follow from readings: all of them at once, since
    what is preferred and what is a variant go together."""
    for term, before in changed:
        if "reading" in before:
            term.search_key = term_search_key(term.text, term.reading)
            term.sort_key = sort_key(term.text, term.reading)
    names = sorted({name for _, before in changed for name in before} | {"search_key", "sort_key"})
    fields = [Term._meta.get_field(name.removesuffix("_id")) for name in names]
    for some in in_batches((term for term, _ in changed), MOST_ROWS):
        columns = [prepared(field, [getattr(term, field.attname) for term in some]) for field in fields]
        rows = list(zip(*columns, [term.pk for term in some], strict=True))
        update_values(Term, [field.column for field in fields], ["id"], rows)
