"""A pending run becomes one worker's: never two, whoever is woken up how often."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from genglossary.models import Run, RunStatus
from genglossary.runs.lifecycle.claim import Claim, claim, claim_oldest
from genglossary.runs.lifecycle.process_identity import Owner, owner_of, this_process
from tests.runs.given import SOMEBODY, a_claimed_run, a_pending_run, a_project, status_of

WORKERS = 4


@pytest.mark.django_db
def test_a_claim_makes_the_run_running_and_says_whose_it_is():
    run = a_pending_run()
    held = claim(run, owner=SOMEBODY)
    assert held
    assert (status_of(run), held.epoch) == (RunStatus.RUNNING, 1)
    assert owner_of(Run.objects.get(pk=run.pk)) == SOMEBODY


@pytest.mark.django_db
@pytest.mark.parametrize("gone", [RunStatus.CANCELLED, RunStatus.RUNNING])
def test_a_run_that_is_not_pending_any_more_is_not_claimed(gone):
    run = a_pending_run()
    run.transition(gone)
    assert claim(run, owner=SOMEBODY) is None
    assert status_of(run) == gone


@pytest.mark.django_db
def test_the_run_that_has_waited_longest_is_claimed_first():
    first, second = (a_pending_run(a_project(name)) for name in ("one", "two"))
    claimed = [claim_oldest(owner=SOMEBODY), claim_oldest(owner=SOMEBODY)]
    assert [each.run.pk for each in claimed if each] == [first.pk, second.pk]


@pytest.mark.django_db
def test_a_duplicate_wake_up_finds_nothing_to_claim():
    a_claimed_run()
    assert claim_oldest(owner=SOMEBODY) is None


@pytest.mark.django_db
def test_a_run_that_goes_away_between_the_look_and_the_claim_is_passed_over(monkeypatch):
    gone, next_one = (a_pending_run(a_project(name)) for name in ("one", "two"))
    looked = iter([Run.objects.get(pk=gone.pk), Run.objects.get(pk=next_one.pk)])
    gone.transition(RunStatus.CANCELLED)
    monkeypatch.setattr("genglossary.runs.lifecycle.claim.oldest_pending", lambda: next(looked))
    claimed = claim_oldest(owner=SOMEBODY)
    assert claimed
    assert claimed.run.pk == next_one.pk


@pytest.mark.django_db(transaction=True)
def test_many_workers_woken_up_at_once_share_the_runs_and_none_gets_one_twice():
    runs = {a_pending_run(a_project(f"project {n}")).pk for n in range(6)}
    gate = threading.Barrier(WORKERS, timeout=10)

    def work() -> list[Claim]:
        gate.wait()
        held = []
        try:
            while claimed := claim_oldest(owner=this_process()):
                held.append(claimed)
        finally:
            connections.close_all()
        return held

    with ThreadPoolExecutor(WORKERS) as threads:
        shares = [future.result(30) for future in [threads.submit(work) for _ in range(WORKERS)]]

    claimed = [held for share in shares for held in share]
    assert sorted(held.run.pk for held in claimed) == sorted(runs)
    assert {held.epoch for held in claimed} == {1}


@pytest.mark.django_db
def test_a_run_that_nobody_claimed_has_no_owner():
    assert owner_of(a_pending_run()) is None


def test_this_process_is_not_dead():
    assert not this_process().is_dead()


def test_a_process_whose_number_another_one_has_now_is_dead():
    here = this_process()
    assert Owner(host=here.host, pid=here.pid, start="long ago").is_dead()


def test_nobody_here_can_say_that_a_process_of_another_host_is_dead():
    here = this_process()
    assert not Owner(host="elsewhere", pid=here.pid, start="long ago").is_dead()
