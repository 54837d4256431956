"""The Run, whose `status` only `Run.transition` writes.

    pending ──► running ──► completed
       │         │ │ ▲ └──► failed
       │         │ └─┘ (worker died or was stopped: back to pending)
       └─────────┴────────► cancelled

`completed`, `failed` and `cancelled` are final for ever: a trigger in the database refuses to leave them, whoever
writes. See docs/architecture/runs.md for the invariants and where each is tested.
"""

# django-types takes a member of TextChoices for the tuple that it is written as.
# pyright: reportUnnecessaryComparison=false

from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast

from django.conf import settings
from django.db import models, transaction
from django.db.models.functions import Coalesce, Now
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from genglossary.models.run_event import RunEvent
from genglossary.models.run_status import (
    ACTIVE,
    FINAL,
    STEPS,
    LeaseLost,
    Outcome,
    RunStatus,
    Scope,
    StatusIsTransitionOnly,
)
from genglossary.models.stated import data_of

if TYPE_CHECKING:
    from genglossary.models.document import DocumentVersion
    from genglossary.models.project import Project
    from genglossary.models.run_step import RunStep


# Cancelled for ever, but the worker has not said yet that it stopped (see `Run.is_stopping`).
STOPPING = models.Q(status=RunStatus.CANCELLED, epoch__gt=0, stopped_at=None)

# Which states each state may be reached from.
SOURCES: dict[str, tuple[str, ...]] = {
    RunStatus.PENDING: (RunStatus.RUNNING,),
    RunStatus.RUNNING: (RunStatus.PENDING,),
    RunStatus.COMPLETED: (RunStatus.RUNNING,),
    RunStatus.FAILED: (RunStatus.RUNNING,),
    RunStatus.CANCELLED: ACTIVE,
}


class RunQuerySet(models.QuerySet["Run"]):
    def update(self, **kwargs: Any) -> int:
        """Update rows as Django does. Raises StatusIsTransitionOnly for `status`, which `Run.transition` alone
        writes."""
        if "status" in kwargs:
            raise StatusIsTransitionOnly("Use Run.transition() to change a run's status.")
        return super().update(**kwargs)

    def bulk_create(self, *args: Any, **kwargs: Any) -> Any:
        raise StatusIsTransitionOnly("Runs are made one at a time, by actions.runs.start().")


def held_at(epoch: int) -> models.Q:
    """The condition of the fence: runs that are still running under the claim with this epoch."""
    return models.Q(status=RunStatus.RUNNING, epoch=epoch)


def _consequences(to: str, message: str) -> dict[str, Any]:
    """The fields that always change together with the status. A claim gets a new epoch, which fences off older ones."""
    if to == RunStatus.RUNNING:
        return {
            "epoch": models.F("epoch") + 1, "attempts": models.F("attempts") + 1, "stopped_at": None,
            "started_at": Coalesce(models.F("started_at"), Now()), "progress_at": Now(),
            "done": 0, "total": 0, "item": "",
        }  # fmt: skip
    if to == RunStatus.PENDING:
        return {"stopped_at": Now()}
    return {"finished_at": Now(), "message": message}


class Run(models.Model):
    """One execution of some steps over pinned document versions.

    `epoch` counts claims and fences off every earlier one; `beat` counts signs of life and published chunks.
    `attempts` counts claims since a step was last completed. `stopped_at` is when the worker of a cancelled or
    superseded run acknowledged that it had stopped.
    """

    project_id: int
    steps: "models.Manager[RunStep]"
    project: "models.ForeignKey[Project]" = models.ForeignKey(
        "genglossary.Project", on_delete=models.CASCADE, related_name="runs"
    )
    scope = models.CharField(max_length=8, choices=Scope.choices, default=Scope.FULL)
    status = models.CharField(max_length=10, choices=RunStatus.choices, default=RunStatus.PENDING)
    engine = models.CharField(max_length=20, default="extractive")
    connection = models.ForeignKey(
        "genglossary.ModelConnection", on_delete=models.SET_NULL, null=True, related_name="runs"
    )
    options: "models.JSONField[dict[str, Any]]" = models.JSONField(default=dict)
    versions: "models.ManyToManyField[DocumentVersion, Any]" = models.ManyToManyField(
        "genglossary.DocumentVersion", related_name="runs"
    )
    retry_of = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="retries")

    epoch = models.PositiveIntegerField(default=0, editable=False)
    beat = models.PositiveBigIntegerField(default=0, editable=False)
    attempts = models.PositiveIntegerField(default=0, editable=False)
    owner_host = models.CharField(max_length=200, blank=True, editable=False)
    owner_pid = models.PositiveIntegerField(null=True, editable=False)
    owner_start = models.CharField(max_length=40, blank=True, editable=False)

    step = models.CharField(max_length=8, blank=True, editable=False)
    done = models.PositiveIntegerField(default=0, editable=False)
    total = models.PositiveIntegerField(default=0, editable=False)
    item = models.CharField(max_length=300, blank=True, editable=False)
    progress_at = models.DateTimeField(null=True, editable=False)

    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="runs")
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    started_at = models.DateTimeField(null=True, editable=False)
    finished_at = models.DateTimeField(null=True, editable=False)
    stopped_at = models.DateTimeField(null=True, editable=False)
    message = models.TextField(blank=True, editable=False, help_text=_("How it ended and why."))

    objects = RunQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        permissions = (("start_run", "Can start runs"), ("cancel_run", "Can cancel runs"))
        constraints = (
            models.UniqueConstraint(
                fields=("project",), condition=models.Q(status__in=ACTIVE), name="run_one_active_per_project"
            ),
            models.CheckConstraint(condition=models.Q(status__in=RunStatus.values), name="run_status_valid"),
            models.CheckConstraint(condition=models.Q(scope__in=Scope.values), name="run_scope_valid"),
            models.CheckConstraint(
                condition=models.Q(status__in=ACTIVE, finished_at=None)
                | models.Q(status__in=FINAL, finished_at__isnull=False),
                name="run_finished_at_fits_status",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=(RunStatus.PENDING, RunStatus.CANCELLED)) | models.Q(epoch__gte=1),
                name="run_epoch_fits_status",
            ),
        )
        indexes = (models.Index(fields=("status", "id"), name="run_by_status"),)

    def __str__(self) -> str:
        return gettext("Run %(number)s") % {"number": self.pk}

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Inserts only. A stale object saved over a newer row is how cancelled runs become completed ones."""
        if not self._state.adding:
            raise StatusIsTransitionOnly("A run is never saved again: use transition() or a queryset update.")
        if self.status != RunStatus.PENDING:
            raise StatusIsTransitionOnly("A run begins as pending.")
        # With a key of its own, Django would try an update before the insert.
        super().save(*args, **{**kwargs, "force_insert": True})

    def transition(
        self, to: str, *, epoch: int | None = None, beat: int | None = None, by: Any = None, source: str = "",
        message: str = "", **values: Any,
    ) -> Outcome:  # fmt: skip
        """Move this run to status `to`, atomically, with its event; the only writer of `status`.

        `epoch` (and `beat`) make the move conditional on the claim (and sign of life) that the caller saw.
        `by` is the user who decided, `source` the part of the program; `values` are further fields to set.
        The object is refreshed whatever happened. Returns an `Outcome` that is true once the surrounding
        transaction, if there is one, is committed.
        """
        with transaction.atomic():
            if not self._lock_and_read():
                return Outcome(result="not_found")
            found = self.status
            if not self._write_status(to, epoch=epoch, beat=beat, message=message, **values):
                return Outcome(result="not_allowed", status=found, finished_at=self.finished_at)
            self.refresh_from_db()
            RunEvent.objects.create(
                run=self, kind=RunEvent.Kind.TRANSITION, from_status=found, to_status=to,
                epoch=self.epoch, actor=by, source=source, message=message, data=data_of(message),
            )  # fmt: skip
            return Outcome(result="done", status=to, finished_at=self.finished_at)

    def _lock_and_read(self) -> bool:
        """Read the row as it is now, locked where the database can; what the object held before may be stale. False
        when it is gone."""
        try:
            self.refresh_from_db(from_queryset=cast("Any", models.QuerySet(Run).select_for_update(no_key=True)))
        except Run.DoesNotExist:
            return False
        return True

    def _write_status(self, to: str, *, epoch: int | None, beat: int | None, message: str, **values: Any) -> bool:
        """Write the status with a conditional update, whose WHERE is the whole guard: SQLite has no row locks."""
        guard = Run.objects.filter(pk=self.pk, status__in=SOURCES[to])
        if epoch is not None:
            guard = guard.filter(epoch=epoch)
        if beat is not None:
            guard = guard.filter(beat=beat)
        values |= _consequences(to, message)
        return models.QuerySet[Run].update(guard, status=to, **values) == 1

    @contextmanager
    def fenced(self, epoch: int) -> Generator[None]:
        """A transaction of the worker that holds claim `epoch`: its writes are committed only if it still does.

        The fence is the last statement, so that a cancel waits for one short commit and not for the rows.
        Raises `LeaseLost`, with everything rolled back, when the run is no longer this worker's.
        """
        with transaction.atomic(durable=True):
            yield
            self.pass_fence(epoch)

    def pass_fence(self, epoch: int, **values: Any) -> None:
        """Raise `LeaseLost` unless the run is still held at `epoch`; also counts as a sign of life.

        `values` are further fields to set on the way.
        """
        if not Run.objects.filter(held_at(epoch), pk=self.pk).update(beat=models.F("beat") + 1, **values):
            raise LeaseLost(f"Run {self.pk} is no longer held at epoch {epoch}.")

    def remark(self, message: str, *, source: str = "", **data: Any) -> None:
        """Append a note to the event log."""
        RunEvent.objects.create(
            run=self, kind=RunEvent.Kind.NOTE, epoch=self.epoch, source=source, message=message,
            data=data | data_of(message),
        )  # fmt: skip

    @property
    def is_stopping(self) -> bool:
        """Whether it is cancelled and the worker has not acknowledged yet that it stopped."""
        return self.status == RunStatus.CANCELLED and self.epoch > 0 and self.stopped_at is None

    @property
    def is_active(self) -> bool:
        return self.status in ACTIVE

    @property
    def step_names(self) -> tuple[str, ...]:
        """The steps that this run's scope asks for, in order."""
        return STEPS if self.scope == Scope.FULL else (self.scope,)
