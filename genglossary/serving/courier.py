"""The courier: has messages of webhooks made, and sent by a worker.

A worker that is free sends them, for some seconds (`tasks.deliver_webhooks`). Runs can hold all workers for hours: then
a thread of ours sends what waits too long.
"""

import logging
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any, cast

from django.db import connection
from django.utils.timezone import now

from genglossary import tasks
from genglossary.webhooks.deliveries import due_since
from genglossary.webhooks.events import Announcer

LOOK_SECONDS = 2.0
TOO_LONG = timedelta(seconds=15)

log = logging.getLogger(__name__)


class Courier:
    """Looked at by one thread, again and again."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._look_at = 0.0
        self._announcer = Announcer()
        self._thread: threading.Thread | None = None

    def look(self) -> None:
        if self._clock() < self._look_at:
            return
        self._look_at = self._clock() + LOOK_SECONDS
        self._announcer.look()
        waiting = due_since()
        if waiting is None:
            return
        if waiting >= TOO_LONG:
            self._send()
        elif not _something_is_queued():
            _queue()

    def _send(self) -> None:
        if self._thread is None or not self._thread.is_alive():
            self._thread = threading.Thread(target=_deliver, name="courier", daemon=True)
            self._thread.start()


def _deliver() -> None:
    try:
        tasks.deliver_webhooks()
    except Exception:
        log.exception("Sending messages of webhooks failed in one round, and goes on.")
    finally:
        connection.close()


def _queue() -> None:
    from django_q import tasks as queue  # pyright: ignore[reportMissingTypeStubs] - it has no types

    cast("Any", queue).async_task("genglossary.tasks.deliver_webhooks")


def _something_is_queued() -> bool:
    """Whether something waits that no cluster has taken: messages do not get in the way of runs."""
    from django_q.models import OrmQ  # pyright: ignore[reportMissingTypeStubs] - it has no types

    return OrmQ.objects.filter(lock__lte=now()).exists()
