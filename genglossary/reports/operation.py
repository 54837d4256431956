"""The state of an installation, for whoever looks after it: who works, what waits, what went wrong."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Max, QuerySet
from django.db.models.functions import Now

from genglossary.models import DeliveryState, Run, RunStatus, WebhookDelivery, Worker
from genglossary.reports.wording import messages_of
from genglossary.reports.worker_status import LATELY, no_worker_line

LISTED = 10


@dataclass(frozen=True, kw_only=True, slots=True)
class FailedRun:
    """A failed run with its reason; `later` is the newest run of its project where that is another one."""

    run: Run
    reason: str
    later: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Operation:
    """`warning` says that nobody takes the waiting runs, or is ""; lists are cut, their totals are not."""

    warning: str
    workers: Sequence[Worker]
    processes: int
    running: Sequence[Run]
    waiting: Sequence[Run]
    waiting_total: int
    failures: Sequence[FailedRun]
    undelivered: int


def operation() -> Operation:
    """Gather what operators see, in a constant number of queries."""
    workers = list(Worker.objects.filter(stopped_at=None, seen_at__gte=Now() - LATELY)[:LISTED])
    waiting = _runs(RunStatus.PENDING).order_by("pk")
    return Operation(
        warning=no_worker_line(),
        workers=workers,
        processes=sum(worker.processes for worker in workers),
        running=list(_runs(RunStatus.RUNNING).order_by("pk")[:LISTED]),
        waiting=list(waiting[:LISTED]),
        waiting_total=waiting.count(),
        failures=_failures(),
        undelivered=WebhookDelivery.objects.filter(state=DeliveryState.FAILED).count(),
    )


def _runs(status: str) -> QuerySet[Run]:
    return Run.objects.filter(status=status).select_related("project", "started_by")


def _failures() -> list[FailedRun]:
    """The newest ones, whether or not somebody has tried again."""
    failed = list(_runs(RunStatus.FAILED).order_by("-pk")[:LISTED])
    projects = Run.objects.filter(project__in={run.project_id for run in failed}).order_by()
    newest = dict(projects.values_list("project").annotate(Max("pk")))
    reasons = messages_of(failed)
    return [
        FailedRun(
            run=run,
            reason=reasons.get(run.pk, ""),
            later=later if (later := newest[run.project_id]) != run.pk else None,
        )
        for run in failed
    ]
