"""Which deaths in the cluster are mended by a new process, and which by a new cluster."""

from types import SimpleNamespace
from typing import Any

import pytest

from genglossary.runs.lifecycle.claim import claim
from genglossary.runs.lifecycle.process_identity import Owner, this_process
from genglossary.serving.sentinel import _leaves_the_queues_whole
from tests.runs.given import a_pending_run

pytestmark = pytest.mark.django_db(transaction=True)

PID = 2**22 - 1
IDLE_OR_BUSY, RECYCLED = -1.0, -2.0


def a_worker(timer: float) -> Any:
    return SimpleNamespace(pid=PID, timer=SimpleNamespace(value=timer), exitcode=-9)


def test_a_worker_that_died_in_the_middle_of_a_run_is_replaced():
    assert claim(a_pending_run(), owner=Owner(host=this_process().host, pid=PID, start="1"))
    assert _leaves_the_queues_whole(a_worker(IDLE_OR_BUSY))


def test_a_worker_that_died_waiting_for_work_may_have_held_the_queue_s_lock():
    assert not _leaves_the_queues_whole(a_worker(IDLE_OR_BUSY))


def test_a_worker_that_was_recycled_is_replaced():
    assert _leaves_the_queues_whole(a_worker(RECYCLED))


def test_a_pusher_that_gave_up_by_itself_is_replaced_and_a_killed_one_is_not():
    assert _leaves_the_queues_whole(SimpleNamespace(pid=PID, exitcode=0))
    assert not _leaves_the_queues_whole(SimpleNamespace(pid=PID, exitcode=-9))
