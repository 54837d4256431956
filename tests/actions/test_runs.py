"""What people do to runs is true for ever when the call returns, and is said in words that are true."""

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django_q.models import OrmQ

from genglossary.actions import runs
from genglossary.actions.runs import StartRefused, cancel, start, start_here
from genglossary.models import ACTIVE, Project, Run, RunEvent, RunStatus, RunStep, Scope
from genglossary.runs.lifecycle.process_identity import owner_of, this_process
from genglossary.runs.writing.fenced import begin_step, complete_step
from tests.runs.given import a_claimed_run, a_pending_run, a_project, claimed, status_of

pytestmark = pytest.mark.django_db


def extracted(project: Project) -> Run:
    """A completed extraction."""
    claim = a_claimed_run(project)
    step = begin_step(claim, Scope.EXTRACT)
    assert step
    complete_step(claim, step, {}, finish=lambda: None, last=True)
    return claim.run


def test_a_started_run_waits_with_the_documents_as_they_are_now_and_a_worker_is_woken_up():
    project, user = a_project(), User.objects.create(username="an-editor")
    run = start(project, by=user, source="page", fresh=True)
    assert (run.status, run.scope, run.started_by, run.options) == (
        RunStatus.PENDING,
        Scope.FULL,
        user,
        {"fresh": True},
    )
    assert list(run.versions.all()) == [document.current for document in project.documents.all()]
    assert OrmQ.objects.count() == 1
    assert RunEvent.objects.filter(run=run, source="page").exists()


def test_a_second_run_is_refused_with_the_run_that_is_in_the_way():
    project = a_project()
    first = start(project, source="page")
    with pytest.raises(StartRefused, match=f"Run {first.pk} of this project is pending already.") as refused:
        start(project, source="page")
    assert refused.value.active == first
    assert OrmQ.objects.count() == 1, "and nobody was woken up for it"
    assert Run.objects.count() == 1


def test_another_project_may_run_at_the_same_time():
    start(a_project("one"), source="page")
    start(a_project("two"), source="page")
    assert Run.objects.filter(status__in=ACTIVE).count() == 2


def test_a_run_started_here_is_this_processs_at_once_and_in_no_queue():
    claim = start_here(a_project(), source="generate")
    assert status_of(claim.run) == RunStatus.RUNNING
    assert owner_of(claim.run) == this_process()
    assert not OrmQ.objects.exists()


def test_a_run_started_here_is_refused_while_another_is_active():
    run = a_pending_run()
    with pytest.raises(StartRefused):
        start_here(run.project, source="generate")


def test_a_start_that_cannot_wake_anybody_up_leaves_no_run(monkeypatch):
    def fail() -> None:
        raise RuntimeError

    monkeypatch.setattr(runs, "wake_up", fail)
    with pytest.raises(RuntimeError):
        start(a_project(), source="page")
    assert not Run.objects.exists()


def test_a_start_that_fails_after_the_wake_up_leaves_no_wake_up(monkeypatch):
    real = runs.wake_up

    def wake_up_and_fail() -> None:
        real()
        raise RuntimeError

    monkeypatch.setattr(runs, "wake_up", wake_up_and_fail)
    with pytest.raises(RuntimeError):
        start(a_project(), source="page")
    assert not OrmQ.objects.exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("action", [lambda run: cancel(run.pk, source="x"), lambda run: start(run.project, source="x")])
def test_nobody_can_start_or_cancel_inside_a_transaction_that_may_still_be_rolled_back(action):
    run = a_pending_run()
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        action(run)
    assert status_of(run) == RunStatus.PENDING


@pytest.mark.parametrize("scope", [Scope.FULL, Scope.EXTRACT])
def test_a_project_without_documents_is_told_to_add_some(scope):
    with pytest.raises(StartRefused, match="add some first"):
        start(Project.objects.create(name="empty"), source="page", scope=scope)


@pytest.mark.parametrize("scope", [Scope.DEFINE, Scope.REVIEW, Scope.REFINE])
def test_a_later_step_without_terms_is_told_what_to_run_first(scope):
    with pytest.raises(StartRefused, match="run extract first"):
        start(a_project(), source="page", scope=scope)


def test_a_later_step_reads_the_documents_from_which_the_terms_came():
    project = a_project()
    earlier = extracted(project)
    read = list(earlier.versions.values_list("pk", flat=True))
    document = project.documents.get()
    document.current = None
    document.save()
    run = start(project, source="page", scope=Scope.DEFINE)
    assert list(run.versions.values_list("pk", flat=True)) == read


def test_terms_of_an_extraction_that_was_not_completed_do_not_count():
    claim = a_claimed_run()
    RunStep.objects.create(run=claim.run, name=Scope.EXTRACT)
    cancel(claim.run.pk, source="test")
    with pytest.raises(StartRefused, match="run extract first"):
        start(claim.run.project, source="page", scope=Scope.DEFINE)


@pytest.mark.parametrize("state", ACTIVE)
def test_a_cancelled_run_is_cancelled_and_the_log_says_by_whom(state):
    run = a_pending_run()
    if state == RunStatus.RUNNING:
        claimed(run)
    outcome = cancel(run.pk, by=User.objects.create(username="an-editor"), source="page")
    assert (outcome.run_id, outcome.cancelled, outcome.message) == (run.pk, True, "cancelled")
    run.refresh_from_db()
    assert (run.status, run.message) == (RunStatus.CANCELLED, "Cancelled by an-editor.")


def test_a_cancel_that_comes_too_late_says_what_the_run_was_and_since_when():
    run = extracted(a_project())
    outcome = cancel(run.pk, source="page")
    assert not outcome.cancelled
    assert run.finished_at
    assert outcome.message == f"already completed at {run.finished_at:%Y-%m-%d %H:%M:%S}"


def test_a_second_cancel_says_that_there_was_one():
    run = a_pending_run()
    cancel(run.pk, source="page")
    assert cancel(run.pk, source="page").message.startswith("already cancelled at ")


def test_a_cancel_of_nothing_says_so():
    assert cancel(4711, source="page").message == "not found"


def test_after_a_cancel_the_next_run_may_start_at_once():
    claim = a_claimed_run()
    cancel(claim.run.pk, source="page")
    assert start(claim.run.project, source="page").status == RunStatus.PENDING
