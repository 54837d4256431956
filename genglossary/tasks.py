"""The functions that Django-Q2 calls. The queue only wakes a worker up; which run to work on, the Run rows say."""


def execute_oldest_pending_run() -> str:
    """Claim and execute the run that has waited longest; a duplicate wake-up finds nothing to claim."""
    from genglossary.actions.inspecting import inspect_after
    from genglossary.models import RunStatus
    from genglossary.runs.execute import execute
    from genglossary.runs.lifecycle import shutdown
    from genglossary.runs.lifecycle.claim import claim_oldest
    from genglossary.runs.lifecycle.process_identity import this_process

    if shutdown.is_asked():
        return "stopping"
    claimed = claim_oldest(owner=this_process())
    if claimed is None:
        return "nothing pending"
    status = execute(claimed)
    if status == RunStatus.COMPLETED.value:
        inspect_after(claimed.run)
    return f"run {claimed.run.pk}: {status}"


def deliver_webhooks() -> str:
    """Send the messages of webhooks that are due, for some seconds: runs wait for this worker, too."""
    from genglossary.runs.lifecycle import shutdown
    from genglossary.webhooks.deliveries import deliver_due

    return "stopping" if shutdown.is_asked() else f"attempts: {deliver_due(seconds=5)}"
