"""A planned stop of this process: asked for by a signal, heard by the lease, answered by giving the run back."""

_asked = False


def ask() -> None:
    """Safe in a signal handler: sets a flag, takes no lock."""
    global _asked
    _asked = True


def is_asked() -> bool:
    return _asked
