"""A worker that stops by itself gives its run back; one that was cancelled or replaced touches nothing."""

import time

import pytest
from django.db import OperationalError
from django_q.models import OrmQ

from genglossary.actions import runs
from genglossary.models import LeaseLost, Run, RunStatus
from genglossary.runs import execute as module
from genglossary.runs.execute import execute
from genglossary.runs.lifecycle import lease as lease_module
from genglossary.runs.lifecycle import shutdown
from genglossary.runs.lifecycle.lease import Lease
from genglossary.tasks import execute_oldest_pending_run
from tests.runs.given import a_claimed_run, a_pending_run, status_of

pytestmark = pytest.mark.django_db(transaction=True)


def work_until_lost(monkeypatch, meanwhile=lambda: None) -> None:
    """In the place of the steps: something that takes long, and asks whether it may go on."""

    def perform(claim, lease):
        meanwhile()
        work_for_a_minute(lease)

    monkeypatch.setattr(module, "_perform_steps", perform)


def work_for_a_minute(lease: Lease) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        lease.check()
        time.sleep(0.02)


def test_a_worker_that_is_asked_to_stop_gives_its_run_back_uncounted(monkeypatch):
    claimed = a_claimed_run()
    monkeypatch.setattr(shutdown, "_asked", False)
    work_until_lost(monkeypatch, meanwhile=shutdown.ask)
    assert execute(claimed) == RunStatus.PENDING
    claimed.run.refresh_from_db()
    assert claimed.run.attempts == 0
    assert claimed.run.stopped_at
    assert OrmQ.objects.count() == 1


def test_a_worker_that_is_stopping_takes_no_further_run(monkeypatch):
    run = a_pending_run()
    monkeypatch.setattr(shutdown, "_asked", True)
    assert execute_oldest_pending_run() == "stopping"
    assert status_of(run) == RunStatus.PENDING


def test_a_stop_that_comes_after_the_cancel_changes_nothing(monkeypatch):
    claimed = a_claimed_run()
    monkeypatch.setattr(shutdown, "_asked", False)

    def cancel_and_stop() -> None:
        runs.cancel(claimed.run.pk, source="test")
        shutdown.ask()

    work_until_lost(monkeypatch, meanwhile=cancel_and_stop)
    assert execute(claimed) == RunStatus.CANCELLED


def test_a_worker_that_cannot_renew_gives_up_and_gives_back(monkeypatch):
    claimed = a_claimed_run()
    monkeypatch.setattr(lease_module, "GIVE_UP_SECONDS", 0.5)

    def away(self):
        raise OperationalError("the server is away")

    monkeypatch.setattr(Lease, "_renew", away)
    work_until_lost(monkeypatch)
    assert execute(claimed) == RunStatus.PENDING


def test_a_beat_that_hangs_ends_the_work_too(monkeypatch):
    claimed = a_claimed_run()
    monkeypatch.setattr(lease_module, "GIVE_UP_SECONDS", 0.5)
    monkeypatch.setattr(Lease, "_renew", lambda self: time.sleep(3) or True)
    with Lease(claimed) as lease, pytest.raises(LeaseLost):
        work_for_a_minute(lease)
    assert lease.given_up == lease_module.UNREACHABLE


def test_a_database_that_fails_in_the_work_costs_an_attempt(monkeypatch):
    claimed = a_claimed_run()

    def perform(claim, lease):
        raise OperationalError("the server closed the connection")

    monkeypatch.setattr(module, "_perform_steps", perform)
    assert execute(claimed) == RunStatus.PENDING
    assert Run.objects.get().attempts == 1


def test_a_database_that_is_still_away_leaves_the_run_to_the_reaper(monkeypatch):
    claimed = a_claimed_run()

    def away(*args, **kwargs):
        raise OperationalError("the server is away")

    monkeypatch.setattr(module, "_perform_steps", away)
    monkeypatch.setattr(module, "requeue", away)
    assert execute(claimed) == "unknown"
    assert status_of(claimed.run) == RunStatus.RUNNING


def test_a_run_that_no_worker_may_take_over_fails_with_the_reason(monkeypatch):
    claimed = a_claimed_run()

    def perform(claim, lease):
        raise OperationalError("the server closed the connection")

    monkeypatch.setattr(module, "_perform_steps", perform)
    assert execute(claimed, alone=True) == RunStatus.FAILED
    claimed.run.refresh_from_db()
    assert claimed.run.message == "The database did not answer: the server closed the connection"
    assert not OrmQ.objects.exists()


def test_a_lone_process_that_cannot_renew_ends_its_run(monkeypatch):
    claimed = a_claimed_run()
    monkeypatch.setattr(lease_module, "GIVE_UP_SECONDS", 0.5)

    def away(self):
        raise OperationalError("the server is away")

    monkeypatch.setattr(Lease, "_renew", away)
    work_until_lost(monkeypatch)
    assert execute(claimed, alone=True) == RunStatus.FAILED
    claimed.run.refresh_from_db()
    assert claimed.run.message == lease_module.UNREACHABLE
