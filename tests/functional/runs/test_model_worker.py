"""Real workers and a fake model server, on both databases: answers are stored while the run goes on, and used again."""

import json

import pytest

from tests.engines.model.fake_server import FakeServer, hang
from tests.engines.model.waiting import wait_until
from tests.functional.runs.conftest import SECONDS, Shell, kill, status_within

TEXT = """# The engine room

A relief valve is a device that opens when the pressure is too high. The relief valve is tested every day.
The feed pump brings water to the boiler. The feed pump is driven by steam.
A gauge glass is a tube that shows the water level. Look at the gauge glass before the feed pump is started.
"""

CONNECT = """
from genglossary.models import ModelConnection, Project
Project.objects.filter(name={name!r}).update(connection=ModelConnection.objects.create(
    name={name!r}, base_url={url!r}, model="fake", concurrency=4, input_price=2, output_price=8))
"""

COUNT = """
import json
from genglossary.models import Definition, ModelReply
kept = ModelReply.objects.filter(project__name={name!r})
written = Definition.objects.filter(term__project__name={name!r}, origin="generated")
print(json.dumps([kept.filter(call=None).count(), kept.exclude(answer="").count(), written.count()]))
"""


@pytest.fixture
def name(shell: Shell, server: FakeServer, request) -> str:
    """The name of a project of this test's own, that asks the fake server."""
    name = request.node.name[:100]
    (shell.folder / "engine.md").write_text(TEXT, encoding="utf-8")
    shell("generate", str(shell.folder / "engine.md"), "--project", name, "--max-terms", "3")
    shell("shell", "-v0", "-c", CONNECT.format(name=name, url=server.url))
    return name


def kept(shell: Shell, name: str) -> list[int]:
    """Calls and answers in the database, and definitions that they made."""
    return json.loads(shell("shell", "-v0", "-c", COUNT.format(name=name)))


def test_a_worker_asks_the_model_and_the_next_run_asks_nothing(shell, name, workers, server):
    shell("start_run", name)
    assert status_within(SECONDS, shell) == "completed"
    calls, answers, definitions = kept(shell, name)
    assert calls == len(server.asked) > 0
    assert answers >= calls
    assert definitions
    shell("start_run", name)
    assert status_within(SECONDS, shell) == "completed"
    assert len(server.asked) == calls


def test_a_cancel_from_another_process_reaches_the_server_and_keeps_the_answers(shell, name, workers, server):
    server.fault = lambda asked: hang(asked) if asked.judgement == "define" else None
    shell("start_run", name)
    wait_until(lambda: any(asked.judgement == "define" for asked in server.asked), SECONDS)
    assert "cancelled" in shell("cancel_run", str(shell.newest_run()["id"]))
    wait_until(lambda: server.counters.in_flight == 0)
    assert server.counters.aborted
    assert shell.newest_run()["status"] == "cancelled"
    assert kept(shell, name)[1]


def test_the_run_of_a_killed_worker_goes_on_and_asks_only_what_is_new(shell, name, workers, server):
    server.fault = lambda asked: hang(asked) if asked.judgement == "define" else None
    shell("start_run", name)
    wait_until(lambda: any(asked.judgement == "define" for asked in server.asked), SECONDS)
    kill(workers)
    server.fault = lambda asked: None
    shell("recover_runs")
    second = shell.begin("qcluster")
    try:
        assert status_within(SECONDS, shell) == "completed"
    finally:
        kill(second)
    assert set(server.counters.answered.values()) == {1}
