"""The duties of a worker process of the cluster besides its tasks: end when told to, after giving its run back."""

import os
import signal
from typing import Any

from django_q.signals import post_execute_in_worker, post_spawn, pre_execute

from genglossary.runs.lifecycle import shutdown

_is_busy = False


def listen() -> None:
    """Connect to Django-Q2's signals, before the workers are forked."""
    post_spawn.connect(_on_spawn, dispatch_uid="genglossary-spawn")
    pre_execute.connect(_on_task, dispatch_uid="genglossary-task")
    post_execute_in_worker.connect(_on_task_end, dispatch_uid="genglossary-task-end")


def _on_spawn(**kwargs: Any) -> None:
    signal.signal(signal.SIGTERM, _on_terminate)


def _on_terminate(number: int, frame: object) -> None:
    """At once when idle. A busy worker is told by its lease (see runs.lifecycle.shutdown) and ends after its task.

    Without Python's exit handlers: they wait for queues whose other end may be dead.
    """
    shutdown.ask()
    if not _is_busy:
        os._exit(0)


def _on_task(**kwargs: Any) -> None:
    global _is_busy
    _is_busy = True


def _on_task_end(**kwargs: Any) -> None:
    global _is_busy
    _is_busy = False
    if shutdown.is_asked():
        os._exit(0)
