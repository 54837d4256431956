"""Taking back what one batch of decisions did, except where somebody decided again since.

A batch may be about several kinds of things (an import is about all of them). Of terms the fields go back; an
equivalent that was added is deleted and one that was removed is there again, as the history has all of it; a definition
that was written is withdrawn, and one that was withdrawn is shown; an issue that was dismissed is open; comments
and assignments are as they were. Documents and what owners decide are beside this. Undoing an undo does the thing
again.
"""

import uuid
from collections.abc import Callable, Iterator
from typing import Any

from django.db import transaction
from django.db.models.functions import Now

from genglossary.actions.assigning import undo_assignments
from genglossary.actions.changes import Back, Past, record_back
from genglossary.actions.comments import undo_comments
from genglossary.actions.deciding import Decision
from genglossary.actions.undoing_blocks import ChangesOfKind
from genglossary.actions.undoing_documents import undo_documents
from genglossary.actions.undoing_equivalents import undo_equivalents
from genglossary.actions.undoing_settings import undo_members, undo_project, undo_webhooks
from genglossary.actions.undoing_terms import undo_terms
from genglossary.models import Change, Definition, Issue, Project, Term
from genglossary.runs.stored.issues import reconsider

OF_OWNERS = frozenset({"project", "membership", "webhook"})
"""Kinds of things about which owners alone decide."""
FOR_GOOD = ("review", "new secret", "clone")
"""Actions that nothing takes back: a look, a secret that was shown, a project of its own."""


def can_be_undone(change: Change | Past) -> bool:
    """Whether the history has enough to take it back, where nobody has decided since; older entries may not."""
    if change.action in FOR_GOOD or change.model not in _UNDO:
        return False
    fields = {*change.before, *change.after}
    if change.model == "definition":
        return "withdrawn" in fields
    return "reference_ids" in fields if "references" in fields else bool(fields) or change.model == "issue"


def owners_alone(project: Project, batch: uuid.UUID) -> bool:
    """Whether only owners may take this batch back."""
    return Change.objects.filter(project=project, batch=batch, model__in=OF_OWNERS).exists()


@transaction.atomic
def undo(project: Project, batch: uuid.UUID, *, by: Any) -> Decision:
    """Take back one batch of decisions; `changed` counts what went back, `skipped` what is otherwise by now.

    Raises DecisionRefused where something else is in the way; nothing is changed then.
    """
    # Of two people who take back the same the second waits, and finds it taken back.
    Project.objects.select_for_update(no_key=True).get(pk=project.pk)
    undone = uuid.uuid4()
    changed = skipped = 0
    rows = Change.objects.filter(project=project, batch=batch, undone_by=None)
    kinds = set(rows.order_by().values_list("model", flat=True).distinct())
    for kind, undo_some in _UNDO.items():
        if kind in kinds:
            changes = ChangesOfKind(rows.filter(model=kind), can_be_undone)
            done = undo_some(project, changes, undone, by)
            changed, skipped = changed + done, skipped + changes.count - done
    return Decision(batch=undone, changed=changed, skipped=skipped)


def _undo_definitions(project: Project, changes: dict[int, Past], undone: uuid.UUID, by: Any) -> int:
    """Only those whose change says whether they were withdrawn: older ones do not."""
    # Not by the project: SQLite would go through all ids for each of its terms. The changes are of this one.
    rows = Definition.objects.select_for_update(no_key=True).filter(pk__in=changes).order_by("pk")
    found = list(rows.values_list("pk", "withdrawn_at", "term_id"))
    back = {pk: term for pk, at, term in found if changes[pk].after.get("withdrawn") == (at is not None)}
    texts = dict(Term.objects.filter(pk__in=set(back.values())).values_list("pk", "text"))
    told = (Back(changes[pk], texts[term], changes[pk].after) for pk, term in back.items())
    record_back(project, told, by=by, batch=undone)
    withdrawn = [pk for pk in back if changes[pk].before["withdrawn"]]
    Definition.objects.filter(pk__in=withdrawn).update(withdrawn_at=Now())
    Definition.objects.filter(pk__in=back.keys() - set(withdrawn)).update(withdrawn_at=None)
    reconsider(project.pk, list(back.values()))
    return len(back)


def _undo_issues(project: Project, changes: dict[int, Past], undone: uuid.UUID, by: Any) -> int:
    """Have issues that somebody dismissed open again, or dismiss them again; older changes do not say which it was."""
    rows = Issue.objects.select_for_update(no_key=True, of=("self",)).filter(pk__in=changes, term__project=project)
    back = [row for row in rows if changes[row.pk].after.get("dismissed", True) == (row.dismissed_at is not None)]
    told = (Back(changes[row.pk], "", changes[row.pk].after) for row in back)
    record_back(project, told, by=by, batch=undone)
    again = [row.pk for row in back if changes[row.pk].before.get("dismissed")]
    Issue.objects.filter(pk__in=again).update(dismissed_at=Now(), dismissed_by=by)
    opened = {row.pk for row in back} - set(again)
    Issue.objects.filter(pk__in=opened).update(dismissed_at=None, dismissed_by=None)
    return len(back)


_Some = Callable[[Project, dict[int, Past], uuid.UUID, Any], int]
_SomeWhole = Callable[[Project, dict[int, Change], uuid.UUID, Any], int]
_Undo = Callable[[Project, ChangesOfKind, uuid.UUID, Any], int]


def _in_blocks(undo_some: _Some, blocks: Callable[[ChangesOfKind], Iterator[dict[int, Past]]]) -> _Undo:
    """Things that go back without regard to each other, or one after the other."""

    def undo_all(project: Project, changes: ChangesOfKind, undone: uuid.UUID, by: Any) -> int:
        return sum(undo_some(project, block, undone, by) for block in blocks(changes))

    return undo_all


def _at_once(undo_some: _SomeWhole) -> _Undo:
    """Things that have to fit together, and are never many."""

    def undo_all(project: Project, changes: ChangesOfKind, undone: uuid.UUID, by: Any) -> int:
        return undo_some(project, some, undone, by) if (some := changes.all()) else 0

    return undo_all


_UNDO: dict[str, _Undo] = {
    "equivalent": _in_blocks(undo_equivalents, ChangesOfKind.blocks_that_make_room),
    "definition": _in_blocks(_undo_definitions, ChangesOfKind.blocks),
    "issue": _in_blocks(_undo_issues, ChangesOfKind.blocks),
    "term": undo_terms,
    "comment": _at_once(undo_comments),
    "document": _at_once(undo_documents),
    "project": _at_once(undo_project),
    "membership": _at_once(undo_members),
    "assignment": _at_once(undo_assignments),  # to those who are members again
    "webhook": _at_once(undo_webhooks),
}
