"""A claimed run is worked on to its end, whatever that is, and nothing that goes wrong in the work is lost."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from django_q.models import OrmQ

from genglossary.actions.runs import cancel
from genglossary.engines.protocol import EngineError
from genglossary.models import LeaseLost, Run, RunEvent, RunStatus, RunStep, Scope
from genglossary.runs import execute as execute_module
from genglossary.runs.execute import execute, release
from genglossary.runs.lifecycle import lease as lease_module
from genglossary.runs.work import StepRefused, StepResult, Work
from tests.runs.given import a_claimed_run, a_term, claimed, status_of

pytestmark = pytest.mark.django_db(transaction=True)
ALL = ["extract", "define", "review", "refine"]


class Steps:
    """Steps that do what the test says and remember that they were called."""

    def __init__(self) -> None:
        self.performed: list[str] = []
        self.instead = {}

    def perform(self, work: Work) -> StepResult:
        self.performed.append(work.step.name)
        if instead := self.instead.get(work.step.name):
            instead(work)
        return StepResult(summary={"terms": len(self.performed)})


@pytest.fixture
def steps(monkeypatch) -> Steps:
    steps = Steps()
    monkeypatch.setattr(execute_module, "PERFORM", dict.fromkeys(ALL, steps.perform))
    monkeypatch.setattr(execute_module, "engine_for", lambda run, lease: None)
    monkeypatch.setattr(lease_module, "BEAT_SECONDS", 0.01)
    return steps


def reason_of(run: Run) -> str:
    return Run.objects.values_list("message", flat=True).get(pk=run.pk)


def completed_steps(run: Run) -> list[str]:
    return list(RunStep.objects.filter(run=run, completed_at__isnull=False).values_list("name", flat=True))


def test_a_full_run_performs_every_step_in_order_and_is_completed(steps):
    claim = a_claimed_run(scope=Scope.FULL)
    assert execute(claim) == RunStatus.COMPLETED
    assert steps.performed == ALL
    assert completed_steps(claim.run) == ALL
    run = Run.objects.get(pk=claim.run.pk)
    assert run.finished_at
    assert run.stopped_at
    assert [step.summary["terms"] for step in RunStep.objects.filter(run=run)] == [1, 2, 3, 4]


@pytest.mark.parametrize("scope", ["extract", "define", "review", "refine"])
def test_every_other_scope_performs_its_own_step(steps, scope):
    claim = a_claimed_run(scope=scope)
    assert execute(claim) == RunStatus.COMPLETED
    assert steps.performed == [scope]


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (StepRefused("There are no terms: run extract first."), "There are no terms: run extract first."),
        (EngineError("The model server does not answer."), "The model server does not answer."),
        (ValueError("no such thing"), "Unexpected ValueError: no such thing"),
    ],
    ids=["refused", "engine", "unexpected"],
)  # fmt: skip
def test_a_step_that_fails_makes_the_run_failed_with_the_reason_and_keeps_earlier_steps(steps, error, reason):
    def fail(work: Work) -> None:
        raise error

    steps.instead["review"] = fail
    claim = a_claimed_run(scope=Scope.FULL)
    assert execute(claim) == RunStatus.FAILED
    assert reason_of(claim.run) == reason
    assert completed_steps(claim.run) == ["extract", "define"]


def test_an_engine_that_cannot_be_had_makes_the_run_failed(steps, monkeypatch):
    def refuse(run, lease):
        raise EngineError("There is no engine called 'x'.")

    monkeypatch.setattr(execute_module, "engine_for", refuse)
    claim = a_claimed_run()
    assert execute(claim) == RunStatus.FAILED
    assert reason_of(claim.run) == "There is no engine called 'x'."


def test_a_cancel_during_a_step_stops_it_and_the_worker_says_that_it_has_stopped(steps):
    reached, told = threading.Event(), []

    def work_until_told(work: Work) -> None:
        work.lease.on_lost(lambda: told.append("abort the calls in flight"))
        reached.set()
        for _ in range(1000):
            work.lease.check()
            threading.Event().wait(0.01)
        pytest.fail("nobody told the step")

    steps.instead["define"] = work_until_told
    claim = a_claimed_run(scope=Scope.FULL)
    with ThreadPoolExecutor(1) as threads:
        worker = threads.submit(_closing_connections, lambda: execute(claim))
        assert reached.wait(10)
        assert cancel(claim.run.pk, source="test").cancelled
        assert worker.result(10) == RunStatus.CANCELLED
    run = Run.objects.get(pk=claim.run.pk)
    assert not run.is_stopping
    assert completed_steps(run) == ["extract"], "what was completed before the cancel stays published"
    assert told == ["abort the calls in flight"]
    assert steps.performed == ["extract", "define"]


def test_a_cancel_that_a_step_does_not_notice_is_noticed_by_the_database(steps):
    steps.instead["define"] = lambda work: cancel(work.run.pk, source="test")
    claim = a_claimed_run(scope=Scope.FULL)
    assert execute(claim) == RunStatus.CANCELLED
    assert completed_steps(claim.run) == ["extract"]


def test_an_error_after_the_cancel_does_not_make_the_run_failed(steps):
    def cancel_and_fail(work: Work) -> None:
        cancel(work.run.pk, source="test")
        raise ValueError("the connection was closed under me")

    steps.instead["extract"] = cancel_and_fail
    claim = a_claimed_run()
    assert execute(claim) == RunStatus.CANCELLED


def test_a_worker_whose_run_has_gone_to_another_leaves_it_alone(steps):
    def take_over(work: Work) -> None:
        Run.objects.get(pk=work.run.pk).transition(RunStatus.PENDING)
        claimed(Run.objects.get(pk=work.run.pk))

    steps.instead["extract"] = take_over
    claim = a_claimed_run()
    assert execute(claim) == RunStatus.RUNNING
    run = Run.objects.get(pk=claim.run.pk)
    assert (run.epoch, run.stopped_at) == (2, None), "only the worker that has it may say that it stopped"


def test_a_resumed_run_repeats_no_completed_step(steps):
    def die(work: Work) -> None:
        raise KeyboardInterrupt

    steps.instead["review"] = die
    claim = a_claimed_run(scope=Scope.FULL)
    with pytest.raises(KeyboardInterrupt):
        execute(claim)
    assert status_of(claim.run) == RunStatus.RUNNING, "who was interrupted decides what becomes of the run"

    claim.run.transition(RunStatus.PENDING)
    steps.instead.clear()
    assert execute(claimed(claim.run)) == RunStatus.COMPLETED
    assert steps.performed == ["extract", "define", "review", "review", "refine"]


def test_a_run_that_was_deleted_meanwhile_ends_the_work_quietly(steps):
    steps.instead["extract"] = lambda work: Run.objects.all().delete()
    assert execute(a_claimed_run()) == "deleted"


def test_results_of_a_step_that_lost_its_run_at_the_end_are_not_to_be_seen(steps, monkeypatch):
    def perform(work: Work) -> StepResult:
        cancel(work.run.pk, source="test")
        return StepResult(summary={}, finish=lambda: a_term(work.run.project) and None)

    monkeypatch.setitem(execute_module.PERFORM, "extract", perform)
    claim = a_claimed_run()
    assert execute(claim) == RunStatus.CANCELLED
    assert not claim.run.project.terms.exists()


def test_a_released_run_waits_again_for_a_worker_that_is_woken_up_and_the_attempt_does_not_count():
    claim = a_claimed_run()
    assert release(claim, "This worker is stopping.")
    run = Run.objects.get(pk=claim.run.pk)
    assert (run.status, run.attempts) == (RunStatus.PENDING, 0)
    assert OrmQ.objects.count() == 1
    event = RunEvent.objects.filter(run=run, to_status=RunStatus.PENDING).get()
    assert event.message == "This worker is stopping."


def test_a_release_after_a_completed_step_counts_no_attempt_either(steps):
    claim = a_claimed_run(scope=Scope.FULL)
    claim.run.transition(RunStatus.PENDING)
    again = claimed(claim.run)
    steps.instead["define"] = lambda work: release(again, "stopping")
    assert execute(again) == RunStatus.PENDING
    assert Run.objects.get(pk=claim.run.pk).attempts == 0


def test_a_run_that_is_not_held_any_more_is_not_released():
    claim = a_claimed_run()
    cancel(claim.run.pk, source="test")
    assert not release(claim, "stopping")
    assert status_of(claim.run) == RunStatus.CANCELLED
    assert not OrmQ.objects.exists()


def test_the_lease_is_over_when_the_work_is(steps):
    execute(a_claimed_run())
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("lease-")]


def test_lost_and_failed_are_not_mixed_up(steps):
    def lose(work: Work) -> None:
        raise LeaseLost

    steps.instead["extract"] = lose
    claim = a_claimed_run()
    assert execute(claim) == RunStatus.RUNNING, "nobody ended the run: the reaper will find it without a beat"


def _closing_connections(task):
    try:
        return task()
    finally:
        connections.close_all()
