"""A fake server and an engine that asks it."""

from collections.abc import Callable

import pytest

from genglossary.engines.model.connection import Connection, Hooks
from genglossary.engines.model.engine import ModelEngine
from genglossary.engines.model.gate import Patience
from genglossary.engines.model.replies import MemoryStore, ReplyStore
from genglossary.engines.model.usage import Meter
from tests.engines.model.fake_server import FakeServer

SECRET = b"a project's secret"

EngineMaker = Callable[..., ModelEngine]


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def make_engine(server: FakeServer, store: MemoryStore) -> EngineMaker:
    """An engine for the fake server that is quick to give up; keywords as for ModelEngine and Connection."""

    def make(
        store: ReplyStore = store,
        language: str = "en",
        meter: Meter | None = None,
        hooks: Hooks | None = None,
        patience: Patience | None = None,
        tolerated: float = 1.0,
        **connection: object,
    ) -> ModelEngine:
        asked = {"name": "fake", "base_url": server.url, "model": "fake", "concurrency": 8} | connection
        return ModelEngine(
            Connection(**asked),  # type: ignore[arg-type]
            secret=SECRET,
            store=store,
            language=language,
            meter=meter,
            hooks=hooks,
            patience=patience or Patience(first_wait=0.01, tries=2),
            tolerated=tolerated,
        )

    return make
