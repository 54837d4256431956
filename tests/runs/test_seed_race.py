"""The race for which this project was founded.

A worker looks: "was I cancelled?" No. Then the cancel arrives, and the person is told "cancelled". Then the worker,
which knows nothing of it, writes "completed". Here both sides are real threads with connections of their own, and
two events make them take their turns in exactly that order. Run with DATABASE_URL set to see it on PostgreSQL.
"""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections, transaction

from genglossary.actions.runs import CancelOutcome, cancel
from genglossary.models import LeaseLost, Run, RunStatus, RunStep, Scope
from genglossary.runs.lifecycle.claim import Claim
from genglossary.runs.writing.fenced import begin_step, complete_step
from tests.runs.given import a_claimed_run, status_of
from tests.runs.mutants import check_then_save, without_the_trigger

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 40


def test_a_run_cancelled_between_the_workers_look_and_its_last_write_ends_cancelled():
    claim = a_claimed_run()

    told, worker_error = in_the_founding_order(claim, write_completed=complete)

    assert told.cancelled
    assert isinstance(worker_error, LeaseLost)
    assert status_of(claim.run) == RunStatus.CANCELLED
    assert not RunStep.objects.filter(run=claim.run, completed_at__isnull=False).exists()


def test_the_usual_check_then_save_loses_the_race_so_this_test_can_see_it():
    claim = a_claimed_run()

    with without_the_trigger():
        told, worker_error = in_the_founding_order(claim, write_completed=complete_naively)

    assert told.cancelled
    assert worker_error is None
    assert status_of(claim.run) == RunStatus.COMPLETED, "the person was told cancelled, and it is completed"


def test_even_check_then_save_cannot_break_the_promise_because_the_database_refuses():
    claim = a_claimed_run()

    told, worker_error = in_the_founding_order(claim, write_completed=complete_naively)

    assert told.cancelled
    assert "final" in str(worker_error)
    assert status_of(claim.run) == RunStatus.CANCELLED


def test_a_cancel_that_comes_too_late_says_so():
    claim = a_claimed_run()
    step = begin_step(claim, Scope.EXTRACT)
    assert step
    complete(claim, step)

    told = cancel(claim.run.pk, source="test")

    assert not told.cancelled
    assert told.message.startswith("already completed at ")
    assert status_of(claim.run) == RunStatus.COMPLETED


def test_when_both_come_at_once_one_wins_and_both_know_which():
    for _ in range(ROUNDS):
        claim = a_claimed_run()
        told, worker_error = at_once(claim)
        assert told.cancelled == isinstance(worker_error, LeaseLost)
        assert status_of(claim.run) == (RunStatus.CANCELLED if told.cancelled else RunStatus.COMPLETED)


def in_the_founding_order(
    claim: Claim, *, write_completed: Callable[[Claim, RunStep], None]
) -> tuple[CancelOutcome, BaseException | None]:
    """Worker looks; cancel; worker writes. Returns what the person was told, and the worker's error if any."""
    looked, answered = threading.Event(), threading.Event()
    step = begin_step(claim, Scope.EXTRACT)
    assert step

    def worker() -> None:
        assert Run.objects.get(pk=claim.run.pk).status == RunStatus.RUNNING, "was I cancelled? no"
        looked.set()
        assert answered.wait(10)
        write_completed(claim, step)

    with ThreadPoolExecutor(1) as threads:
        work = threads.submit(with_own_connection, worker)
        assert looked.wait(10)
        told = cancel(claim.run.pk, source="test")
        answered.set()
        return told, work.exception(timeout=30)


def at_once(claim: Claim) -> tuple[CancelOutcome, BaseException | None]:
    """Both sides start together and nothing decides who is first."""
    gate = threading.Barrier(2, timeout=10)
    step = begin_step(claim, Scope.EXTRACT)
    assert step

    def worker() -> None:
        gate.wait()
        complete(claim, step)

    def person() -> CancelOutcome:
        gate.wait()
        return cancel(claim.run.pk, source="test")

    with ThreadPoolExecutor(2) as threads:
        work, asked = threads.submit(with_own_connection, worker), threads.submit(with_own_connection, person)
        return asked.result(timeout=30), work.exception(timeout=30)


def complete(claim: Claim, step: RunStep) -> None:
    complete_step(claim, step, {}, finish=lambda: None, last=True)


def complete_naively(claim: Claim, step: RunStep) -> None:
    """The worker's object still says "running": it was read at the look."""
    with transaction.atomic():
        check_then_save(claim.run, RunStatus.COMPLETED)


def with_own_connection(task: Callable):
    try:
        return task()
    finally:
        connections.close_all()
