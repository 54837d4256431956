"""The Run and its one door: `Run.transition` is the only code that writes `status`.

    pending ──► running ──► completed
       │         │ │ ▲ └──► failed
       │         │ └─┘ (worker died or was stopped: back to pending)
       └─────────┴────────► cancelled

`completed`, `failed` and `cancelled` are final for ever: a trigger in the database refuses to leave them, whoever
writes. See docs/architecture/runs.md for the invariants and where each is tested.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from django.conf import settings
from django.db import models, transaction
from django.db.models.functions import Coalesce, Now

if TYPE_CHECKING:
    from genglossary.models.definition import Issue


class RunStatus(models.TextChoices):
    PENDING = "pending", "pending"
    RUNNING = "running", "running"
    COMPLETED = "completed", "completed"
    FAILED = "failed", "failed"
    CANCELLED = "cancelled", "cancelled"


ACTIVE = (RunStatus.PENDING, RunStatus.RUNNING)
FINAL = (RunStatus.COMPLETED, RunStatus.FAILED, RunStatus.CANCELLED)

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


class Scope(models.TextChoices):
    FULL = "full", "everything"
    EXTRACT = "extract", "extract terms"
    DEFINE = "define", "define terms"
    REVIEW = "review", "review definitions"
    REFINE = "refine", "refine definitions"


STEPS = (Scope.EXTRACT, Scope.DEFINE, Scope.REVIEW, Scope.REFINE)


class StatusIsTransitionOnly(TypeError):
    """Code tried to write a run's status past `Run.transition`."""


class LeaseLost(Exception):
    """The run is no longer this worker's: cancelled, taken over or ended. Nothing was written."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What a transition did: "done", "not_found", or "not_allowed" with the state that it found."""

    result: Literal["done", "not_found", "not_allowed"]
    status: str = ""
    finished_at: datetime | None = None

    def __bool__(self) -> bool:
        return self.result == "done"


class RunQuerySet(models.QuerySet["Run"]):
    def update(self, **kwargs) -> int:
        """As Django's, but refuses `status`: that is what `Run.transition` is for."""
        if "status" in kwargs:
            raise StatusIsTransitionOnly("Use Run.transition() to change a run's status.")
        return super().update(**kwargs)

    def bulk_create(self, *args, **kwargs):
        raise StatusIsTransitionOnly("Runs are made one at a time, by actions.runs.start().")


def held_at(epoch: int) -> models.Q:
    """The fence: runs that are still running under this claim."""
    return models.Q(status=RunStatus.RUNNING, epoch=epoch)


def _consequences(to: str, message: str) -> dict:
    """What always changes together with the status. A claim has a new epoch: that is what fences off older ones."""
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
    project = models.ForeignKey("genglossary.Project", on_delete=models.CASCADE, related_name="runs")
    scope = models.CharField(max_length=8, choices=Scope.choices, default=Scope.FULL)
    status = models.CharField(max_length=10, choices=RunStatus.choices, default=RunStatus.PENDING)
    engine = models.CharField(max_length=20, default="extractive")
    connection = models.ForeignKey(
        "genglossary.ModelConnection", on_delete=models.SET_NULL, null=True, related_name="runs"
    )
    options = models.JSONField(default=dict)
    versions = models.ManyToManyField("genglossary.DocumentVersion", related_name="runs")
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
    message = models.TextField(blank=True, editable=False, help_text="How it ended and why.")

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
        return f"Run {self.pk}"

    def save(self, *args, **kwargs) -> None:
        """Inserts only. A stale object saved over a newer row is how cancelled runs become completed ones."""
        if not self._state.adding:
            raise StatusIsTransitionOnly("A run is never saved again: use transition() or a queryset update.")
        if self.status != RunStatus.PENDING:
            raise StatusIsTransitionOnly("A run begins as pending.")
        # With a key of its own, Django would try an update before the insert.
        super().save(*args, **{**kwargs, "force_insert": True})

    def transition(
        self, to: str, *, epoch: int | None = None, beat: int | None = None, by=None, source: str = "",
        message: str = "", **values,
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
                epoch=self.epoch, actor=by, source=source, message=message,
            )  # fmt: skip
            return Outcome(result="done", status=to, finished_at=self.finished_at)

    def _lock_and_read(self) -> bool:
        """The row as it is now, locked where the database can. What an object held before is worth nothing."""
        try:
            self.refresh_from_db(from_queryset=models.QuerySet(Run).select_for_update(no_key=True))
        except Run.DoesNotExist:
            return False
        return True

    def _write_status(self, to: str, *, epoch: int | None, beat: int | None, message: str, **values) -> bool:
        """The conditional update whose WHERE is the whole guard; on SQLite it alone is what holds."""
        guard = Run.objects.filter(pk=self.pk, status__in=SOURCES[to])
        if epoch is not None:
            guard = guard.filter(epoch=epoch)
        if beat is not None:
            guard = guard.filter(beat=beat)
        values |= _consequences(to, message)
        return models.QuerySet.update(guard, status=to, **values) == 1

    @contextmanager
    def fenced(self, epoch: int) -> Iterator[None]:
        """A transaction of the worker that holds claim `epoch`: its writes are committed only if it still does.

        The fence is the last statement, so that a cancel waits for one short commit and not for the rows.
        Raises `LeaseLost`, with everything rolled back, when the run is no longer this worker's.
        """
        with transaction.atomic(durable=True):
            yield
            self.pass_fence(epoch)

    def pass_fence(self, epoch: int, **values) -> None:
        """Raise `LeaseLost` unless the run is still held at `epoch`; also counts as a sign of life.

        `values` are further fields to set on the way.
        """
        if not Run.objects.filter(held_at(epoch), pk=self.pk).update(beat=models.F("beat") + 1, **values):
            raise LeaseLost(f"Run {self.pk} is no longer held at epoch {epoch}.")

    def remark(self, message: str, *, source: str = "", **data) -> None:
        """Append a note to the event log."""
        RunEvent.objects.create(
            run=self, kind=RunEvent.Kind.NOTE, epoch=self.epoch, source=source, message=message, data=data
        )

    @property
    def is_stopping(self) -> bool:
        """Cancelled for ever, but the worker has not said yet that it stopped."""
        return self.status == RunStatus.CANCELLED and self.epoch > 0 and self.stopped_at is None

    @property
    def is_active(self) -> bool:
        return self.status in ACTIVE

    @property
    def step_names(self) -> tuple[str, ...]:
        """The steps that this run's scope asks for, in order."""
        return STEPS if self.scope == Scope.FULL else (self.scope,)


class RunStep(models.Model):
    """One step of a run. Its results are invisible until `completed_at` is set, in the fence's transaction.

    `inputs` names what it began with (see runs.reuse.completed_steps); empty when it must not be repeated unseen.
    """

    run_id: int
    issues: "models.Manager[Issue]"
    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="steps")
    name = models.CharField(max_length=8, choices=[(s.value, s.label) for s in STEPS])
    started_at = models.DateTimeField(db_default=Now())
    completed_at = models.DateTimeField(null=True)
    summary = models.JSONField(default=dict)
    inputs = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("run", "name"), name="run_step_unique"),)

    def __str__(self) -> str:
        return f"{self.run}: {self.name}"


class RunEvent(models.Model):
    """What happened to a run: append-only. Every transition has one; notes say what else a person should know."""

    class Kind(models.TextChoices):
        TRANSITION = "transition", "transition"
        NOTE = "note", "note"

    run_id: int
    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField(db_default=Now(), editable=False)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    from_status = models.CharField(max_length=10, blank=True)
    to_status = models.CharField(max_length=10, blank=True)
    epoch = models.PositiveIntegerField(default=0)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    source = models.CharField(max_length=40, blank=True)
    message = models.TextField(blank=True)
    data = models.JSONField(default=dict)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.message or f"{self.from_status} → {self.to_status}"
