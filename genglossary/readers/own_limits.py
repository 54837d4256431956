"""Limits that a process sets itself. Windows has none of them: there the parent alone stops a process in time."""

import signal
import sys
from collections.abc import Generator
from contextlib import contextmanager, suppress
from typing import BinaryIO

if sys.platform == "win32":

    def limit_memory(size: int) -> None:
        """Do nothing."""

    def comes_within(source: BinaryIO, seconds: float) -> bool:
        """Say yes: reading waits, and ends when the other end of the pipe is closed."""
        return True

    @contextmanager
    def deadline(seconds: float) -> Generator[None]:
        """Set no limit."""
        yield

else:
    import resource
    import select

    def limit_memory(size: int) -> None:
        """Let this process have at most `size` bytes, and leave no image of them behind when it crashes."""
        with suppress(ValueError, OSError):  # macOS knows the limit but does not keep it
            resource.setrlimit(resource.RLIMIT_AS, (size, size))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    def comes_within(source: BinaryIO, seconds: float) -> bool:
        """Wait until something can be read from `source`; False when nothing came in `seconds`."""
        return bool(select.select([source], [], [], seconds)[0])

    @contextmanager
    def deadline(seconds: float) -> Generator[None]:
        """End this process when the block takes longer."""
        signal.setitimer(signal.ITIMER_REAL, seconds)
        yield
        signal.setitimer(signal.ITIMER_REAL, 0)
