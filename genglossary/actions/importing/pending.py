"""An import between its preview and its confirmation: opened, corrected, chosen, and then done exactly as shown."""

import uuid
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.timezone import now
from django.utils.translation import gettext

from genglossary.actions.deciding import Decision
from genglossary.actions.importing.columns import receive_again, remember_columns
from genglossary.actions.importing.documents import confronted
from genglossary.actions.importing.plan import Plan, plan
from genglossary.actions.importing.steps import DEFAULTS, Choice, Group, PlannedEntry, Step, digest_of, stored
from genglossary.actions.importing.writing import ChosenRow, ImportWriter
from genglossary.formats import Unusable
from genglossary.formats.receiving import Received, receive
from genglossary.formats.tables import Choices
from genglossary.models import PlannedImport, PlannedRow, Project
from genglossary.models.deleting import delete_rows
from genglossary.models.planned_import import LIFETIME
from genglossary.models.stated import as_text
from genglossary.pipeline.garbage import collector_at_rest
from genglossary.readers import suffix_of
from genglossary.runs.writing.bulk import bulk_insert

_BATCH = 500


class PlanChanged(Exception):
    """Somebody decided meanwhile: something else would be done than was shown. Nothing was; the preview is new."""


def open_file(project: Project, name: str, data: bytes, *, by: Any, choices: Choices | None = None) -> PlannedImport:
    """Store a file and what it would change, for a person to look at. Raises `Unusable` where nothing can be read."""
    forget_old()
    received, choices, is_remembered = receive_again(project, suffix_of(name), data, choices or Choices())
    made = plan(project, received)
    planned = PlannedImport(project=project, name=name[:300], data=data, created_by=by)
    planned.groups = {group.value: choice.value for group, choice in DEFAULTS.items()}
    _store(planned, choices, received, made, remembered=is_remembered)
    return planned


def correct(planned: PlannedImport, choices: Choices) -> None:
    """Read the file again as somebody says, and the next one with the same header too. Raises `Unusable`, and then the
    preview is as it was."""
    received = receive(suffix_of(planned.name), bytes(planned.data), choices)
    remember_columns(planned.project, received, choices)
    _store(planned, choices, received, plan(planned.project, received))


def choices_of(planned: PlannedImport) -> Choices:
    """The choices of encoding, delimiter and columns that the stored file is read by."""
    return Choices(**planned.choices)


@transaction.atomic
def _store(
    planned: PlannedImport, choices: Choices, received: Received, made: Plan, *, remembered: bool = False
) -> None:
    """Store a preview in place of the one before.

    What was chosen for a row stands while the row is the same. `remembered` says that the columns are those that were
    chosen for another file.
    """
    documents, searched = confronted(planned.project, made.rows)
    planned.searched = as_text(searched)
    planned.choices = asdict(choices)
    planned.guess = _guess(received, remembered=remembered)
    planned.digest = digest_of(made.rows)
    planned.counts = Counter(each.group.value for each in made.rows)
    kept: dict[tuple[int, str, str], str] = {}
    if planned.pk:
        chosen = planned.rows.exclude(choice="").values_list("row", "text", "group", "choice")
        kept = {(row, text, group): choice for row, text, group, choice in chosen}
        delete_rows(planned.rows.all())
    planned.save()
    bulk_insert(PlannedRow)(_row(planned, at, each, documents[at], kept) for at, each in enumerate(made.rows))


def _guess(received: Received, *, remembered: bool) -> dict[str, Any]:
    """The reading of a table, and what is in any file and was left."""
    unread = [as_text(each) for each in received.unread]
    if received.guess is None:
        return {"unread": unread} if unread else {}
    return {**asdict(received.guess), "unread": unread, "remembered": remembered}


def _row(
    planned: PlannedImport, number: int, each: PlannedEntry, documents: dict[str, Any], kept: Mapping[Any, str]
) -> PlannedRow:
    text = each.text[:300]
    return PlannedRow(
        planned=planned,
        number=number,
        row=each.row,
        group=each.group,
        text=text,
        term=each.term,
        reason=as_text(each.reason),
        steps=[stored(step) for step in each.steps if not _is_usual(step)],
        choice=kept.get((each.row, text, each.group.value), ""),
        documents=documents,
    )


def _is_usual(step: Step) -> bool:
    """Whether nobody needs to be told: new terms are accepted."""
    return (step.name, step.before, step.after) == ("status", "", "accepted")


@transaction.atomic
def choose(planned: PlannedImport, groups: Mapping[str, str], rows: Mapping[int, str]) -> None:
    """Choose for whole groups, and for single rows by their ids; an empty choice leaves a row to its group."""
    wanted = {Group(group).value: Choice(choice).value for group, choice in groups.items()}
    planned.groups = planned.groups | wanted
    planned.save(update_fields=["groups"])
    found = {row.pk: row for row in planned.rows.filter(pk__in=rows)}
    changed = [row for pk, row in found.items() if row.choice != rows[pk]]
    for row in changed:
        row.choice = Choice(rows[row.pk]).value if rows[row.pk] else ""
    PlannedRow.objects.bulk_update(changed, ["choice"], batch_size=_BATCH)


def confirm(planned: PlannedImport, *, by: Any) -> Decision:
    """Do what was shown, as it was chosen, and forget the file.

    Raises `PlanChanged` when the project is another one by now: nothing was done, and the preview is made anew.
    """
    received = receive(suffix_of(planned.name), bytes(planned.data), choices_of(planned))
    try:
        done = _confirmed(planned, received, by)
    except IntegrityError:  # a run made a term of the same text in this moment
        done = None
    if done is None:
        _store(planned, choices_of(planned), received, plan(planned.project, received))
        raise PlanChanged(gettext("Somebody decided meanwhile. Nothing was imported: look at it again."))
    return done


@collector_at_rest()
@transaction.atomic
def _confirmed(planned: PlannedImport, received: Received, by: Any) -> Decision | None:
    Project.objects.select_for_update(no_key=True).get(pk=planned.project_id)
    if not PlannedImport.objects.select_for_update().filter(pk=planned.pk).exists():
        raise Unusable(gettext("This import was confirmed or discarded already."))
    made = plan(planned.project, received)
    if digest_of(made.rows) != planned.digest:
        return None
    single = dict(planned.rows.exclude(choice="").values_list("number", "choice"))
    done = write(planned.project, made, received, planned.groups, single, by=by, file=planned.name)
    discard(planned)
    return done


def write(
    project: Project,
    made: Plan,
    received: Received,
    groups: Mapping[str, str],
    single: Mapping[int, str],
    *,
    by: Any,
    file: str,
) -> Decision:
    """Do a plan in the caller's transaction: `groups` and `single` have the choices by group and by number of row,
    `file` is what people call the file."""
    batch = uuid.uuid4()
    writer = ImportWriter(project, made.known, by=by, batch=batch, exact=received.is_ours, file=file)
    choices = [single.get(at) or groups.get(each.group, Choice.THEIRS) for at, each in enumerate(made.rows)]
    chosen = zip(made.rows, choices, strict=True)
    rows = [row for each, choice in chosen if (row := _chosen(made, each, choice)) and row.steps]
    writer.write(rows)
    return Decision(batch=batch, changed=len(rows))


def _chosen(made: Plan, planned: PlannedEntry, choice: str) -> ChosenRow | None:
    """A row with the steps that somebody chose, None where nothing could be read of it."""
    if choice == Choice.SENSE and planned.defines_otherwise:
        planned = made.as_another_sense(planned)
    return planned.entry and ChosenRow(planned, planned.entry, choice, planned.chosen(choice))


@collector_at_rest()
@transaction.atomic
def import_now(
    project: Project, received: Received, *, by: Any, groups: Mapping[str, str], file: str
) -> tuple[Plan, Decision]:
    """Import what was read without a preview; returns what was planned and done."""
    Project.objects.select_for_update(no_key=True).get(pk=project.pk)
    made = plan(project, received)
    return made, write(project, made, received, groups, {}, by=by, file=file)


@transaction.atomic
def discard(planned: PlannedImport) -> None:
    """Forget an import that is not wanted, or is done."""
    delete_rows(PlannedRow.objects.filter(planned=planned.pk))
    delete_rows(PlannedImport.objects.filter(pk=planned.pk))


def forget_old() -> None:
    """Forget what nobody confirmed, in all projects."""
    old = PlannedImport.objects.filter(created_at__lt=now() - LIFETIME)
    with transaction.atomic():
        delete_rows(PlannedRow.objects.filter(planned__in=old.values("pk")))
        delete_rows(old)
