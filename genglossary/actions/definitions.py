"""Actions of people on definitions and issues: write, take back, dismiss. Runs never overwrite a person's words."""

import uuid
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.functions import Length, Now
from django.utils.translation import gettext as _

from genglossary.actions.changes import ChangedMeanwhile, Told, record, record_many
from genglossary.models import Definition, DocumentVersion, Evidence, Issue, Origin, Project, Term
from genglossary.models.definition import fingerprint, shown_of
from genglossary.runs.stored.issues import Place, reconsider


@transaction.atomic
def write(
    term: Term,
    text: str,
    *,
    by: Any,
    seen: str | None = None,
    source: str = "",
    language: str = "",
    origin: str = Origin.MANUAL,
    batch: uuid.UUID | None = None,
    evidence: Iterable[Place] = (),
) -> Definition | None:
    """Store a person's definition of the term, shown before all others from now on; None when it says nothing new.

    One that is `Origin.IMPORTED` is shown below what persons wrote here. `source` says where it was taken from. The
    earlier ones stay stored. Raises ValueError for an empty text: that is what `withdraw` is for; and ChangedMeanwhile
    when the definition that is shown is not the one with the fingerprint `seen`.
    """
    text, source = text.strip(), source.strip()
    if not text:
        raise ValueError(_("A definition says something."))
    # Two people who save at once wait for each other.
    Term.objects.select_for_update(no_key=True).get(pk=term.pk)
    _check(shown_of([term.pk]).select_related("author").first(), text, seen)
    before = current_of_people(term, origin)
    if before and (before.text, before.source, before.language) == (text, source, language):
        return None
    said = {"text": text, "source": source, "language": language}
    written = _prove(Definition.objects.create(term=term, author=by, origin=origin, **said), evidence)
    after = {**_said(written), "id": written.pk, "withdrawn": False}
    _record(written, "define", by, before={**_said(before), "withdrawn": True}, after=after, batch=batch)
    return written


def _prove(written: Definition, evidence: Iterable[Place]) -> Definition:
    """Keep the passages that are there: of versions of this project, none beyond the end of its text."""
    places = list(dict.fromkeys(evidence))
    versions = DocumentVersion.objects.filter(
        document__project=written.term.project_id, pk__in={v for v, _, _ in places}
    )
    lengths = dict(versions.annotate(length=Length("text")).values_list("pk", "length"))
    Evidence.objects.bulk_create(
        Evidence(definition=written, version_id=version, start=start, end=end)
        for version, start, end in places
        if 0 <= start < end <= lengths.get(version, 0)
    )
    return written


def _said(definition: Definition | None) -> dict[str, Any]:
    said = {name: getattr(definition, name, "") for name in ("text", "source", "language")}
    return {name: value for name, value in said.items() if value}


def _check(shown: Definition | None, text: str, seen: str | None) -> None:
    now = shown.text if shown else ""
    if seen is not None and seen != fingerprint(now) and now != text:
        raise ChangedMeanwhile(now, by=shown.author if shown else None)


@transaction.atomic
def withdraw(definition: Definition, *, by: Any) -> None:
    """Take a definition back: it is kept, but not shown; the next best one is.

    Its words are taken back, in whichever step of a run they stand.
    """
    if _same_words(definition).filter(withdrawn_at=None).update(withdrawn_at=Now()):
        before = {"text": definition.text, "withdrawn": False}
        _record(definition, "withdraw", by, before=before, after={"withdrawn": True})


@transaction.atomic
def restore(definition: Definition, *, by: Any) -> None:
    """Show a withdrawn definition again."""
    if _same_words(definition).filter(withdrawn_at__isnull=False).update(withdrawn_at=None):
        after = {"text": definition.text, "withdrawn": False}
        _record(definition, "restore", by, before={"withdrawn": True}, after=after)


@transaction.atomic
def dismiss(issue: Issue, *, by: Any) -> None:
    """Dismiss an issue: a person has looked at it and sees no problem."""
    dismiss_all(issue.term.project, Issue.objects.filter(pk=issue.pk), by=by)


@transaction.atomic
def dismiss_all(project: Project, issues: QuerySet[Issue], *, by: Any, batch: uuid.UUID | None = None) -> int:
    """Dismiss issues of the project in one batch; how many were open."""
    rows = list(issues.filter(term__project=project, dismissed_at=None).select_related("term"))
    Issue.objects.filter(pk__in=[row.pk for row in rows]).update(dismissed_at=Now(), dismissed_by=by)
    after = {"dismissed": True}
    told = (
        Told("issue", row.pk, row.term.text, {"kind": row.kind, "detail": row.detail, "dismissed": False}, after)
        for row in rows
    )
    record_many(project, "dismiss", told, by=by, batch=batch or uuid.uuid4())
    return len(rows)


def _same_words(definition: Definition) -> QuerySet[Definition]:
    """Proposals say the same as others, and are other things."""
    same = Definition.objects.filter(term=definition.term_id, text=definition.text)
    proposed = Q(origin=Origin.PROPOSED)
    return same.filter(proposed if definition.origin == Origin.PROPOSED.value else ~proposed)


def current_of_people(term: Term, origin: str) -> Definition | None:
    """The newest definition that people gave in this way and nobody took back."""
    return Definition.objects.filter(term=term, origin=origin, withdrawn_at=None).order_by("-pk").first()


def _record(
    definition: Definition,
    action: str,
    by: Any,
    *,
    before: dict[str, Any],
    after: dict[str, Any],
    batch: uuid.UUID | None = None,
) -> None:
    term = definition.term
    record(term.project, action, definition, by=by, before=before, after=after, label=term.text, batch=batch)
    reconsider(term.project_id, [term.pk])
