"""The supervisor: starts the children, keeps them alive, and ends everything when told to, within ten seconds."""

import signal
import sys
import time
from collections.abc import Callable, Sequence
from types import FrameType

from genglossary.pipeline.text.stated import Stated, stated
from genglossary.serving.child import GRACE_SECONDS, Child
from genglossary.serving.watch import Watch

TICK_SECONDS = 0.1

# After the children's own grace: killed processes are gone by then, or wait for hardware and cannot be helped.
END_SECONDS = GRACE_SECONDS + 1.5

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, *([] if sys.platform == "win32" else [signal.SIGHUP]))


class Supervisor:
    """Runs `children` and `watch` until a signal or a child that crashes again and again ends it."""

    def __init__(self, children: Sequence[Child], watch: Watch, *, say: Callable[[Stated], None]) -> None:
        self._children = children
        self._watch = watch
        self._say = say
        self._told_to_stop = False

    def run(self, *, announce: Callable[[], None]) -> int:
        """Block until the end; returns the exit code: 0 when told to stop, 1 after repeated crashes.

        `announce` says that everything starts. Signals are heard before: whoever reads its words may send one at once.
        """
        for number in STOP_SIGNALS:
            signal.signal(number, self._on_signal)
        announce()
        self._watch.start()
        try:
            while not self._told_to_stop:
                if failed := self._tend():
                    self._say(stated("The %(child)s crashed again and again: stopping everything.", child=failed.name))
                    return 1
                time.sleep(TICK_SECONDS)
            self._say(stated("Stopping: runs are given back for the next start."))
            return 0
        finally:
            self._end()

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        self._told_to_stop = True

    def _tend(self) -> Child | None:
        """Look after every child; the one that cannot be helped, if any."""
        for child in self._children:
            child.tend()
        return next((child for child in self._children if child.has_failed), None)

    def _end(self) -> None:
        for child in self._children:
            child.end()
        self._watch.stop()
        deadline = time.monotonic() + END_SECONDS
        # A list and not a generator: each one is asked each time, for asking is what kills the overdue.
        gone = [False]
        while not all(gone) and time.monotonic() < deadline:
            gone = [child.is_gone() for child in self._children]
            time.sleep(TICK_SECONDS)
