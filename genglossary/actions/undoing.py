"""Taking back what one batch of decisions did, except where somebody decided again since.

A batch may be about several kinds of things (an import is about all of them). Of terms the fields go back; an
equivalent that was added is deleted and one that was removed is there again, as the history has all of it; a definition
that was written is withdrawn, and one that was withdrawn is shown; an issue that was dismissed is open; comments
and assignments are as they were. Documents and what owners decide are beside this. Undoing an undo does the thing
again.
"""

import uuid
from collections import defaultdict
from collections.abc import Callable, Container
from typing import Any

from django.db import transaction
from django.db.models.functions import Now

from genglossary.actions.assigning import undo_assignments
from genglossary.actions.changes import taking_back, undoing
from genglossary.actions.comments import undo_comments
from genglossary.actions.deciding import Decision, change_of, fields_of, locked, write_all
from genglossary.actions.undoing_documents import undo_documents
from genglossary.actions.undoing_equivalents import undo_equivalents
from genglossary.actions.undoing_settings import undo_members, undo_project, undo_webhooks
from genglossary.models import Change, Definition, Issue, Project, Term
from genglossary.runs.stored.issues import reconsider

OF_OWNERS = frozenset({"project", "membership", "webhook"})
"""Kinds of things about which owners alone decide."""
FOR_GOOD = ("review", "new secret", "clone")
"""Actions that nothing takes back: a look, a secret that was shown, a project of its own."""


def can_be_undone(change: Change) -> bool:
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
    by_kind: dict[str, dict[int, Change]] = defaultdict(dict)
    for each in Change.objects.filter(project=project, batch=batch, undone_by=None).order_by("pk"):
        if can_be_undone(each):
            by_kind[each.model][each.object_id] = each
    for kind, undo_some in _UNDO.items():
        if by_thing := by_kind.get(kind):
            done = undo_some(project, by_thing, undone, by)
            changed, skipped = changed + done, skipped + len(by_thing) - done
    return Decision(batch=undone, changed=changed, skipped=skipped)


def _undo_terms(project: Project, changes: dict[int, Change], undone: uuid.UUID, by: Any) -> int:
    terms = {term.pk: term for term in locked(Term.objects.filter(project=project, pk__in=changes))}
    back = {
        pk: changes[pk].before for pk, term in terms.items() if fields_of(term, changes[pk].after) == changes[pk].after
    }
    _leave_what_would_not_fit(back, changes, terms)
    Change.objects.bulk_create(
        change_of(terms[pk], taking_back(changes[pk]), by, undone, before, undo_of=changes[pk])
        for pk, before in back.items()
    )
    write_all(back.items())
    reconsider(project.pk, list(back))
    return len(back)


def _leave_what_would_not_fit(
    back: dict[int, dict[str, Any]], changes: dict[int, Change], terms: dict[int, Term]
) -> None:
    """Leave out of `back` what would make a variant of a variant, or a preferred one of it, or take a renamed entry
    apart, until all the rest fits."""
    now = _Families(back, changes)
    while wrong := {pk for pk in back if not now.fits(terms[pk], back)} | _unpaired(back, changes):
        for pk in wrong:
            del back[pk]


class _Families:
    """The heads that terms would have again, and the variants that these terms have now."""

    def __init__(self, back: dict[int, dict[str, Any]], changes: Container[int]) -> None:
        self._changed = changes
        heads = {pk: before["preferred_id"] for pk, before in back.items() if before.get("preferred_id")}
        self._above = dict(Term.objects.filter(pk__in=set(heads.values())).values_list("pk", "preferred_id"))
        self._below: dict[int | None, list[int]] = defaultdict(list)
        for pk, head in Term.objects.filter(preferred__in=heads).values_list("pk", "preferred_id"):
            self._below[head].append(pk)

    def fits(self, term: Term, back: dict[int, dict[str, Any]]) -> bool:
        """Whether the term may be a variant as `back` says, with all others in it."""
        values = back[term.pk]
        head = values.get("preferred_id")
        if head is None:
            return True
        stays = head in self._changed and head not in back
        if stays or head not in self._above or values.get("usage", term.usage) == "preferred":
            return False
        above = back.get(head, {}).get("preferred_id", self._above[head])
        return above is None and all(self._leaves(each, term.pk, back) for each in self._below[term.pk])

    def _leaves(self, variant: int, head: int, back: dict[int, dict[str, Any]]) -> bool:
        return back.get(variant, {}).get("preferred_id", head) != head


def _unpaired(back: dict[int, dict[str, Any]], changes: dict[int, Change]) -> set[int]:
    """Those that would have an id that another one keeps."""
    given = {changes[pk].after["uid"] for pk in back if "uid" in changes[pk].after}
    return {pk for pk, before in back.items() if "uid" in before and before["uid"] not in given}


def _undo_definitions(project: Project, changes: dict[int, Change], undone: uuid.UUID, by: Any) -> int:
    """Only those whose change says whether they were withdrawn: older ones do not."""
    # Not by the project: SQLite would go through all ids for each of its terms. The changes are of this one.
    rows = Definition.objects.select_for_update(no_key=True, of=("self",)).filter(pk__in=changes)
    found = list(rows.select_related("term").order_by("pk"))
    back = [row for row in found if changes[row.pk].after.get("withdrawn") == (row.withdrawn_at is not None)]
    Change.objects.bulk_create(undoing(changes[row.pk], undone, by, row.term.text) for row in back)
    withdrawn = [row.pk for row in back if changes[row.pk].before["withdrawn"]]
    Definition.objects.filter(pk__in=withdrawn).update(withdrawn_at=Now())
    Definition.objects.filter(pk__in={row.pk for row in back} - set(withdrawn)).update(withdrawn_at=None)
    reconsider(project.pk, [row.term_id for row in back])
    return len(back)


def _undo_issues(project: Project, changes: dict[int, Change], undone: uuid.UUID, by: Any) -> int:
    """Have issues that somebody dismissed open again, or dismiss them again; older changes do not say which it was."""
    rows = Issue.objects.select_for_update(no_key=True, of=("self",)).filter(pk__in=changes, term__project=project)
    back = [row for row in rows if changes[row.pk].after.get("dismissed", True) == (row.dismissed_at is not None)]
    Change.objects.bulk_create(undoing(changes[row.pk], undone, by) for row in back)
    again = [row.pk for row in back if changes[row.pk].before.get("dismissed")]
    Issue.objects.filter(pk__in=again).update(dismissed_at=Now(), dismissed_by=by)
    opened = {row.pk for row in back} - set(again)
    Issue.objects.filter(pk__in=opened).update(dismissed_at=None, dismissed_by=None)
    return len(back)


_Undo = Callable[[Project, dict[int, Change], uuid.UUID, Any], int]
_UNDO: dict[str, _Undo] = {
    "equivalent": undo_equivalents,
    "definition": _undo_definitions,
    "issue": _undo_issues,
    "term": _undo_terms,
    "comment": undo_comments,
    "document": undo_documents,
    "project": undo_project,
    "membership": undo_members,
    "assignment": undo_assignments,  # to those who are members again
    "webhook": undo_webhooks,
}
