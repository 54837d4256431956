"""The one door for a run's status, and the database behind it that believes nobody."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from genglossary.models import FINAL, LeaseLost, Run, RunEvent, RunStatus, RunStep, Scope, StatusIsTransitionOnly, Term
from tests.runs.given import a_claimed_run, a_pending_run, a_project, a_term, claimed, status_of
from tests.runs.mutants import without_the_trigger, without_the_unique_constraint

pytestmark = pytest.mark.django_db

PENDING, RUNNING, COMPLETED, FAILED, CANCELLED = RunStatus
ALLOWED = {
    (PENDING, RUNNING),
    (PENDING, CANCELLED),
    (RUNNING, PENDING),
    (RUNNING, COMPLETED),
    (RUNNING, FAILED),
    (RUNNING, CANCELLED),
}


def a_run_that_is(status: str) -> Run:
    run = a_pending_run()
    if status != PENDING:
        claimed(run)
    if status in FINAL:
        assert run.transition(status, message="as the test wishes")
    return run


@pytest.mark.parametrize("to", RunStatus)
@pytest.mark.parametrize("at", RunStatus)
def test_a_transition_is_done_exactly_where_the_diagram_has_an_arrow(at, to):
    run = a_run_that_is(at)
    outcome = run.transition(to)
    assert bool(outcome) == ((at, to) in ALLOWED)
    assert status_of(run) == (to if outcome else at)
    assert outcome.status == (to if outcome else at)


def test_a_transition_of_a_run_that_is_gone_says_not_found():
    run = a_pending_run()
    Run.objects.all().delete()
    outcome = run.transition(CANCELLED)
    assert (outcome.result, outcome.status, bool(outcome)) == ("not_found", "", False)


def test_a_refused_transition_tells_what_the_run_is_and_since_when_and_changes_nothing():
    run = a_run_that_is(COMPLETED)
    before = Run.objects.values().get(pk=run.pk)
    outcome = run.transition(CANCELLED, by=None, source="test")
    assert (outcome.result, outcome.status, outcome.finished_at) == ("not_allowed", COMPLETED, run.finished_at)
    assert Run.objects.values().get(pk=run.pk) == before
    assert not RunEvent.objects.filter(run=run, to_status=CANCELLED).exists()


def test_what_an_object_remembers_decides_nothing():
    run = a_pending_run()
    stale = Run.objects.get(pk=run.pk)
    run.transition(CANCELLED)
    assert stale.status == PENDING
    assert not stale.transition(RUNNING)
    assert stale.status == CANCELLED, "the object says the truth afterwards"


def test_a_transition_for_an_older_claim_or_another_beat_is_refused():
    claim = a_claimed_run()
    run = claim.run
    assert run.transition(COMPLETED, epoch=claim.epoch + 1).result == "not_allowed"
    assert run.transition(PENDING, epoch=claim.epoch, beat=run.beat + 1).result == "not_allowed"
    assert run.transition(PENDING, epoch=claim.epoch, beat=run.beat)


def test_every_transition_leaves_an_event_that_says_who_from_where_to_where_and_why():
    user = User.objects.create(username="an-editor")
    claim = a_claimed_run()
    claim.run.transition(CANCELLED, by=user, source="page", message="No longer needed.")
    event = RunEvent.objects.filter(run=claim.run).last()
    assert event
    assert (event.kind, event.from_status, event.to_status) == ("transition", RUNNING, CANCELLED)
    assert (event.actor, event.source, event.message) == (user, "page", "No longer needed.")
    assert event.epoch == claim.epoch
    assert timezone.now() - event.at < timedelta(minutes=1)


def test_a_transition_and_its_event_are_one(monkeypatch):
    def fail(**values):
        raise RuntimeError

    run = a_pending_run()
    monkeypatch.setattr(RunEvent.objects, "create", fail)
    with pytest.raises(RuntimeError):
        run.transition(CANCELLED)
    assert status_of(run) == PENDING


def test_a_claim_counts_the_epoch_and_the_attempt_and_forgets_the_progress_of_the_last():
    claim = a_claimed_run()
    Run.objects.filter(pk=claim.run.pk).update(done=3, total=9, item="lamp")
    claim.run.transition(PENDING)
    again = claimed(claim.run)
    assert (again.epoch, again.run.attempts) == (2, 2)
    assert (again.run.done, again.run.total, again.run.item) == (0, 0, "")


def test_a_run_is_stopping_from_its_cancel_until_its_worker_has_said_that_it_stopped():
    claim = a_claimed_run()
    claim.run.transition(CANCELLED)
    assert claim.run.is_stopping
    Run.objects.filter(pk=claim.run.pk).update(stopped_at=timezone.now())
    claim.run.refresh_from_db()
    assert not claim.run.is_stopping


def test_a_run_cancelled_before_any_worker_took_it_is_not_stopping():
    run = a_pending_run()
    run.transition(CANCELLED)
    assert not run.is_stopping


def test_a_saved_run_is_never_saved_again():
    run = a_pending_run()
    run.status = COMPLETED
    with pytest.raises(StatusIsTransitionOnly):
        run.save()
    with pytest.raises(StatusIsTransitionOnly):
        run.save(update_fields=["item"])


def test_a_run_made_up_with_the_key_of_another_does_not_overwrite_it():
    claim = a_claimed_run()
    with pytest.raises(IntegrityError), transaction.atomic():
        Run(pk=claim.run.pk, project=claim.run.project).save()
    assert status_of(claim.run) == RUNNING


def test_a_run_begins_as_pending():
    with pytest.raises(StatusIsTransitionOnly):
        Run.objects.create(project=a_project(), status=RUNNING)


@pytest.mark.parametrize(
    "write",
    [
        lambda run: Run.objects.filter(pk=run.pk).update(status=CANCELLED),
        lambda run: run.project.runs.update(status=CANCELLED),
        lambda run: Run.objects.bulk_update([run], ["status"]),
        lambda run: Run.objects.bulk_create([Run(project=run.project)]),
        lambda run: Run.objects.update_or_create(pk=run.pk, defaults={"status": CANCELLED}),
    ],
    ids=["update", "related update", "bulk_update", "bulk_create", "update_or_create"],
)
def test_no_queryset_writes_a_status(write):
    run = a_pending_run()
    with pytest.raises(StatusIsTransitionOnly), transaction.atomic():
        write(run)
    assert status_of(run) == PENDING


@pytest.mark.parametrize("final", FINAL)
def test_the_database_refuses_to_leave_a_final_status_whoever_writes(final):
    run = a_run_that_is(final)
    for status in sorted(set(RunStatus) - {final}):
        finished_at = "finished_at" if status in FINAL else "NULL"  # so that no check constraint is in the way
        with pytest.raises(IntegrityError, match="final"):
            by_sql(run, f"status = '{status}', finished_at = {finished_at}")
    assert status_of(run) == final


def test_without_the_trigger_the_database_would_let_it_pass():
    with without_the_trigger(), pytest.raises(pytest.fail.Exception):
        test_the_database_refuses_to_leave_a_final_status_whoever_writes(CANCELLED)


def test_a_final_run_may_still_be_told_other_things():
    run = a_run_that_is(CANCELLED)
    by_sql(run, "status = status, message = 'as before'")
    assert status_of(run) == CANCELLED


def test_a_project_has_one_active_run_at_most():
    run = a_pending_run()
    with pytest.raises(IntegrityError), transaction.atomic():
        Run.objects.create(project=run.project)
    run.transition(CANCELLED)
    assert Run.objects.create(project=run.project).is_active


def test_without_the_unique_constraint_it_would_have_two():
    with without_the_unique_constraint(), pytest.raises(pytest.fail.Exception):
        test_a_project_has_one_active_run_at_most()


@pytest.mark.parametrize(
    "nonsense",
    ["status = 'paused'", "status = 'completed'", "finished_at = CURRENT_TIMESTAMP", "epoch = 0", "scope = 'half'"],
)
def test_the_database_refuses_a_running_run_whose_fields_do_not_fit_each_other(nonsense):
    claim = a_claimed_run()
    with pytest.raises(IntegrityError):
        by_sql(claim.run, nonsense)


def test_the_writes_of_the_worker_that_holds_the_run_are_committed():
    claim = a_claimed_run()
    with claim.run.fenced(claim.epoch):
        a_term(claim.run.project)
    assert Term.objects.exists()


@pytest.mark.parametrize("lost", [CANCELLED, PENDING, FAILED])
def test_the_writes_of_a_worker_that_lost_the_run_are_rolled_back(lost):
    claim = a_claimed_run()
    claim.run.transition(lost)
    with pytest.raises(LeaseLost), claim.run.fenced(claim.epoch):
        a_term(claim.run.project)
    assert not Term.objects.exists()


def test_a_worker_whose_run_has_gone_to_another_cannot_write_although_it_is_running():
    claim = a_claimed_run()
    claim.run.transition(PENDING)
    newer = claimed(claim.run)
    with pytest.raises(LeaseLost), claim.run.fenced(claim.epoch):
        a_term(claim.run.project)
    with newer.run.fenced(newer.epoch):
        a_term(claim.run.project, "tower")
    assert [term.text for term in Term.objects.all()] == ["tower"]


def test_passing_the_fence_is_a_sign_of_life():
    claim = a_claimed_run()
    beat = claim.run.beat
    with claim.run.fenced(claim.epoch):
        pass
    claim.run.refresh_from_db()
    assert claim.run.beat == beat + 1


def test_a_run_has_each_step_once():
    run = a_pending_run()
    RunStep.objects.create(run=run, name=Scope.EXTRACT)
    with pytest.raises(IntegrityError), transaction.atomic():
        RunStep.objects.create(run=run, name=Scope.EXTRACT)


def test_a_full_run_has_all_steps_in_order_and_every_other_scope_its_own():
    assert Run(scope=Scope.FULL).step_names == ("extract", "define", "review", "refine")
    assert Run(scope=Scope.REVIEW).step_names == ("review",)


def by_sql(run: Run, assignments: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE genglossary_run SET {assignments} WHERE id = %s", [run.pk])
