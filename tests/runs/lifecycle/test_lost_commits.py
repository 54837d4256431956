"""A connection lost while committing: what landed is a success, what did not is not, and nothing is done twice."""

import pytest
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper

from genglossary.actions import runs
from genglossary.models import RunEvent, RunStatus, RunStep, Scope
from genglossary.runs.lifecycle.claim import claim
from genglossary.runs.writing.fenced import begin_step, complete_step
from tests.runs.given import SOMEBODY, a_claimed_run, a_pending_run, status_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def lose_connection(monkeypatch):
    """The next commit raises: after it landed, or instead of it."""

    def lose(*, landed: bool) -> None:
        real = BaseDatabaseWrapper._commit  # pyright: ignore[reportAttributeAccessIssue]

        def commit(self) -> None:
            monkeypatch.setattr(BaseDatabaseWrapper, "_commit", real)
            if landed:
                real(self)
            raise OperationalError("the connection was lost")

        monkeypatch.setattr(BaseDatabaseWrapper, "_commit", commit)

    return lose


def test_a_cancel_that_landed_unheard_is_a_cancel(lose_connection):
    run = a_claimed_run().run
    lose_connection(landed=True)
    assert runs.cancel(run.pk, source="test").cancelled
    assert RunEvent.objects.filter(run=run, to_status=RunStatus.CANCELLED).count() == 1


def test_a_cancel_that_did_not_land_is_done_again(lose_connection):
    run = a_claimed_run().run
    lose_connection(landed=False)
    assert runs.cancel(run.pk, source="test").cancelled
    assert status_of(run) == RunStatus.CANCELLED


def test_a_claim_that_landed_unheard_is_the_claimer_s(lose_connection):
    run = a_pending_run()
    lose_connection(landed=True)
    claimed = claim(run, owner=SOMEBODY)
    assert claimed
    assert claimed.epoch == 1


def test_a_claim_that_did_not_land_is_nobody_s(lose_connection):
    run = a_pending_run()
    lose_connection(landed=False)
    assert claim(run, owner=SOMEBODY) is None
    assert status_of(run) == RunStatus.PENDING


def test_a_last_step_that_landed_unheard_completed_the_run(lose_connection):
    claimed = a_claimed_run()
    step = begin_step(claimed, Scope.EXTRACT)
    assert step
    lose_connection(landed=True)
    complete_step(claimed, step, {}, finish=lambda: None, last=True)
    assert status_of(claimed.run) == RunStatus.COMPLETED


def test_a_last_step_that_did_not_land_says_so(lose_connection):
    claimed = a_claimed_run()
    step = begin_step(claimed, Scope.EXTRACT)
    assert step
    lose_connection(landed=False)
    with pytest.raises(OperationalError):
        complete_step(claimed, step, {}, finish=lambda: None, last=True)
    assert status_of(claimed.run) == RunStatus.RUNNING
    assert not RunStep.objects.filter(completed_at__isnull=False).exists()
