"""The extractive engine, slowed down: it waits like a model's answer, or computes, so long for each item."""

import os
import threading
import time
from collections.abc import Iterable, Iterator
from typing import Any

from genglossary.engines.extractive import ExtractiveEngine
from genglossary.models import Run
from genglossary.runs.lifecycle.lease import Lease


class SlowEngine:
    """`SLOW_SECONDS` an item; `SLOW_KIND` is "wait" (aborted when the run is lost) or "compute"."""

    name = "extractive"

    def __init__(self, lease: Lease) -> None:
        self._engine = ExtractiveEngine()
        self._lease = lease
        self._lost = threading.Event()
        self._seconds = float(os.environ.get("SLOW_SECONDS", "0.05"))
        self._compute = os.environ.get("SLOW_KIND") == "compute"
        lease.on_lost(self._lost.set)

    def __getattr__(self, judgement: str) -> Any:
        return lambda tasks: self._slowly(getattr(self._engine, judgement)(self._slow(tasks)))

    def _slow(self, tasks: Iterable[Any]) -> Iterator[Any]:
        for task in tasks:
            self._spend()
            yield task

    def _slowly(self, results: Iterable[Any]) -> Iterator[Any]:
        for result in results:
            self._lease.check()
            yield result

    def _spend(self) -> None:
        if not self._compute:
            self._lost.wait(self._seconds)
            self._lease.check()
            return
        end = time.monotonic() + self._seconds
        while time.monotonic() < end:
            sum(range(1000))
            self._lease.check()


def slow_engine_for(run: Run, lease: Lease) -> Any:
    return SlowEngine(lease)
