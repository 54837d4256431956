from datetime import UTC, datetime, timedelta
from typing import get_args

import pytest
from django.utils.translation import override

from genglossary.models import Run, RunStatus
from genglossary.pipeline.terms.selection import in_words
from genglossary.pipeline.types import Reason
from genglossary.reports.wording import (
    REASONS,
    counts_in_words,
    duration_in_words,
    duration_of,
    on_one_line,
    percent_of_step,
    reason_in_words,
    status_in_words,
    step_in_words,
)
from genglossary.runs.lifecycle.process_identity import this_process
from genglossary.runs.quantity import quantity

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0.0 s"),
        (0.44, "0.4 s"),
        (9.97, "10 s"),
        (59.4, "59 s"),
        (59.6, "1 min 00 s"),
        (185, "3 min 05 s"),
        (3599.7, "1 h 00 min"),
        (7621, "2 h 07 min"),
        (200_000, "55 h 33 min"),
    ],
)
def test_a_duration_is_told_in_two_units(seconds, words):
    assert duration_in_words(timedelta(seconds=seconds)) == words


def test_a_run_that_no_worker_took_has_no_duration():
    assert duration_of(Run(status=RunStatus.PENDING), NOON) is None
    assert duration_in_words(None) == "–"


def test_a_running_run_lasts_until_now_and_an_ended_one_until_its_end():
    run = Run(status=RunStatus.RUNNING, started_at=NOON - timedelta(minutes=5))
    assert duration_of(run, NOON) == timedelta(minutes=5)
    run.finished_at = NOON - timedelta(minutes=2)
    assert duration_of(run, NOON) == timedelta(minutes=3)


def test_a_database_clock_that_is_ahead_makes_no_negative_duration():
    assert duration_of(Run(started_at=NOON + timedelta(seconds=2)), NOON) == timedelta(0)


def test_a_cancelled_run_is_stopping_until_its_worker_has_said_so():
    assert status_in_words(Run(status=RunStatus.CANCELLED, epoch=1)) == "cancelled, worker stopping"
    assert status_in_words(Run(status=RunStatus.CANCELLED, epoch=1, stopped_at=NOON)) == "cancelled"
    assert status_in_words(Run(status=RunStatus.CANCELLED, epoch=0)) == "cancelled"


def test_a_cancelled_run_whose_process_is_gone_is_not_stopping_any_more():
    here = this_process()
    mine = Run(status=RunStatus.CANCELLED, epoch=1, owner_host=here.host, owner_pid=here.pid, owner_start=here.start)
    assert status_in_words(mine) == "cancelled, worker stopping"
    mine.owner_start = "before the last boot"
    assert status_in_words(mine) == "cancelled"


def test_a_step_is_told_with_its_place_in_the_scope():
    assert step_in_words(Run(scope="full", step="review")) == "review definitions (3 of 4)"
    assert step_in_words(Run(scope="define", step="define")) == "define terms (1 of 1)"
    assert step_in_words(Run(scope="full")) == ""


def test_a_completed_run_is_in_no_step():
    assert step_in_words(Run(scope="full", step="extract", status=RunStatus.COMPLETED)) == ""


def test_percent_is_known_only_while_a_step_that_counts_is_running():
    assert percent_of_step(Run(status=RunStatus.RUNNING, done=1, total=3)) == 33
    assert percent_of_step(Run(status=RunStatus.RUNNING, done=9, total=3)) == 100
    assert percent_of_step(Run(status=RunStatus.RUNNING, done=9, total=0)) is None
    assert percent_of_step(Run(status=RunStatus.COMPLETED, done=1, total=3)) is None


def test_one_thing_is_told_as_one():
    assert [quantity(number, "term") for number in (0, 1, 12000)] == ["0 terms", "1 term", "12,000 terms"]
    assert (
        counts_in_words({"terms": 1, "issues": 2, "provisional": 1, "failed": 0}) == "1 term, 2 issues, 1 provisional"
    )
    assert counts_in_words({"documents": 0, "failed": 1}) == "0 documents, 1 failed"


def test_a_terminal_is_not_given_orders_by_what_people_wrote():
    assert on_one_line("Hand\x1b[2Jbook\r\n用語集") == "Hand␛[2Jbook 用語集"


def test_every_reason_of_the_selection_is_said_in_the_language_of_the_reader():
    stored = {in_words(reason) for reason in get_args(Reason) if reason}
    assert stored == REASONS
    with override("ja"):
        assert not {reason for reason in stored if reason_in_words(reason) == reason}
        assert reason_in_words("A model's own words.") == "A model's own words."
        assert reason_in_words("a variant of fog horn") == "fog horn の表記ゆれ"


@pytest.mark.parametrize(("seconds", "words"), [(0.4, "0.4 秒"), (185, "3 分 05 秒"), (7620, "2 時間 07 分")])
def test_a_duration_and_counts_are_in_the_language_of_the_reader(seconds, words):
    with override("ja"):
        assert duration_in_words(timedelta(seconds=seconds)) == words
        assert counts_in_words({"terms": 3, "refined": 2}) == "用語 3 件、推敲済み 2 件"
