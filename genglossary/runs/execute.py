"""Executing a claimed run, the same in a worker and in process: every step not yet completed, in order."""

import logging

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Greatest, Now

from genglossary.engines.protocol import EngineError
from genglossary.models import LeaseLost, Run, RunStatus
from genglossary.runs.claim import Claim
from genglossary.runs.engines import engine_for
from genglossary.runs.lease import Lease, Observer
from genglossary.runs.publish import begin_step, complete_step
from genglossary.runs.steps import PERFORM
from genglossary.runs.work import StepRefused, Work
from genglossary.tasks import wake_up

log = logging.getLogger(__name__)


def execute(claim: Claim, *, observer: Observer | None = None) -> str:
    """Work on the run until it is final or lost; returns the status it was left in.

    Never raises for what went wrong in the work: that is written into the run. `KeyboardInterrupt` and
    `SystemExit` pass through, for the caller to cancel or release the run.
    """
    with Lease(claim, observer) as lease:
        try:
            _perform_steps(claim, lease)
        except LeaseLost:
            log.info("Run %s: stopped at epoch %s.", claim.run.pk, claim.epoch)
        except (StepRefused, EngineError) as error:
            _fail(claim, str(error))
        except Exception as error:
            log.exception("Run %s failed.", claim.run.pk)
            _fail(claim, f"Unexpected {type(error).__name__}: {error}"[:1000])
    acknowledge(claim)
    return Run.objects.values_list("status", flat=True).filter(pk=claim.run.pk).first() or "deleted"


def _perform_steps(claim: Claim, lease: Lease) -> None:
    names = claim.run.step_names
    work = Work(claim=claim, lease=lease, engine=engine_for(claim.run, lease))
    for name in names:
        lease.check()
        if step := begin_step(claim, name):
            work.step = step
            lease.begin_step(name)
            result = PERFORM[name](work)
            complete_step(claim, step, result.summary, finish=result.finish, last=name == names[-1])


def _fail(claim: Claim, reason: str) -> None:
    """Not allowed when the run was cancelled or taken over meanwhile: then that stands."""
    claim.run.transition(RunStatus.FAILED, epoch=claim.epoch, source="worker", message=reason)


def acknowledge(claim: Claim) -> None:
    """Say that this worker has stopped: the one write that a fenced-off epoch may still make."""
    Run.objects.filter(pk=claim.run.pk, epoch=claim.epoch, stopped_at=None).update(stopped_at=Now())


def release(claim: Claim, reason: str) -> bool:
    """Give a run back after a planned stop: pending again, a worker is woken up, and the attempt does not count."""
    with transaction.atomic(durable=True):
        # In the database and not from the object, which does not know of steps completed since the claim.
        uncounted = Greatest(F("attempts") - 1, 0)
        given_back = claim.run.transition(
            RunStatus.PENDING, epoch=claim.epoch, source="worker", message=reason, attempts=uncounted
        )
        if given_back:
            wake_up()
    return bool(given_back)
