"""One child of the supervisor, with all its descendants in a session of its own: started, tended, ended."""

import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

# How long the processes of a branch get to end by themselves before they are killed.
GRACE_SECONDS = 8.0

# A child that ends sooner than this has crashed at once; so many such ends in a row, and we give up.
SHORT_LIFE_SECONDS = 10.0
MOST_CRASHES = 5
FIRST_DELAY_SECONDS = 0.25

PACKAGE_HOME = Path(__file__).resolve().parent.parent.parent

log = logging.getLogger(__name__)


class Child:
    """`module` is run by `python -m`; `fds` are open files that it inherits."""

    def __init__(self, name: str, module: str, *arguments: str, fds: Sequence[int] = ()) -> None:
        self.name = name
        self._command = [sys.executable, "-m", module, *arguments]
        self._fds = tuple(fds)
        self._process: subprocess.Popen[bytes] | None = None
        self._started_at = 0.0
        self._start_at = 0.0
        self._kill_at: float | None = None
        self._crashes = 0

    @property
    def group(self) -> int | None:
        """The process group of the child and all its descendants; None while it has none."""
        return self._process.pid if self._process else None

    @property
    def has_failed(self) -> bool:
        """It crashed so often, and so soon each time, that another start is no use."""
        return self._crashes >= MOST_CRASHES

    def tend(self) -> None:
        """Start the child when it is due, notice its crash, clear away what is left of it. To be called often."""
        if self._process is None:
            self._start_when_due()
        elif self._kill_at is None and self._process.poll() is not None:
            self._schedule_restart(self._process.returncode)
        else:
            self.is_gone()

    def end(self) -> None:
        """Ask the child to stop. `is_gone` kills what outstays its grace, and `tend` would start it again."""
        if self._process and self._kill_at is None:
            self._kill_at = time.monotonic() + GRACE_SECONDS
            self._process.terminate()

    def is_gone(self) -> bool:
        """Whether no process of this child is left; kills the rest when their grace is over."""
        if self._process is None:
            return True
        assert sys.platform != "win32"  # noqa: S101 - where processes have no groups
        if self._kill_at is not None and time.monotonic() >= self._kill_at:
            self._signal(signal.SIGKILL)
        if self._process.poll() is None or self._signal(0):
            return False
        self._forget(self._process)
        return True

    def _forget(self, process: subprocess.Popen[bytes]) -> None:
        """Let go of a process that has ended: its process group may soon be somebody else's."""
        if process.stdin:
            process.stdin.close()
        self._process = None

    def _start_when_due(self) -> None:
        if time.monotonic() < self._start_at:
            return
        home = os.pathsep.join([str(PACKAGE_HOME), *filter(None, [os.environ.get("PYTHONPATH")])])
        self._process = subprocess.Popen(  # noqa: S603 - our own module
            self._command,
            stdin=subprocess.PIPE,
            start_new_session=True,
            pass_fds=self._fds,
            env=os.environ | {"PYTHONPATH": home},
        )
        self._started_at, self._kill_at = time.monotonic(), None

    def _schedule_restart(self, code: int) -> None:
        """Count a crash with exit `code`, and plan the next start. Descendants may still give their runs back before
        they are killed too."""
        now = time.monotonic()
        self._crashes = self._crashes + 1 if now - self._started_at < SHORT_LIFE_SECONDS else 1
        self._start_at = now + FIRST_DELAY_SECONDS * 2**self._crashes
        self._kill_at = now + GRACE_SECONDS
        self._signal(signal.SIGTERM)
        log.warning("The %s ended unexpectedly (%s): starting it again.", self.name, _in_words(code))

    def _signal(self, number: int) -> bool:
        """Send `number` (0: nothing) to the whole group; False when there is nobody left in it."""
        assert self._process is not None  # noqa: S101 - the callers looked
        assert sys.platform != "win32"  # noqa: S101 - where processes have no groups
        try:
            os.killpg(self._process.pid, number)
        except (ProcessLookupError, PermissionError):  # macOS raises the latter for a group that has ended.
            return False
        return True


def _in_words(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"exit code {code}"
