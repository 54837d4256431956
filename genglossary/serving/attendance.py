"""The supervisor's own signs of life: how pages know that somebody is there to work."""

import importlib.metadata
from datetime import timedelta

from django.db.models import F
from django.db.models.functions import Now

from genglossary.models import Worker
from genglossary.runs.lifecycle.process_identity import this_process

FORGET_AFTER = timedelta(days=1)


class Attendance:
    """One row for this supervisor. `beat` is a write on purpose: it also proves that the database takes writes."""

    def __init__(self, processes: int) -> None:
        self._processes = processes
        self._id: int | None = None

    def beat(self) -> None:
        """Say "here"; the first time, and after somebody deleted our row, sign on."""
        if not self._mine().update(beat=F("beat") + 1, seen_at=Now(), stopped_at=None):
            self._sign_on()

    def sign_off(self) -> None:
        self._mine().update(stopped_at=Now())

    def _mine(self):
        return Worker.objects.filter(pk=self._id)

    def _sign_on(self) -> None:
        me = this_process()
        Worker.objects.filter(seen_at__lt=Now() - FORGET_AFTER).delete()
        row, _ = Worker.objects.update_or_create(
            name=f"{me.host}:{me.pid}:{me.start}",
            defaults={
                "host": me.host,
                "pid": me.pid,
                "processes": self._processes,
                "version": importlib.metadata.version("genglossary"),
                "stopped_at": None,
            },
        )
        self._id = row.pk
