"""The variables that processes of our own get: none that may hold a secret, and what their Python needs to start."""

import os
from pathlib import Path

_ROOT = Path(__file__).parents[2]
# Windows' own: without the first its Python cannot make random numbers; the second is where temporary files go.
_NEEDED = ("SYSTEMROOT", "TEMP")


def child_environment() -> dict[str, str]:
    """Return the environment of a process that runs a module of this package."""
    system = {name: os.environ[name] for name in _NEEDED if os.name == "nt" and name in os.environ}
    return {"PYTHONPATH": str(_ROOT), "PYTHONUTF8": "1", "PATH": os.defpath, **system}
