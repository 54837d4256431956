"""Decisions of people about terms of other languages. Every verb is atomic and leaves Changes that undo takes back."""

import re
import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from genglossary.actions.changes import change, held_against
from genglossary.actions.deciding import Decision, DecisionRefused, designation_in, fields_of
from genglossary.actions.notices import tell
from genglossary.models import Change, Equivalent, EquivalentOrigin, EquivalentStatus, NoticeKind, SpellingUsage, Term
from genglossary.models.equivalent import PROPOSED_BY, key_of
from genglossary.models.term import LONGEST_LANGUAGE
from genglossary.runs.stored.issues import reconsider

_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")  # RFC 5646, without its registry
_NOTHING: Mapping[str, str] = {}
EDITABLE = ("language", "text", "status", "usage", "reading", "definition", "notes")
STORED = (*EDITABLE, "term_id", "origin", "run_id")
"""All that the history keeps of an equivalent."""


@transaction.atomic
def add(
    term: Term,
    language: str,
    text: str,
    *,
    by: Any,
    status: str = EquivalentStatus.ACCEPTED,
    origin: str = EquivalentOrigin.PERSON,
    batch: uuid.UUID | None = None,
    action: str = "add",
    **more: str,
) -> Equivalent:
    """Add an equivalent to an entry; `more` are its usage, reading, definition and notes.

    Raises DecisionRefused for one that is there already, and for what is no word or no language.
    """
    Term.objects.select_for_update(no_key=True).get(pk=term.pk)
    row = Equivalent(
        term=term, language=_tag(language, term), text=designation_in(text), status=status, origin=origin, **more
    )
    batch = batch or uuid.uuid4()
    _check_values(row)
    _make_room(row, by, batch)
    _save(row)
    _record(row, action, by, batch, after=fields_of(row, STORED))
    reconsider(term.project_id, [term.pk])
    return row


@transaction.atomic
def edit(
    equivalent: Equivalent,
    *,
    by: Any,
    batch: uuid.UUID | None = None,
    seen: Mapping[str, str] = _NOTHING,
    **values: str,
) -> Decision:
    """Change the `EDITABLE` fields in `values`. Raises DecisionRefused, and ChangedMeanwhile for others than `seen`.

    A proposal of a run becomes an accepted equivalent of the person who changes it; what the run had proposed is kept
    as rejected where the term is another one now.
    """
    row = locked(Equivalent.objects.filter(pk=equivalent.pk)).get()
    before, batch = fields_of(row, STORED), batch or uuid.uuid4()
    _check_seen(row, values, seen)
    for name, value in values.items():
        setattr(row, name, value.strip())
    row.language, row.text = _tag(row.language, row.term), designation_in(row.text)
    if fields_of(row, values) == {name: before[name] for name in values}:
        return Decision(batch=batch, changed=0)
    mended = _make_theirs(row, before, values)
    _check_values(row)
    _make_room(row, by, batch)
    _save(row)
    after = fields_of(row, STORED)
    changed = [name for name in STORED if before[name] != after[name]]
    _record(row, "edit", by, batch, {n: before[n] for n in changed}, {n: after[n] for n in changed})
    if mended:
        _keep_rejected(row, before, by, batch)
    reconsider(row.term.project_id, [row.term_id])
    return Decision(batch=batch, changed=1)


def _check_seen(row: Equivalent, values: Mapping[str, str], seen: Mapping[str, str]) -> None:
    wanted = {name: text.strip() for name, text in values.items()}
    held_against({name: was.strip() for name, was in seen.items()}, row, wanted)


def _make_theirs(row: Equivalent, before: dict[str, Any], values: dict[str, str]) -> bool:
    """Let what a run proposed be a person's; returns whether it is another term now."""
    if before["origin"] not in PROPOSED_BY or before["status"] != EquivalentStatus.PROPOSED.value:
        return False
    row.origin, row.status = EquivalentOrigin.PERSON, values.get("status", EquivalentStatus.ACCEPTED)
    return key_of(0, row.language, row.text) != key_of(0, before["language"], before["text"])


def _keep_rejected(row: Equivalent, before: dict[str, Any], by: Any, batch: uuid.UUID) -> None:
    """Remember what the run had proposed, so that no run proposes it again."""
    old = Equivalent(term=row.term, **{**before, "status": EquivalentStatus.REJECTED.value, "usage": ""})
    old.save()
    _record(old, "add", by, batch, after=fields_of(old, STORED))


def accept(equivalents: QuerySet[Equivalent], *, by: Any) -> Decision:
    """Make them translations."""
    return _set_status(equivalents, "accept", EquivalentStatus.ACCEPTED, by)


def reject(equivalents: QuerySet[Equivalent], *, by: Any) -> Decision:
    """Keep them, so that nobody proposes them again; they are no translations."""
    return _set_status(equivalents, "reject", EquivalentStatus.REJECTED, by)


@transaction.atomic
def remove(equivalents: QuerySet[Equivalent], *, by: Any) -> Decision:
    """Delete them; the history has all that they said."""
    batch, rows = uuid.uuid4(), list(locked(equivalents))
    Change.objects.bulk_create(_change(row, "remove", by, batch, before=fields_of(row, STORED)) for row in rows)
    _tell_proposers(rows, NoticeKind.REJECTED, by)
    Equivalent.objects.filter(pk__in=[row.pk for row in rows]).delete()
    _reconsider(rows)
    return Decision(batch=batch, changed=len(rows))


@transaction.atomic
def _set_status(equivalents: QuerySet[Equivalent], action: str, status: str, by: Any) -> Decision:
    batch, rows = uuid.uuid4(), [row for row in locked(equivalents) if row.status != status]
    Change.objects.bulk_create(
        _change(row, action, by, batch, {"status": row.status}, {"status": str(status)}) for row in rows
    )
    told = NoticeKind.ACCEPTED if status == EquivalentStatus.ACCEPTED.value else NoticeKind.REJECTED
    _tell_proposers(rows, told, by)
    Equivalent.objects.filter(pk__in=[row.pk for row in rows]).update(status=status)
    _reconsider(rows)
    return Decision(batch=batch, changed=len(rows))


def _tell_proposers(rows: Iterable[Equivalent], kind: str, by: Any) -> None:
    """Tell the members who proposed those of `rows` that wait how it ended."""
    waiting = {row.pk: row.term for row in rows if row.waits}
    said = Change.objects.filter(model="equivalent", action="propose", object_id__in=waiting) if waiting else ()
    for each in said:
        tell([each.actor], kind, waiting[each.object_id], by=by)


def _reconsider(rows: Iterable[Equivalent]) -> None:
    """Close the issues that are no longer so, project by project."""
    terms: dict[int, set[int]] = defaultdict(set)
    for row in rows:
        terms[row.term.project_id].add(row.term_id)
    for project, several in terms.items():
        reconsider(project, several)


def locked(equivalents: QuerySet[Equivalent]) -> QuerySet[Equivalent]:
    rows = Equivalent.objects.select_for_update(no_key=True, of=("self",)).select_related("term")
    return rows.filter(pk__in=equivalents.values("pk")).order_by("pk")


def _make_room(row: Equivalent, by: Any, batch: uuid.UUID) -> None:
    """There is one preferred term in a language: the one before is admitted from now on."""
    if row.usage != SpellingUsage.PREFERRED.value:
        return
    others = Equivalent.objects.filter(term=row.term, language=row.language, usage=SpellingUsage.PREFERRED)
    for other in others.exclude(pk=row.pk).select_related("term"):
        before, after = {"usage": other.usage}, {"usage": SpellingUsage.ADMITTED.value}
        Equivalent.objects.filter(pk=other.pk).update(**after)
        _record(other, "edit", by, batch, before, after)


def _save(row: Equivalent) -> None:
    same = Equivalent.objects.filter(term=row.term_id, language=row.language, text=row.text).exclude(pk=row.pk)
    if same.exists():
        raise DecisionRefused(
            _("%(text)s (%(language)s) is an equivalent of this entry already.")
            % {"text": row.text, "language": row.language},
            "text",
        )
    row.save()


def _check_values(row: Equivalent) -> None:
    for name, known in (("status", EquivalentStatus), ("usage", SpellingUsage), ("origin", EquivalentOrigin)):
        if (value := getattr(row, name)) and value not in known.values:
            raise DecisionRefused(_("There is no %(name)s %(value)r.") % {"name": name, "value": value}, name)


def _tag(language: str, term: Term) -> str:
    language = language.strip()
    if len(language) > LONGEST_LANGUAGE or not _TAG.fullmatch(language):
        raise DecisionRefused(
            _("%(language)r is no language tag, such as en, ja or pt-BR.") % {"language": language}, "language"
        )
    if language.casefold() == term.language.casefold():
        raise DecisionRefused(
            _("%(language)s is the language of the entry itself: add a spelling.") % {"language": language}, "language"
        )
    return language


def _record(
    row: Equivalent, action: str, by: Any, batch: uuid.UUID, before: dict[str, Any] | None = None, after: Any = None
) -> None:
    _change(row, action, by, batch, before, after).save()


def _change(
    row: Equivalent, action: str, by: Any, batch: uuid.UUID, before: dict[str, Any] | None = None, after: Any = None
) -> Change:
    label, project = f"{row.term.text}: {row}", row.term.project_id
    return change(row, action, project_id=project, by=by, batch=batch, before=before, after=after, label=label)
