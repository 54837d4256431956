"""Workers that die, freeze, or lose their database: the run goes on elsewhere, and nothing is done twice."""

import os
import signal
import time

import pytest

from genglossary.actions import runs
from genglossary.actions.glossary import glossary_of
from genglossary.models import Definition, Run, RunEvent, RunStatus, RunStep
from tests.functional.lifecycle.conftest import a_project
from tests.functional.lifecycle.test_stop import held, status_of
from tests.functional.lifecycle.tree import Tree, eventually

# Four times what makes a worker count as dead.
FROZEN_SECONDS = 60.0


def claims_of(run: Run) -> int:
    return RunEvent.objects.filter(run=run, to_status=RunStatus.RUNNING).count()


def completed_steps(run: Run) -> list[int]:
    return list(RunStep.objects.filter(run=run, completed_at__isnull=False).values_list("pk", flat=True))


def test_a_killed_worker_s_run_goes_on_and_repeats_no_completed_step(project):
    with Tree() as tree:
        run = runs.start(project, source="test")
        eventually(lambda: completed_steps(run))
        before = completed_steps(run)
        run.refresh_from_db()
        os.kill(run.owner_pid or 0, signal.SIGKILL)
        eventually(lambda: status_of(run) == RunStatus.COMPLETED, saying=tree.log_text())
        assert completed_steps(run)[: len(before)] == before
        assert len(completed_steps(run)) == 4
        assert claims_of(run) == 2


def published(run: Run, epoch: int) -> list[tuple[str, int]]:
    """What the worker of that claim has left: completed steps and definitions of the run, its own events."""
    steps = [("step", pk) for pk in completed_steps(run)]
    texts = [("definition", pk) for pk in Definition.objects.filter(step__run=run).values_list("pk", flat=True)]
    events = [("event", pk) for pk in RunEvent.objects.filter(run=run, epoch=epoch).values_list("pk", flat=True)]
    return sorted(steps + texts + events)


def test_a_worker_frozen_for_a_minute_is_replaced_and_writes_nothing_when_it_thaws(project):
    with Tree(SLOW_SECONDS="0.2") as tree:
        run = runs.start(project, source="test")
        eventually(lambda: held(run))
        run.refresh_from_db()
        frozen, epoch = run.owner_pid or 0, run.epoch
        os.kill(frozen, signal.SIGSTOP)
        thaws_at = time.monotonic() + FROZEN_SECONDS
        eventually(lambda: Run.objects.filter(pk=run.pk, epoch__gt=epoch).exists(), within=45, saying=tree.log_text())
        eventually(lambda: status_of(run) == RunStatus.COMPLETED, within=90, saying=tree.log_text())
        time.sleep(max(0.0, thaws_at - time.monotonic()))
        before = published(run, epoch)

        os.kill(frozen, signal.SIGCONT)
        # It is awake, and through with what it was in the middle of, when it takes the next runs.
        assert takes_a_run(frozen), tree.log_text()
        assert published(run, epoch) == before
        assert len(completed_steps(run)) == 4


def takes_a_run(pid: int) -> bool:
    """Whether one of several runs that begin now goes to that process: there are two, and each takes one."""
    started = [runs.start(a_project(), source="test") for _ in range(2)]
    eventually(lambda: all(status_of(run) == RunStatus.COMPLETED for run in started), within=120)
    return Run.objects.filter(pk__in=[run.pk for run in started], owner_pid=pid).exists()


def test_a_machine_that_slept_loses_no_run(project):
    with Tree(SLOW_SECONDS="0.3") as tree:
        run = runs.start(project, source="test")
        eventually(lambda: held(run))
        everybody = tree.pids()
        for pid in everybody:
            os.kill(pid, signal.SIGSTOP)
        time.sleep(20)
        for pid in everybody:
            os.kill(pid, signal.SIGCONT)
        eventually(lambda: status_of(run) == RunStatus.COMPLETED, within=120, saying=tree.log_text())
        assert claims_of(run) == 1


@pytest.mark.parametrize("day", ["86400", "-86400"])
def test_a_worker_whose_clock_is_a_day_off_works_like_any_other(project, day):
    with Tree(CLOCK_IS_OFF_BY=day, SLOW_SECONDS="0.1") as tree:
        run = runs.start(project, source="test")
        eventually(lambda: status_of(run) == RunStatus.COMPLETED, within=120, saying=tree.log_text())
        assert claims_of(run) == 1


def test_killed_idle_workers_that_held_the_queue_s_lock_do_not_stop_the_work(project):
    with Tree(SLOW_SECONDS="0") as tree:
        for pid in tree.pids_of("worker"):
            os.kill(pid, signal.SIGKILL)
        run = runs.start(project, source="test")
        eventually(lambda: status_of(run) == RunStatus.COMPLETED, within=120, saying=tree.log_text())


def test_a_hundred_wake_ups_for_one_run_are_one_execution(project):
    from genglossary.runs.wake_up import wake_up

    with Tree(SLOW_SECONDS="0.02") as tree:
        run = runs.start(project, source="test")
        for _ in range(100):
            wake_up()
        eventually(lambda: status_of(run) == RunStatus.COMPLETED, saying=tree.log_text())
        later = runs.start(a_project(), source="test")
        eventually(lambda: status_of(later) == RunStatus.COMPLETED, saying=tree.log_text())
        assert claims_of(run) == claims_of(later) == 1
        assert len(glossary_of(project).entries) == len(glossary_of(later.project).entries)


def test_a_cancelled_run_s_worker_stops_in_the_middle_of_a_call_and_of_computing(project):
    for kind in ("wait", "compute"):
        with Tree(SLOW_SECONDS="30", SLOW_KIND=kind) as tree:
            run = runs.start(project, source="test")
            eventually(lambda: status_of(run) == RunStatus.RUNNING, saying=tree.log_text())  # noqa: B023 - called here
            time.sleep(1)
            assert runs.cancel(run.pk, source="test").cancelled
            eventually(lambda: Run.objects.filter(pk=run.pk, stopped_at__isnull=False).exists(), within=20)  # noqa: B023
            assert status_of(run) == RunStatus.CANCELLED


def test_a_cancelled_run_whose_worker_was_killed_before_it_could_stop_is_not_stopping_for_ever(project):
    with Tree(SLOW_SECONDS="0.2") as tree:
        run = runs.start(project, source="test")
        eventually(lambda: held(run), saying=tree.log_text())
        run.refresh_from_db()
        os.kill(run.owner_pid or 0, signal.SIGSTOP)
        assert runs.cancel(run.pk, source="test").cancelled
        os.kill(run.owner_pid or 0, signal.SIGKILL)
        eventually(lambda: Run.objects.filter(pk=run.pk, stopped_at__isnull=False).exists(), saying=tree.log_text())
        assert status_of(run) == RunStatus.CANCELLED
        assert RunEvent.objects.filter(run=run, message__endswith="ended unexpectedly.").exists()
