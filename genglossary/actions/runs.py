"""Actions of people on runs: start and cancel. What they say is committed when they return."""

# django-types takes a member of TextChoices for the tuple that it is written as.
# pyright: reportUnnecessaryComparison=false

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext as _

from genglossary.models import ACTIVE, Outcome, Project, Run, RunStatus, RunStep, Scope, Term
from genglossary.models.document import PRESENT
from genglossary.models.stated import Stated, stated, stated_of_many
from genglossary.models.term import ENTRY
from genglossary.runs.lifecycle.claim import Claim, claim_in_transaction
from genglossary.runs.lifecycle.lost_commits import CONNECTION_LOST, reread
from genglossary.runs.lifecycle.process_identity import this_process
from genglossary.runs.wake_up import wake_up


class StartRefused(Exception):
    """The run cannot start; the message says why and what to do first. `active` is the run in the way, if any."""

    def __init__(self, message: str, active: Run | None = None) -> None:
        super().__init__(message)
        self.active = active


@dataclass(frozen=True, kw_only=True, slots=True)
class CancelOutcome:
    """The outcome of a cancel for one run; `message` stays true whatever happens afterwards."""

    run_id: int
    cancelled: bool
    message: str


def start(
    project: Project, *, by: Any = None, source: str, scope: str = Scope.FULL, engine: str = "", **options: Any
) -> Run:
    """Make a pending run of `project` and wake a worker up for it, in one transaction.

    Raises StartRefused when one is active already, when the scope lacks its input, or when its model may not be asked.
    """
    with _one_active(project), transaction.atomic(durable=True):
        run = _create(project, by=by, source=source, scope=scope, engine=engine, options=options)
        wake_up()
    return run


def start_here(
    project: Project, *, by: Any = None, source: str, scope: str = Scope.FULL, engine: str = "", **options: Any
) -> Claim:
    """Make a run and claim it for this process in one transaction: no worker ever sees it pending."""
    with _one_active(project), transaction.atomic(durable=True):
        run = _create(project, by=by, source=source, scope=scope, engine=engine, options=options)
        claimed = claim_in_transaction(run, owner=this_process(), source=source)
        assert claimed is not None  # noqa: S101 - nobody else can see the row yet
    return claimed


@contextmanager
def _one_active(project: Project) -> Generator[None]:
    """Raise StartRefused where the database refuses a second active run of `project`."""
    try:
        yield
    except IntegrityError as error:
        active = Run.objects.filter(project=project, status__in=ACTIVE).first()
        if active is None:
            raise StartRefused(_("A run of this project was in the way and has ended: try again.")) from error
        raise StartRefused(
            _("Run %(run)s of this project is %(status)s already.")
            % {"run": active.pk, "status": RunStatus(active.status).label},
            active,
        ) from error


def _create(project: Project, *, by: Any, source: str, scope: str, engine: str, options: dict[str, Any]) -> Run:
    versions = _versions_for(project, scope)
    retry_of = options.pop("retry_of", None)
    chosen = engine or ("model" if project.connection_id else "extractive")
    if chosen == "model" and project.connection and not project.connection.enabled:
        raise StartRefused(
            gettext("An operator has disabled %(name)s: choose another one in the settings.")
            % {"name": project.connection}
        )
    run = Run.objects.create(
        project=project, scope=scope, started_by=by, engine=chosen, connection=project.connection, options=options,
        retry_of=retry_of,
    )  # fmt: skip
    run.versions.set(versions)  # pyright: ignore[reportArgumentType] - django-types knows no ids here
    run.remark(_begun(scope, len(versions)), source=source)
    return run


def _begun(scope: str, documents: int) -> Stated:
    what = stated(Scope(scope).label)
    return stated_of_many(
        documents, "Started: %(what)s, %(n)d document.", "Started: %(what)s, %(n)d documents.", what=what
    )


def _versions_for(project: Project, scope: str) -> list[int]:
    """The versions to pin: the current ones where terms are extracted, else those that the terms came from."""
    if scope in (Scope.FULL, Scope.EXTRACT):
        found = list(project.documents.filter(PRESENT).values_list("current_id", flat=True))
        if not found and not Term.objects.filter(ENTRY, project=project).exists():
            raise StartRefused(gettext("The project has no documents: add some first."))
        return found  # none empties the glossary of a project whose documents are all removed
    extracted = RunStep.objects.filter(run__project=project, name=Scope.EXTRACT, completed_at__isnull=False)
    if not (newest := extracted.order_by("-pk").first()):
        raise StartRefused(gettext("There are no terms to %(step)s: run extract first.") % {"step": Scope(scope).value})
    return list(newest.run.versions.values_list("pk", flat=True))


def cancel(run_id: int, *, by: Any = None, source: str) -> CancelOutcome:
    """Cancel a run. When this returns it is cancelled for ever, or the message says what it was instead."""
    try:
        outcome = _cancel(run_id, by, source)
        cancelled = bool(outcome)
    except CONNECTION_LOST:
        # The first try may have been committed although its answer was lost: then the second finds the run cancelled.
        outcome = reread(partial(_cancel, run_id, by, source))
        cancelled = outcome.status == RunStatus.CANCELLED
    return CancelOutcome(
        run_id=run_id, cancelled=cancelled, message=gettext("cancelled") if cancelled else _in_words(outcome)
    )


def _cancel(run_id: int, by: Any, source: str) -> Outcome:
    with transaction.atomic(durable=True):
        return Run(pk=run_id).transition(
            RunStatus.CANCELLED, by=by, source=source, message=stated("Cancelled by %(who)s.", who=str(by or source))
        )


def _in_words(outcome: Outcome) -> str:
    if outcome.result == "not_found" or outcome.finished_at is None:
        return gettext("not found")
    at = f"{localtime(outcome.finished_at):%Y-%m-%d %H:%M:%S}"
    return gettext("already %(status)s at %(at)s") % {"status": RunStatus(outcome.status).label, "at": at}
