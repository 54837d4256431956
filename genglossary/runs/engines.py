"""Which engine judges a run."""

from genglossary.engines.extractive import ExtractiveEngine
from genglossary.engines.protocol import Engine, EngineError
from genglossary.models import Run
from genglossary.runs.lease import Lease


def engine_for(run: Run, lease: Lease) -> Engine:
    """The engine that the run was started with. Raises EngineError for one that this version does not have."""
    if run.engine == ExtractiveEngine.name:
        return ExtractiveEngine()
    raise EngineError(f"There is no engine called {run.engine!r}.")
