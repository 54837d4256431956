"""Execute a claimed run, the same in a worker and in process: every step not yet completed, in order."""

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from functools import partial

from django.db import connection, transaction
from django.db.models import F
from django.db.models.functions import Greatest, Now

from genglossary.engines.extractive import ExtractiveEngine
from genglossary.engines.protocol import EngineError
from genglossary.models import LeaseLost, Run, RunStatus
from genglossary.models.stated import stated
from genglossary.pipeline.garbage import collector_at_rest
from genglossary.runs.engines import engine_for
from genglossary.runs.lifecycle.claim import Claim
from genglossary.runs.lifecycle.lease import Lease, Observer
from genglossary.runs.lifecycle.lost_commits import CONNECTION_LOST
from genglossary.runs.lifecycle.recover import requeue
from genglossary.runs.reuse.completed_steps import inputs_of, repeated
from genglossary.runs.steps import PERFORM
from genglossary.runs.wake_up import wake_up
from genglossary.runs.work import StepRefused, Work
from genglossary.runs.writing.fenced import begin_step, complete_step

# What `execute` returns when the database is away.
UNKNOWN = "unknown"

log = logging.getLogger(__name__)


def execute(claim: Claim, *, observer: Observer | None = None, alone: bool = False) -> str:
    """Work on the run until it is final or lost; returns the status it was left in.

    `alone` says that there may be no worker to go on with it: a run that this process cannot go on with then fails,
    where otherwise it is given back.

    Never raises for what went wrong in the work: that is written into the run. When the database is away, nothing
    can be written: the reaper finds the run. `KeyboardInterrupt` and `SystemExit` pass through, for the caller to
    cancel or release the run.
    """
    with Lease(claim, observer) as lease, _collector(claim.run):
        settle = _work(claim, lease, alone)
    try:
        settle()
        acknowledge(claim)
    except CONNECTION_LOST:
        log.exception(
            "Run %s: the database cannot be reached; the run stays as it is until another process recovers it.",
            claim.run.pk,
        )
        connection.close()
        return UNKNOWN
    return Run.objects.values_list("status", flat=True).filter(pk=claim.run.pk).first() or "deleted"


def _collector(run: Run) -> AbstractContextManager[None]:
    """Rest the garbage collector for a run that asks no model: calls over a network leave cycles, and go on for
    hours."""
    return collector_at_rest() if run.engine == ExtractiveEngine.name else nullcontext()


def _work(claim: Claim, lease: Lease, alone: bool) -> Callable[[], object]:
    """Perform the steps; returns what is still to be done about the run."""
    try:
        _perform_steps(claim, lease)
    except LeaseLost:
        log.info("Run %s: no longer held at epoch %s. %s", claim.run.pk, claim.epoch, lease.given_up)
    except CONNECTION_LOST as error:
        log.warning("Run %s: the database did not answer: %s", claim.run.pk, error)
        connection.close()
        return partial(
            _fail if alone else _hand_back,
            claim,
            stated("The database did not answer: %(error)s", error=str(error)[:1000]),
        )
    except (StepRefused, EngineError) as error:
        return partial(_fail, claim, error.args[0])
    except Exception as error:
        log.exception("Run %s failed.", claim.run.pk)
        return partial(
            _fail, claim, stated("Unexpected %(kind)s: %(error)s", kind=type(error).__name__, error=str(error)[:1000])
        )
    return partial(_fail if alone else release, claim, lease.given_up) if lease.given_up else lambda: None


def _perform_steps(claim: Claim, lease: Lease) -> None:
    names = claim.run.step_names
    work = Work(claim=claim, lease=lease, engine=engine_for(claim.run, lease))
    for name in names:
        lease.check()
        if step := begin_step(claim, name, inputs_of(claim.run)):
            work.step = step
            lease.begin_step(name)
            result = repeated(work) or PERFORM[name](work)
            complete_step(claim, step, result.summary, finish=result.finish, last=name == names[-1])


def _fail(claim: Claim, reason: str) -> None:
    """End the run as failed, unless it was cancelled or taken over meanwhile: then that stands."""
    claim.run.transition(RunStatus.FAILED, epoch=claim.epoch, source="worker", message=reason)


def _hand_back(claim: Claim, reason: str) -> None:
    """Give the run back for another attempt, which counts: what the database refuses again and again must end."""
    beat = Run.objects.filter(pk=claim.run.pk).values_list("beat", flat=True).first()
    if beat is not None:
        requeue(claim.run.pk, epoch=claim.epoch, beat=beat, reason=reason)


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
