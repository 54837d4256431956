"""Waking a worker up: the queue carries no more than that there is something to do."""

from typing import Any, cast


def wake_up() -> None:
    """Queue one wake-up, in the caller's transaction: on the same database it is atomic with the Run row."""
    from django_q import tasks  # pyright: ignore[reportMissingTypeStubs] - it has no types

    cast("Any", tasks).async_task("genglossary.tasks.execute_oldest_pending_run")
