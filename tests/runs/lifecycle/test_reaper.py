"""The reaper gives back what shows no sign of life, and nothing else, by its own clock alone."""

import pytest
from django.db.models import F
from django.db.models.functions import Now

from genglossary.models import Run, RunEvent, RunStatus
from genglossary.runs.lifecycle.claim import claim
from genglossary.runs.lifecycle.process_identity import Owner, this_process
from genglossary.runs.lifecycle.reaper import Reaper
from tests.runs.given import SOMEBODY, a_claimed_run, a_pending_run, status_of
from tests.runs.lifecycle.test_unchanged_since import Clock

pytestmark = pytest.mark.django_db(transaction=True)


def look_for(seconds: int, clock: Clock, reaper: Reaper, *, every: int = 1, beating: Run | None = None) -> None:
    for _ in range(seconds // every):
        reaper.look()
        clock.now += every
        if beating:
            Run.objects.filter(pk=beating.pk).update(beat=F("beat") + 1)
    reaper.look()


def test_a_run_without_a_beat_for_fifteen_seconds_is_given_back():
    clock, run = Clock(), a_claimed_run().run
    reaper = Reaper(clock=clock)
    look_for(14, clock, reaper)
    assert status_of(run) == RunStatus.RUNNING
    look_for(2, clock, reaper)
    assert status_of(run) == RunStatus.PENDING


def test_a_run_that_beats_is_left_alone():
    clock, run = Clock(), a_claimed_run().run
    look_for(60, clock, Reaper(clock=clock), beating=run)
    assert status_of(run) == RunStatus.RUNNING


def test_after_a_sleep_of_the_machine_everybody_gets_the_time_again():
    clock, run = Clock(), a_claimed_run().run
    reaper = Reaper(clock=clock)
    look_for(10, clock, reaper)
    clock.now += 8 * 3600
    look_for(10, clock, reaper)
    assert status_of(run) == RunStatus.RUNNING


def test_a_run_whose_process_is_gone_from_this_host_is_given_back_at_once():
    gone = Owner(host=this_process().host, pid=2**22 - 1, start="1")
    run = a_pending_run()
    assert claim(run, owner=gone)
    Reaper(clock=Clock()).look()
    assert status_of(run) == RunStatus.PENDING


def test_a_run_that_beats_but_does_not_move_is_failed_with_the_reason(settings):
    settings.NO_PROGRESS_MINUTES = 2
    clock, run = Clock(), a_claimed_run().run
    look_for(121, clock, Reaper(clock=clock), beating=run)
    run.refresh_from_db()
    assert (run.status, run.message) == (RunStatus.FAILED, "No progress for 2 minutes.")


def test_the_third_claim_without_a_completed_step_is_the_last():
    clock, run = Clock(), a_claimed_run().run
    Run.objects.filter(pk=run.pk).update(attempts=3)
    look_for(16, clock, Reaper(clock=clock))
    assert status_of(run) == RunStatus.FAILED


def a_cancelled_run(owner: Owner) -> Run:
    run = a_pending_run()
    assert claim(run, owner=owner)
    assert run.transition(RunStatus.CANCELLED)
    return run


def stop_noted(run: Run) -> bool:
    run.refresh_from_db()
    return run.stopped_at is not None


def test_a_cancelled_run_whose_process_is_gone_from_this_host_has_stopped():
    run = a_cancelled_run(Owner(host=this_process().host, pid=2**22 - 1, start="1"))
    Reaper(clock=Clock()).look()
    assert stop_noted(run)
    assert status_of(run) == RunStatus.CANCELLED
    note = RunEvent.objects.filter(run=run, kind=RunEvent.Kind.NOTE).get()
    assert note.message == f"Its process {2**22 - 1} ended unexpectedly."


def test_a_cancelled_run_whose_worker_elsewhere_does_not_answer_for_a_minute_counts_as_stopped():
    clock, run = Clock(), a_cancelled_run(SOMEBODY)
    reaper = Reaper(clock=clock)
    look_for(59, clock, reaper)
    assert not stop_noted(run)
    look_for(2, clock, reaper)
    assert stop_noted(run)
    assert RunEvent.objects.filter(run=run, message__endswith="does not answer any more.").count() == 1


def test_a_stop_that_the_worker_acknowledged_is_not_noted_again():
    run = a_cancelled_run(Owner(host=this_process().host, pid=2**22 - 1, start="1"))
    Run.objects.filter(pk=run.pk).update(stopped_at=Now())
    Reaper(clock=Clock()).look()
    assert not RunEvent.objects.filter(run=run, kind=RunEvent.Kind.NOTE).exists()
