"""The lease: a thread with a database connection of its own that renews the claim and notices when it is lost.

A second thread without a connection watches the first, which a frozen database can hold up.

A thread and not asyncio: four seconds of CPU work leave a watcher on the event loop without a beat for as long.
"""

import logging
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager

from django.db import DatabaseError, InterfaceError, connection
from django.db.models import F
from django.db.models.functions import Now

from genglossary.models import LeaseLost, Run
from genglossary.models.run import held_at
from genglossary.models.stated import stated
from genglossary.runs.lifecycle import shutdown
from genglossary.runs.lifecycle.claim import Claim
from genglossary.runs.lifecycle.interrupting import Interruption

BEAT_SECONDS = 0.5

# A worker that cannot renew stops before the reaper (15 s) may call it dead.
GIVE_UP_SECONDS = 12.0

# How long the end of the work waits for a beat under way.
LEAVE_SECONDS = 5.0

# Why a worker gives a run up by itself, in words for people.
STOPPED = stated("The worker was stopped.")
UNREACHABLE = stated("The worker could not reach the database.")

# Told of progress in the worker's own process: step, done, total, item.
Observer = Callable[[str, int, int, str], None]

log = logging.getLogger(__name__)


class Lease:
    """Use as a context manager around the work on a claimed run.

    `check()` raises `LeaseLost` once the run was cancelled, taken over or could not be renewed, or this process was
    asked to stop; `on_lost` has callbacks called in the lease's thread at that moment. `given_up` then says why we
    gave the run up ourselves, and is empty when it was taken from us. `progress` is shown by the next beat.
    """

    def __init__(self, claim: Claim, observer: Observer | None = None) -> None:
        self._observer = observer
        self.run_id = claim.run.pk
        self.epoch = claim.epoch
        self._shown: dict[str, object] = {}
        self._moved = False
        self.given_up = ""
        self._lost = threading.Event()
        self._stop = threading.Event()
        self._lock = threading.Lock()
        self._interruption = Interruption(LeaseLost)
        self._callbacks: list[Callable[[], None]] = [self._interruption.now]
        self._renewed = time.monotonic()
        self._trying_since: float | None = None
        self._threads = [
            threading.Thread(target=self._beat_until_stopped, name=f"lease-{self.run_id}", daemon=True),
            threading.Thread(target=self._watch_until_stopped, name=f"lease-watch-{self.run_id}", daemon=True),
        ]

    def __enter__(self) -> "Lease":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *exc_info: object) -> None:
        """Stop the threads. One that hangs in the database is left behind: the fence makes its beat harmless."""
        self._stop.set()
        for thread in self._threads:
            thread.join(timeout=LEAVE_SECONDS)

    def check(self) -> None:
        """Raise `LeaseLost` if the run is known to be no longer ours. Costs nothing: call it often."""
        if self._lost.is_set():
            raise LeaseLost(f"Run {self.run_id} is no longer held at epoch {self.epoch}.")

    def on_lost(self, callback: Callable[[], None]) -> None:
        """Have `callback` called, in a thread of the lease's, when the run is lost; at once if it already is."""
        with self._lock:
            self._callbacks.append(callback)
            lost = self._lost.is_set()
        if lost:
            callback()

    def computing(self) -> AbstractContextManager[None]:
        """A context for work that only computes: `LeaseLost` is raised in it the moment the run is lost."""
        return self._interruption.region()

    def pausing(self) -> AbstractContextManager[None]:
        """A context for using the database in the middle of such work. Raises `LeaseLost` at its end if the run is
        lost."""
        return self._interruption.paused()

    def progress(self, done: int, total: int, item: str = "") -> None:
        """Note how far the step is: `done` of `total` items, and the name of the current one. Also counts as
        progress."""
        self._show(str(self._shown.get("step", "")), done, total, item[:300])

    def begin_step(self, name: str) -> None:
        self._show(name, 0, 0, "")

    def _show(self, step: str, done: int, total: int, item: str) -> None:
        self._shown = {"step": step, "done": done, "total": total, "item": item}
        self._moved = True
        if self._observer:
            self._observer(step, done, total, item)

    def _beat_until_stopped(self) -> None:
        try:
            while not self._stop.wait(BEAT_SECONDS) and not self._lost.is_set():
                if shutdown.is_asked():
                    self._give_up(STOPPED)
                else:
                    self._beat()
        finally:
            connection.close()

    def _watch_until_stopped(self) -> None:
        """Give up in time even while a beat hangs, so that work which waits for something else is stopped too."""
        while not self._stop.wait(BEAT_SECONDS) and not self._lost.is_set():
            if self._hangs():
                self._give_up(UNREACHABLE)

    def _beat(self) -> None:
        self._trying_since = began = time.monotonic()
        try:
            if self._renew():
                self._renewed = began  # the database may have stored it at once and answered much later
            else:
                self._lose()
        except (DatabaseError, InterfaceError) as error:
            log.warning("Run %s: the lease could not be renewed, the database did not answer: %s", self.run_id, error)
            connection.close()
            if time.monotonic() - self._renewed >= GIVE_UP_SECONDS:
                self._give_up(UNREACHABLE)
        finally:
            self._trying_since = None

    def _hangs(self) -> bool:
        """Whether the beat under way has had no answer for GIVE_UP_SECONDS. A process that was suspended was not
        trying."""
        since = self._trying_since
        return since is not None and time.monotonic() - since >= GIVE_UP_SECONDS

    def _renew(self) -> bool:
        shown = dict(self._shown)
        if self._moved:
            self._moved = False
            shown["progress_at"] = Now()
        mine = Run.objects.filter(held_at(self.epoch), pk=self.run_id)
        return bool(mine.update(beat=F("beat") + 1, **shown))

    def _give_up(self, why: str) -> None:
        self.given_up = self.given_up or why
        self._lose()

    def _lose(self) -> None:
        with self._lock:
            callbacks = [] if self._lost.is_set() else list(self._callbacks)
            self._lost.set()
        for callback in callbacks:
            callback()
