"""The watchdog wakes workers for runs that wait, and knows a cluster that does not hear."""

import pytest
from django_q.models import OrmQ

from genglossary.models import RunStatus
from genglossary.runs.lifecycle.watchdog import Watchdog
from genglossary.runs.wake_up import wake_up
from tests.runs.given import a_pending_run, a_project, claimed, status_of
from tests.runs.lifecycle.test_unchanged_since import Clock

pytestmark = pytest.mark.django_db(transaction=True)


def look_for(seconds: int, clock: Clock, watchdog: Watchdog, *, free: bool = True) -> bool:
    stuck = False
    for _ in range(seconds):
        stuck = watchdog.look(has_free_worker=free) or stuck
        clock.now += 1
    return stuck


def test_a_run_that_waits_ten_seconds_gets_a_wake_up():
    clock = Clock()
    a_pending_run()
    watchdog = Watchdog(clock=clock)
    look_for(9, clock, watchdog)
    assert not OrmQ.objects.exists()
    look_for(3, clock, watchdog)
    assert OrmQ.objects.count() == 1


def test_a_wake_up_that_is_queued_already_is_enough():
    clock = Clock()
    a_pending_run()
    look_for(60, clock, Watchdog(clock=clock))
    assert OrmQ.objects.count() == 1


def test_nothing_happens_when_nothing_waits():
    clock = Clock()
    assert not look_for(60, clock, Watchdog(clock=clock))
    assert not OrmQ.objects.exists()


def test_a_cluster_with_a_free_worker_that_takes_nothing_is_stuck():
    clock = Clock()
    a_pending_run()
    assert look_for(40, clock, Watchdog(clock=clock))


def test_a_cluster_that_a_busy_machine_starts_slowly_is_given_twice_the_time():
    clock, run = Clock(), a_pending_run()
    watchdog = Watchdog(clock=clock)
    assert look_for(28, clock, watchdog)
    watchdog.cluster_started()
    assert not look_for(50, clock, watchdog)
    assert look_for(10, clock, watchdog)
    claimed(run)
    look_for(1, clock, watchdog)
    a_pending_run(a_project("The next"))
    assert look_for(30, clock, watchdog)


def test_a_cluster_whose_workers_are_all_busy_is_not_stuck():
    clock = Clock()
    a_pending_run()
    assert not look_for(60, clock, Watchdog(clock=clock), free=False)


def test_a_run_that_is_taken_ends_the_wait():
    clock, run = Clock(), a_pending_run()
    watchdog = Watchdog(clock=clock)
    look_for(20, clock, watchdog)
    claimed(run)
    assert not look_for(60, clock, watchdog)
    assert status_of(run) == RunStatus.RUNNING


def test_each_of_several_runs_that_wait_gets_a_wake_up():
    clock = Clock()
    for n in range(3):
        a_pending_run(a_project(f"Handbook {n}"))
    look_for(12, clock, Watchdog(clock=clock))
    assert OrmQ.objects.count() == 3


def test_a_new_cluster_is_told_at_once_of_all_that_the_old_one_may_have_lost():
    for n in range(3):
        a_pending_run(a_project(f"Handbook {n}"))
    wake_up()
    Watchdog(clock=Clock()).cluster_started()
    assert OrmQ.objects.count() == 3
