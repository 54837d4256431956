"""Processes that do not outlive their parent, however it ends.

Two ways, because each misses something. The supervisor holds the only write end of each child's standard input: it
ends with the supervisor, on every system. On Linux the kernel also signals every process whose parent dies, which
holds when a whole branch of the tree is killed at once.
"""

import ctypes
import os
import signal
import sys
import threading
from collections.abc import Callable

PR_SET_PDEATHSIG = 1  # prctl(2)


def end_with_parent() -> None:
    """Have this process sent SIGTERM when its parent dies. Linux only; does nothing elsewhere."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def forks_end_with_parent() -> None:
    """The same for every process that this one, and those that it makes, fork from now on."""
    parent = 0

    def remember() -> None:
        nonlocal parent
        parent = os.getpid()

    def tie() -> None:
        end_with_parent()
        if os.getppid() != parent:  # It died before the kernel was told.
            os._exit(1)

    assert sys.platform != "win32"  # noqa: S101 - where processes do not fork
    os.register_at_fork(before=remember, after_in_child=tie)


def when_supervisor_is_gone(do: Callable[[], None]) -> None:
    """Call `do` in a thread when the pipe on standard input, whose other end the supervisor holds, is closed."""

    def wait() -> None:
        while os.read(0, 1):
            pass
        do()

    threading.Thread(target=wait, name="supervisor-is-gone", daemon=True).start()
