"""Runs whose worker is gone go to the next one, or end when that has been tried often enough."""

import pytest
from django_q.models import OrmQ

from genglossary.models import Run, RunEvent, RunStatus
from genglossary.runs.lifecycle import recover
from genglossary.runs.lifecycle.claim import claim
from genglossary.runs.lifecycle.process_identity import Owner, this_process
from genglossary.runs.lifecycle.recover import MOST_ATTEMPTS, recover_dead_owner, requeue
from tests.runs.given import a_claimed_run, a_pending_run, claimed, status_of

pytestmark = pytest.mark.django_db


def requeue_as_seen(run: Run):
    seen = Run.objects.get(pk=run.pk)
    return requeue(run.pk, epoch=seen.epoch, beat=seen.beat, reason="No sign of life for 15 s.")


def test_a_requeued_run_waits_for_a_worker_who_is_woken_up():
    held = a_claimed_run()
    assert requeue_as_seen(held.run)
    assert status_of(held.run) == RunStatus.PENDING
    assert OrmQ.objects.count() == 1
    assert RunEvent.objects.filter(run=held.run, source="recover", message="No sign of life for 15 s.").exists()


def test_the_run_and_the_wake_up_are_one(monkeypatch):
    def fail() -> None:
        raise RuntimeError

    monkeypatch.setattr(recover, "wake_up", fail)
    held = a_claimed_run()
    with pytest.raises(RuntimeError):
        requeue_as_seen(held.run)
    assert status_of(held.run) == RunStatus.RUNNING


def test_a_run_that_has_moved_since_it_was_seen_is_left_alone():
    held = a_claimed_run()
    seen = Run.objects.get(pk=held.run.pk)
    with held.run.fenced(held.epoch):
        pass
    assert not requeue(held.run.pk, epoch=seen.epoch, beat=seen.beat, reason="No sign of life.")
    assert status_of(held.run) == RunStatus.RUNNING
    assert not OrmQ.objects.exists()


def test_a_run_whose_worker_dies_again_and_again_fails_with_a_reason():
    run = a_pending_run()
    for _ in range(MOST_ATTEMPTS - 1):
        claimed(run)
        assert requeue_as_seen(run).status == RunStatus.PENDING
    claimed(run)
    assert requeue_as_seen(run).status == RunStatus.FAILED
    run.refresh_from_db()
    assert run.message == "No sign of life for 15 s. It was tried 3 times without completing a step."
    assert OrmQ.objects.count() == MOST_ATTEMPTS - 1


@pytest.mark.parametrize("status", [RunStatus.CANCELLED, RunStatus.FAILED, RunStatus.PENDING])
def test_a_run_that_is_not_running_is_not_requeued(status):
    held = a_claimed_run()
    held.run.transition(status)
    assert not requeue_as_seen(held.run)
    assert status_of(held.run) == status


def test_a_run_that_is_gone_is_not_found():
    assert requeue(4711, epoch=1, beat=0, reason="").result == "not_found"


def test_a_run_whose_process_of_this_host_is_gone_ends_at_once():
    run = a_pending_run()
    here = this_process()
    assert claim(run, owner=Owner(host=here.host, pid=here.pid, start="before the last boot"))
    recover_dead_owner(run.project)
    assert status_of(run) == RunStatus.FAILED


def test_a_run_of_a_living_process_or_of_another_host_is_left_alone():
    mine, far = a_pending_run(), a_claimed_run()
    assert claim(mine, owner=this_process())
    for run in (mine, far.run):
        recover_dead_owner(run.project)
        assert status_of(run) == RunStatus.RUNNING
