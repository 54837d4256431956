"""What Django-Q2 calls. The queue only wakes a worker up; which run there is to work on, the Run rows say."""


def wake_up() -> None:
    """Queue one wake-up, in the caller's transaction: on the same database it is atomic with the Run row."""
    from django_q.tasks import async_task

    async_task("genglossary.tasks.execute_oldest_pending_run")


def execute_oldest_pending_run() -> str:
    """Claim and execute the run that has waited longest; a duplicate wake-up finds nothing to claim."""
    from genglossary.runs import stopping
    from genglossary.runs.claim import claim_oldest
    from genglossary.runs.execute import execute
    from genglossary.runs.owner import this_process

    if stopping.is_asked():
        return "stopping"
    claimed = claim_oldest(owner=this_process())
    return f"run {claimed.run.pk}: {execute(claimed)}" if claimed else "nothing pending"
