"""Waking a worker up: the queue carries no more than that there is something to do."""


def wake_up() -> None:
    """Queue one wake-up, in the caller's transaction: on the same database it is atomic with the Run row."""
    from django_q.tasks import async_task

    async_task("genglossary.tasks.execute_oldest_pending_run")
