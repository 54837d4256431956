"""A run started in one process is executed, or cancelled, in another: with commands, a real queue and real workers."""

import json

from tests.functional.runs.conftest import SECONDS, status_within


def test_a_started_run_waits_until_a_worker_comes_who_executes_it(shell, request):
    shell("start_run", "Lighthouse")
    assert shell.newest_run()["status"] == "pending"
    request.getfixturevalue("workers")
    assert status_within(SECONDS, shell) == "completed"


def test_a_run_cancelled_while_it_waits_is_cancelled_for_ever(shell, request):
    shell("start_run", "Lighthouse")
    assert "cancelled" in shell("cancel_run", str(shell.newest_run()["id"]))
    shell("start_run", "Lighthouse", "--scope", "define")
    request.getfixturevalue("workers")
    assert status_within(SECONDS, shell) == "completed"
    runs = json.loads(shell("runs", "--json", "--limit", "3"))
    assert [run["status"] for run in runs] == ["completed", "cancelled", "completed"]
