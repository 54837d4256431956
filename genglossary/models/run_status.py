"""The states and steps of runs, the outcome of a move between states, and its errors."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.db import models
from django.utils.translation import gettext_lazy as _


class RunStatus(models.TextChoices):
    PENDING = "pending", _("pending")
    RUNNING = "running", _("running")
    COMPLETED = "completed", _("completed")
    FAILED = "failed", _("failed")
    CANCELLED = "cancelled", _("cancelled")


ACTIVE = (RunStatus.PENDING, RunStatus.RUNNING)
FINAL = (RunStatus.COMPLETED, RunStatus.FAILED, RunStatus.CANCELLED)


class Scope(models.TextChoices):
    FULL = "full", _("everything")
    EXTRACT = "extract", _("extract terms")
    DEFINE = "define", _("define terms")
    REVIEW = "review", _("review definitions")
    REFINE = "refine", _("refine definitions")


STEPS = (Scope.EXTRACT, Scope.DEFINE, Scope.REVIEW, Scope.REFINE)


class StatusIsTransitionOnly(TypeError):
    """Code tried to write a run's status past `Run.transition`."""


class LeaseLost(Exception):
    """The run is no longer this worker's: cancelled, taken over or ended. Nothing was written."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """The outcome of a transition: "done", "not_found", or "not_allowed" with the state that it found."""

    result: Literal["done", "not_found", "not_allowed"]
    status: str = ""
    finished_at: datetime | None = None

    def __bool__(self) -> bool:
        return self.result == "done"
