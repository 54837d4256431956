"""Starting and stopping: one command, one tree, and nothing left of it."""

import os
import signal
import time
import urllib.request

import pytest

from genglossary.actions import runs
from genglossary.models import Run, RunStatus, Worker
from tests.functional.lifecycle.tree import Tree, eventually


def held(run: Run) -> bool:
    """A worker has it and is in the middle of it."""
    return Run.objects.filter(pk=run.pk, status=RunStatus.RUNNING, done__gte=1).exists()


def status_of(run: Run) -> str:
    return Run.objects.values_list("status", flat=True).get(pk=run.pk)


def test_serve_answers_works_on_a_run_and_says_that_it_is_there(project):
    with Tree(SLOW_SECONDS="0") as tree:
        with urllib.request.urlopen(tree.url + "healthz") as answer:
            assert answer.status == 200
        run = runs.start(project, source="test")
        eventually(lambda: status_of(run) == RunStatus.COMPLETED, saying=tree.log_text())
        assert Worker.objects.get(stopped_at=None).processes == 2
    assert not Worker.objects.filter(stopped_at=None).exists()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_stopping_gives_the_run_back_uncounted_and_leaves_no_process(project, number):
    with Tree() as tree:
        run = runs.start(project, source="test")
        eventually(lambda: held(run))

        began = time.monotonic()
        assert tree.stop(number) == 0
        took = time.monotonic() - began

        assert not tree.pids()
        run.refresh_from_db()
        assert (run.status, run.attempts) == (RunStatus.PENDING, 0)
        # Ten seconds are promised; a machine that is busy with other things may add to them.
        assert took < 20

        tree.start()
        eventually(lambda: status_of(run) == RunStatus.COMPLETED, saying=tree.log_text())


def test_a_killed_supervisor_takes_everything_with_it(project):
    with Tree() as tree:
        run = runs.start(project, source="test")
        eventually(lambda: held(run))
        tree.process.kill()
        tree.process.wait()
        eventually(lambda: not tree.pids())
        tree.start()
        eventually(lambda: status_of(run) == RunStatus.COMPLETED, saying=tree.log_text())


def test_a_paused_worker_does_not_keep_the_tree_alive(project):
    with Tree() as tree:
        for pid in tree.pids_of("worker"):
            os.kill(pid, signal.SIGSTOP)
        assert tree.stop() == 0
        eventually(lambda: not tree.pids())


def test_each_part_that_is_killed_comes_back(project):
    with Tree(SLOW_SECONDS="0") as tree:
        for part in ("web", "pusher", "worker", "monitor", "sentinel", "cluster"):
            victim = tree.pids_of(part)[0]
            os.kill(victim, signal.SIGKILL)
            eventually(lambda: victim not in tree.pids(), saying=tree.log_text())  # noqa: B023 - called here
            tree.wait_until_whole()
        run = runs.start(project, source="test")
        eventually(lambda: status_of(run) == RunStatus.COMPLETED, within=120, saying=tree.log_text())
        with urllib.request.urlopen(tree.url + "healthz") as answer:
            assert answer.status == 200


def test_a_child_that_crashes_at_once_again_and_again_ends_everything():
    tree = Tree(CRASHES_AT_ONCE="genglossary.serving.cluster")
    code, output = tree.refusal()
    assert code == 1
    assert "The cluster of workers crashed again and again: stopping everything." in output
    assert not tree.pids()


def test_a_port_in_use_is_said_in_one_line():
    with Tree() as tree:
        port = tree.url.rstrip("/").rpartition(":")[2]
        code, output = Tree("serve", "--port", port).refusal()
        assert code == 2
        assert f"Port {port} on 127.0.0.1 is in use" in output
        assert "Traceback" not in output
