"""Everything about one term that fills the screen of the review queue, in a constant number of queries."""

import uuid
from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from genglossary.actions.comments import comments_of
from genglossary.actions.glossary import open_issues
from genglossary.actions.mentions import names_in
from genglossary.actions.proposals import waiting_equivalents, waiting_for
from genglossary.actions.review import holder
from genglossary.models import Change, Comment, Definition, Equivalent, Issue, Project, Term
from genglossary.models.definition import BEST_FIRST, BY_PEOPLE, SHOWN, fingerprint
from genglossary.web.access import ProjectRequest
from genglossary.web.endings import alike
from genglossary.web.entry_page import history_of
from genglossary.web.forms.terms import CATEGORIES
from genglossary.web.history import ToldChange
from genglossary.web.last_change import OF_TERMS, newest_of
from genglossary.web.passages_beside import PassageBeside, passages_of
from genglossary.web.review_queue import UNDECIDED, ReviewQueue, rows_of

MOST_CHANGES = 6
# Of the terms that end alike, so many are named.
MOST_NAMED = 14


class Alike(NamedTuple):
    """Undecided terms that end as the one of the card."""

    ending: str
    terms: Sequence[Term]

    @property
    def named(self) -> Sequence[Term]:
        return self.terms[:MOST_NAMED]

    @property
    def more(self) -> int:
        return len(self.terms) - len(self.named)


class Card(NamedTuple):
    """`offered` are other definitions that may be shown, best first; `holder` has the card too.

    `proposals` and `translations` wait for a person.
    """

    term: Term
    definition: Definition | None
    offered: Sequence[Definition]
    proposals: Sequence[Definition]
    translations: Sequence[Equivalent]
    passages: Sequence[PassageBeside]
    issues: Sequence[Issue]
    history: Sequence[ToldChange]
    alike: Alike
    comments: Sequence[Comment]
    holder: Any
    defined: str
    noted: str


def card_of(request: ProjectRequest, term: Term, steps: Collection[int] | None = None) -> Card:
    """Gather the card; `steps` are the newest steps of the project, where they are known."""
    definitions = _definitions(term)
    shown = definitions[0] if definitions else None
    undecided = rows_of(request.project).filter(UNDECIDED)
    return Card(
        term=term,
        definition=shown,
        offered=definitions[1:4],
        proposals=list(waiting_for(term)),
        translations=list(waiting_equivalents(term)),
        passages=passages_of(term, steps),
        issues=open_issues(request.project, [term.pk], steps)[term.pk],
        history=history_of(term)[:MOST_CHANGES],
        alike=Alike(*alike(term, undecided)),
        comments=list(comments_of(term)),
        holder=holder(term, by=request.user),
        defined=fingerprint(shown.text if shown else ""),
        noted=fingerprint(term.notes),
    )


def _definitions(term: Term) -> list[Definition]:
    """The shown one, then others in other words."""
    rows = Definition.objects.filter(SHOWN, term=term).select_related("author").order_by(*BEST_FIRST)
    found: dict[str, Definition] = {}
    for row in rows:
        found.setdefault(row.text, row)
    return list(found.values())


def words_to_take(request: ProjectRequest, term: Term, name: str) -> tuple[str, str, list[tuple[int, int, int]]]:
    """The text, the source and the passages of what a form takes as the definition: "12-34-56" is a passage, a number
    is another definition. Raises LookupError for what is not there."""
    if "-" in name:
        found = next((each for each in passages_of(term) if each.name == name), None)
        if found is None:
            raise LookupError
        return found.words, "", [(found.version, found.start, found.end)]
    row = Definition.objects.filter(term=term, pk=int(name) if name.isdecimal() and len(name) < 19 else 0).first()
    if row is None:
        raise LookupError
    places = list(row.evidence.order_by("pk").values_list("version_id", "start", "end"))
    return row.text, row.source if row.origin in BY_PEOPLE else "", places


class LastOfQueue(NamedTuple):
    """The newest decision of somebody about terms that they did not take back."""

    batch: uuid.UUID
    action: str
    label: str
    term: int | None


def last_decision(project: Project, user: Any) -> LastOfQueue | None:
    """The one that Undo takes back: whoever presses it again takes back the one before."""
    newest = newest_of(project, user, OF_TERMS)
    return LastOfQueue(newest.batch, newest.action, newest.label, _term_of(newest)) if newest else None


def _term_of(change: Change) -> int | None:
    """The term to show again."""
    of = {"definition": Definition, "issue": Issue, "comment": Comment}.get(change.model)
    if of is not None:
        return of.objects.filter(pk=change.object_id).values_list("term_id", flat=True).first()
    if change.model == "assignment":
        return change.object_id
    several = Change.objects.filter(project=change.project_id, batch=change.batch, model="term").order_by("pk")
    return several.values_list("object_id", flat=True).first()


def for_templates(request: ProjectRequest, queue: ReviewQueue) -> dict[str, Any]:
    """Gather what stands around every card."""
    names = names_in(request.project)
    return {"queue": queue, "member_names": names, "categories": list(enumerate(CATEGORIES, 1))}
