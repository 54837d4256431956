"""Taking back what happened to documents: added, new versions, removed, paired; except where it is otherwise by now."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.db.models.functions import Now

from genglossary.actions.changes import undoing
from genglossary.actions.deciding import DecisionRefused
from genglossary.actions.pairing import PAIR_FIELDS, pair_by_names, refuse_no_pair
from genglossary.models import Change, Document, DocumentVersion, PairedBy, Project
from genglossary.models.document import PRESENT
from genglossary.readers.structure import blocks_from_json
from genglossary.runs.stored.pairs import language_of_text


def undo_documents(project: Project, changes: Mapping[int, Change], undone: uuid.UUID, by: Any) -> int:
    """Take `changes` back by the ids of their documents; returns how many went back."""
    rows = project.documents.select_for_update(no_key=True).in_bulk(list(changes))
    versions = {
        pk: each for pk, each in changes.items() if pk in rows and "paired_by" not in {*each.before, *each.after}
    }
    back = [each for pk, each in versions.items() if _state(rows[pk]) == each.after]
    _show({each.object_id: _before(each) for each in back}, rows)
    pairs = sorted(
        (each for pk, each in changes.items() if pk in rows and pk not in versions), key=lambda each: -each.pk
    )
    back += [each for each in pairs if _paired(rows[each.object_id], each)]
    Change.objects.bulk_create(undoing(each, undone, by, before=_before(each)) for each in back)
    pair_by_names(project)
    return len(back)


def _state(row: Document) -> dict[str, Any]:
    """The document as the history has it: nothing where it is removed."""
    return {} if row.removed_at else {"version": row.current_id}


def _before(each: Change) -> dict[str, Any]:
    """Of older entries about a new version it is not kept: it was the version before."""
    if each.before or each.action != "replace":
        return each.before
    newer = DocumentVersion.objects.filter(pk=each.after["version"]).values_list("document", "number").first()
    if newer is None:
        return each.before
    found = DocumentVersion.objects.filter(document=newer[0], number=newer[1] - 1).values_list("pk", flat=True).first()
    return {"version": found} if found else each.before


def _show(states: Mapping[int, Mapping[str, Any]], rows: Mapping[int, Document]) -> None:
    """Let documents have these states again."""
    Document.objects.filter(pk__in=[pk for pk, state in states.items() if not state]).update(removed_at=Now())
    shown = {pk: state["version"] for pk, state in states.items() if state}
    Document.objects.filter(pk__in=shown).update(removed_at=None)
    for pk, version in shown.items():
        if rows[pk].current_id != version:
            Document.objects.filter(pk=pk).update(current=version, language=_language(version))


def _language(version: int) -> str:
    stored = DocumentVersion.objects.get(pk=version)
    return language_of_text(stored.text, blocks_from_json(stored.structure))


def _paired(row: Document, each: Change) -> bool:
    """Pair, or part, a document again; False where somebody decided since, or it would translate a translation."""
    row.refresh_from_db(fields=[*PAIR_FIELDS, "language"])
    if not _is_so(row, each.after) or not _may_be_of(row, each.before):
        return False
    Document.objects.filter(pk=row.pk).update(**each.before)
    return True


def _is_so(row: Document, after: Mapping[str, Any]) -> bool:
    """Whether nobody decided since. What was only found may be found otherwise."""
    if after["paired_by"] == PairedBy.PERSON.value:
        return {name: getattr(row, name) for name in PAIR_FIELDS} == after
    return row.paired_by != PairedBy.PERSON.value


def _may_be_of(row: Document, values: Mapping[str, Any]) -> bool:
    if not values.get("translation_of_id"):
        return True
    original = Document.objects.filter(pk=values["translation_of_id"], project=row.project_id).first()
    if original is None:
        return False
    try:
        refuse_no_pair(row, original)
    except DecisionRefused:
        return False
    others = original.translations.filter(PRESENT, paired_by=PairedBy.PERSON, language=row.language)
    return not others.exclude(pk=row.pk).exists()
