"""The scorer that comes with the quality data, no part of this project, and the commands whose answers it scores."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType


def scorer(path: Path) -> ModuleType:
    """The module at `path`. Raises SystemExit when it is none."""
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} is no Python module.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def command(*words: str, home: str = "") -> str:
    """What a command of ours writes; `home` is the data folder of its own that it works with, if it needs one."""
    own = {"GENGLOSSARY_DATA_DIR": home} if home else {}
    done = subprocess.run(
        (sys.executable, "manage.py", *words),
        check=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **own},
    )
    return done.stdout.decode("utf-8")
