"""Give runs whose process is gone to another one, or end them."""

from django.db import transaction
from django.db.models.functions import Now

from genglossary.models import Outcome, Project, Run, RunStatus
from genglossary.models.run import STOPPING
from genglossary.models.stated import stated
from genglossary.runs.lifecycle.process_identity import is_orphaned
from genglossary.runs.wake_up import wake_up

# Consecutive claims without a completed step after which a run is not tried again: a crash counts.
MOST_ATTEMPTS = 3


def recover_dead_owner(project: Project) -> None:
    """End the active run of `project` at once when the process that holds it certainly is dead.

    Nothing is lost: completed steps stay published, and a new run may start.
    """
    run = Run.objects.filter(project=project, status=RunStatus.RUNNING).first()
    if run and is_orphaned(run):
        run.transition(
            RunStatus.FAILED,
            epoch=run.epoch,
            source="recover",
            message=death_of(run),
        )


def requeue(run_id: int, *, epoch: int, beat: int, reason: str) -> Outcome:
    """Give a run whose worker was seen to stop at (`epoch`, `beat`) to the next worker, and wake one up for it.

    It ends as failed instead when it has used up its attempts. Nothing happens when the run has moved since it
    was seen. Committed when it returns.
    """
    with transaction.atomic(durable=True):
        run = Run(pk=run_id)
        # Attempts change with the epoch or with a beat only, so the guard of the transition covers this look too.
        seen = Run.objects.filter(pk=run_id, epoch=epoch, beat=beat).values_list("attempts", flat=True).first()
        if seen is not None and seen >= MOST_ATTEMPTS:
            reason = stated("%(reason)s It was tried %(n)d times without completing a step.", reason=reason, n=seen)
            return run.transition(RunStatus.FAILED, epoch=epoch, beat=beat, source="recover", message=reason)
        outcome = run.transition(RunStatus.PENDING, epoch=epoch, beat=beat, source="recover", message=reason)
        if outcome:
            wake_up()
        return outcome


def death_of(run: Run) -> str:
    """The message that the process of a run is gone."""
    return stated("Its process %(process)d ended unexpectedly.", process=run.owner_pid)


def note_stop(run: Run, reason: str) -> bool:
    """Record in place of the worker of a cancelled `run` that it has stopped, when it cannot say so any more."""
    with transaction.atomic():
        if noted := Run.objects.filter(STOPPING, pk=run.pk, epoch=run.epoch).update(stopped_at=Now()):
            run.remark(reason, source="recover")
    return bool(noted)
