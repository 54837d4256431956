"""Definitions of an import, written a block of rows at a time."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Max
from django.db.models.functions import Now

from genglossary.actions.changes import Told
from genglossary.actions.importing.known import Known, is_of_person
from genglossary.actions.importing.steps import Choice, Step
from genglossary.models import Definition, Origin, Project, Term
from genglossary.runs.writing.bulk import bulk_insert

# Characters of a text that the history has.
_LONGEST_TOLD = 2000


class DefinitionWriter:
    """Collects definitions of the `file` of that name; `exact` says that it has our own figures, in which a confidence
    of 0 is one.

    `by` is whose they are.
    """

    def __init__(self, project: Project, known: Known, *, by: Any, exact: bool, file: str) -> None:
        self._known, self._exact = known, exact
        self._of_all: dict[str, Any] = {"author": by, "origin": Origin.IMPORTED, "file": file[:300]}
        self._rows = Definition.objects.filter(term__project=project, origin=Origin.IMPORTED)
        self._newest: int = self._rows.aggregate(newest=Max("pk"))["newest"] or 0
        self._new: list[Definition] = []
        self._withdrawn: list[tuple[Definition, Term]] = []

    def take(self, head: Term, step: Step, choice: str) -> None:
        """Take a definition beside what is there; in its place where somebody chose the file over what a person wrote.
        An empty one takes back what is there.
        """
        if not step.after["text"]:
            self._withdrawn += [(row, head) for row in self._known.defined[head.pk]]
            return
        shown = self._known.shown.get(head.pk)
        if shown and is_of_person(shown) and choice == Choice.THEIRS:
            self._withdrawn.append((shown, head))
        confidence = step.after["confidence"] or (0.0 if self._exact else None)
        said = {"text": step.after["text"], "source": step.after["source"], "confidence": confidence}
        self._new.append(Definition(term=head, **said, **self._of_all))

    def told_of_block(self) -> Iterator[Told]:
        """Write what was collected; gives what is to be told of each.

        Rows that are inserted together have rising ids; nobody else imports into the project meanwhile.
        """
        bulk_insert(Definition)(self._new)
        rows = self._rows.filter(pk__gt=self._newest) if self._new else self._rows.none()
        ids = rows.order_by("pk").values_list("pk", flat=True)
        for row, pk in zip(self._new, ids, strict=True):
            self._newest = pk
            yield _told(pk, row.text, row.term, withdrawn=False)
        Definition.objects.filter(pk__in=[row.pk for row, _ in self._withdrawn]).update(withdrawn_at=Now())
        for row, head in self._withdrawn:
            yield _told(row.pk, row.text, head, withdrawn=True)
        self._new, self._withdrawn = [], []


def _told(pk: int, text: str, head: Term, *, withdrawn: bool) -> Told:
    after = {"withdrawn": withdrawn, "text": text[:_LONGEST_TOLD]}
    return Told("definition", pk, head.text, {"withdrawn": not withdrawn}, after)
