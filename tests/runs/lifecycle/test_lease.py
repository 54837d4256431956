"""The lease says "alive", hears "no longer yours", and gives up by itself before anybody may call it dead."""

import threading
import time
from types import SimpleNamespace

import pytest
from django.db import OperationalError

from genglossary.actions.runs import cancel
from genglossary.models import LeaseLost, Run, RunStatus
from genglossary.runs.lifecycle import lease as lease_module
from genglossary.runs.lifecycle.lease import BEAT_SECONDS, GIVE_UP_SECONDS, Lease
from tests.runs.given import a_claimed_run, claimed

pytestmark = pytest.mark.django_db(transaction=True)
REAPER_SECONDS = 15


@pytest.fixture(autouse=True)
def _quick_beats(monkeypatch):
    monkeypatch.setattr(lease_module, "BEAT_SECONDS", 0.01)


@pytest.fixture
def clock(monkeypatch):
    """The lease's clock, in the test's hands."""
    clock = SimpleNamespace(now=1000.0)
    monkeypatch.setattr(lease_module.time, "monotonic", lambda: clock.now)
    return clock


def wait_until(true, seconds: float = 10) -> None:
    for _ in range(int(seconds / 0.01)):
        if true():
            return
        time.sleep(0.01)
    pytest.fail("it never became true")


def is_lost(lease: Lease) -> bool:
    try:
        lease.check()
    except LeaseLost:
        return True
    return False


def stored(claim) -> Run:
    return Run.objects.get(pk=claim.run.pk)


def test_a_lease_beats_while_the_work_goes_on_and_no_longer():
    claim = a_claimed_run()
    with Lease(claim) as lease:
        wait_until(lambda: stored(claim).beat > 3)
        lease.check()
    after = stored(claim).beat
    time.sleep(0.1)
    assert stored(claim).beat == after


def test_what_the_work_says_of_its_progress_is_stored_by_the_next_beat():
    claim = a_claimed_run()
    with Lease(claim) as lease:
        lease.begin_step("define")
        lease.progress(3, 7, "lamp")
        wait_until(lambda: stored(claim).done == 3)
    run = stored(claim)
    assert (run.step, run.done, run.total, run.item) == ("define", 3, 7, "lamp")


def test_only_progress_counts_as_progress_a_mere_beat_does_not():
    claim = a_claimed_run()
    began = stored(claim).progress_at
    assert began
    with Lease(claim) as lease:
        wait_until(lambda: stored(claim).beat > 3)
        assert stored(claim).progress_at == began
        lease.progress(1, 2)
        wait_until(lambda: (stored(claim).progress_at or began) > began)


def test_a_very_long_item_is_shown_by_its_beginning():
    claim = a_claimed_run()
    with Lease(claim) as lease:
        lease.progress(1, 2, "long " * 1000)
        wait_until(lambda: stored(claim).done == 1)
    assert len(stored(claim).item) == 300


def test_somebody_in_the_same_process_can_watch_the_progress():
    seen = []
    claim = a_claimed_run()
    lease = Lease(claim, observer=lambda *shown: seen.append(shown))
    lease.begin_step("define")
    lease.progress(1, 2, "lamp")
    assert seen == [("define", 0, 0, ""), ("define", 1, 2, "lamp")]


def test_a_cancel_reaches_the_work_by_the_next_beat_and_calls_every_callback_once():
    claim, calls = a_claimed_run(), []
    with Lease(claim) as lease:
        lease.on_lost(lambda: calls.append("model"))
        lease.on_lost(lambda: calls.append("other"))
        lease.check()
        cancel(claim.run.pk, source="test")
        wait_until(lambda: is_lost(lease))
        wait_until(lambda: len(calls) == 2)
        lease.on_lost(lambda: calls.append("too late to wait"))
    assert calls == ["model", "other", "too late to wait"]


def test_a_run_that_another_worker_has_taken_over_is_lost_although_it_is_running():
    claim = a_claimed_run()
    with Lease(claim) as lease:
        claim.run.transition(RunStatus.PENDING)
        newer = claimed(Run.objects.get(pk=claim.run.pk))
        wait_until(lambda: is_lost(lease))
    beat = stored(claim).beat
    assert newer.epoch == 2
    time.sleep(0.05)
    assert stored(claim).beat == beat, "an old lease keeps no new claim alive"


def test_a_database_that_fails_for_a_while_loses_nothing(monkeypatch):
    claim, real = a_claimed_run(), Lease._renew
    failing = threading.Event()
    failing.set()
    tried = []

    def renew(lease: Lease) -> bool:
        tried.append(failing.is_set())
        if failing.is_set():
            raise OperationalError("the server is starting")
        return real(lease)

    monkeypatch.setattr(Lease, "_renew", renew)
    with Lease(claim) as lease:
        wait_until(lambda: len(tried) > 3)
        lease.check()
        failing.clear()
        wait_until(lambda: stored(claim).beat > 0)
        lease.check()


def test_a_database_that_goes_on_failing_makes_the_worker_stop_before_anybody_calls_it_dead(monkeypatch, clock):
    claim, calls = a_claimed_run(), []

    def renew(lease: Lease) -> bool:
        raise OperationalError("the server is gone")

    monkeypatch.setattr(Lease, "_renew", renew)
    with Lease(claim) as lease:
        lease.on_lost(lambda: calls.append("stop"))
        clock.now += GIVE_UP_SECONDS - 0.1
        time.sleep(0.1)
        lease.check()
        clock.now += 0.2
        wait_until(lambda: is_lost(lease))
    assert calls == ["stop"]


def test_a_database_that_hangs_does_so_too_although_the_beat_never_returns(monkeypatch, clock):
    claim, calls, asked, frozen = a_claimed_run(), [], threading.Event(), threading.Event()

    def renew(lease: Lease) -> bool:
        asked.set()
        return frozen.wait(30)

    monkeypatch.setattr(Lease, "_renew", renew)
    with Lease(claim) as lease:
        lease.on_lost(lambda: calls.append("abort the calls in flight"))
        assert asked.wait(10)
        lease.check()
        clock.now += GIVE_UP_SECONDS + 0.1
        wait_until(lambda: is_lost(lease))
        wait_until(lambda: len(calls) == 1)
        assert lease.given_up
        frozen.set()


def test_a_late_answer_counts_from_when_it_was_asked_for(monkeypatch, clock):
    """The database may have stored the beat at once and answered much later: the reaper counts from the former."""
    claim, real = a_claimed_run(), Lease._renew

    def renew(lease: Lease) -> bool:
        held = real(lease)
        clock.now += 1
        return held

    monkeypatch.setattr(Lease, "_renew", renew)
    lease = Lease(claim)
    clock.now += 5
    asked = clock.now
    lease._beat()
    assert lease._renewed == asked


def test_the_worker_gives_up_well_before_the_reaper_and_beats_often_enough():
    assert GIVE_UP_SECONDS + 2 * BEAT_SECONDS < REAPER_SECONDS
    assert BEAT_SECONDS * 10 < GIVE_UP_SECONDS
