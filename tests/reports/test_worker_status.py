from datetime import timedelta

import pytest
from django.utils.timezone import now

from genglossary.models import Run, RunStatus, Worker
from genglossary.reports.worker_status import no_worker_line
from tests.factories import make_run

pytestmark = pytest.mark.django_db

LONG_AGO = timedelta(minutes=5)


@pytest.fixture
def waiting():
    run = make_run()
    Run.objects.filter(pk=run.pk).update(created_at=now() - LONG_AGO)
    return run


def worker(**values):
    return Worker.objects.create(name="host-1", host="host", pid=1, **values)


@pytest.mark.usefixtures("waiting")
def test_a_run_that_waits_for_nobody_is_told_with_the_command_that_helps():
    assert no_worker_line() == ("No worker is answering, and 1 run is waiting. Start one with: genglossary serve")


def test_nothing_is_said_when_nothing_waits():
    make_run(status=RunStatus.COMPLETED)
    assert no_worker_line() == ""


def test_a_run_that_has_just_been_made_may_wait_a_moment():
    make_run()
    assert no_worker_line() == ""


@pytest.mark.usefixtures("waiting")
def test_a_worker_that_was_seen_lately_is_there():
    worker()
    assert no_worker_line() == ""


@pytest.mark.usefixtures("waiting")
def test_a_worker_that_stopped_or_was_not_seen_for_long_is_not_there():
    gone = worker(seen_at=now() - LONG_AGO)
    assert no_worker_line()
    Worker.objects.filter(pk=gone.pk).update(seen_at=now(), stopped_at=now())
    assert no_worker_line()


@pytest.mark.usefixtures("waiting")
def test_a_run_that_moves_shows_that_somebody_works_and_the_others_wait_for_their_turn():
    busy = make_run(status=RunStatus.RUNNING)
    assert no_worker_line() == ""
    Run.objects.filter(pk=busy.pk).update(progress_at=now() - LONG_AGO)
    assert no_worker_line()
