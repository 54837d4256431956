"""Runs whose process is gone: found out, and given back or ended."""

from genglossary.models import Project, Run, RunStatus
from genglossary.runs.owner import owner_of


def recover_dead_owner(project: Project) -> None:
    """End the active run of `project` at once when the process that holds it certainly is dead.

    Nothing is lost: completed steps stay published, and a new run may start.
    """
    run = Run.objects.filter(project=project, status=RunStatus.RUNNING).first()
    if run and (owner := owner_of(run)) and owner.is_dead():
        run.transition(
            RunStatus.FAILED, epoch=run.epoch, source="recover", message=f"Its process {owner.pid} ended unexpectedly."
        )
