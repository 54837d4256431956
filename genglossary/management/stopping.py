"""Being told to stop by other signals than Ctrl-C: a service manager, a closed terminal, a time limit."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

# SIGHUP does not exist on Windows, SIGBREAK (Ctrl-Break, and a closed window) only there.
_NAMES = ("SIGTERM", "SIGHUP", "SIGBREAK")
STOP_SIGNALS = tuple(getattr(signal, name) for name in _NAMES if hasattr(signal, name))


@contextmanager
def stops_like_ctrl_c() -> Iterator[None]:
    """Within the block the stop signals raise KeyboardInterrupt; what is ignored (`nohup`) stays so.

    For the main thread, which alone may set signal handlers.
    """
    changed = [number for number in STOP_SIGNALS if signal.getsignal(number) is signal.SIG_DFL]
    for number in changed:
        signal.signal(number, signal.default_int_handler)
    try:
        yield
    finally:
        for number in changed:
            signal.signal(number, signal.SIG_DFL)
