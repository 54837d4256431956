"""The scorer that comes with the quality data: no part of this project, loaded from where it stands."""

import importlib.util
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
