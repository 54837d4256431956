"""A planned stop of this process: a signal handler sets the flag, the lease sees it and gives the run back."""

_asked = False


def ask() -> None:
    """Ask this process to stop. Safe in a signal handler: it sets a flag and takes no lock."""
    global _asked
    _asked = True


def is_asked() -> bool:
    return _asked
