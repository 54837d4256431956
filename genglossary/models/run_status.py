"""The states and steps of runs, the outcome of a move between states, and its errors."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.db import models


class RunStatus(models.TextChoices):
    PENDING = "pending", "pending"
    RUNNING = "running", "running"
    COMPLETED = "completed", "completed"
    FAILED = "failed", "failed"
    CANCELLED = "cancelled", "cancelled"


ACTIVE = (RunStatus.PENDING, RunStatus.RUNNING)
FINAL = (RunStatus.COMPLETED, RunStatus.FAILED, RunStatus.CANCELLED)


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
    """The outcome of a transition: "done", "not_found", or "not_allowed" with the state that it found."""

    result: Literal["done", "not_found", "not_allowed"]
    status: str = ""
    finished_at: datetime | None = None

    def __bool__(self) -> bool:
        return self.result == "done"
