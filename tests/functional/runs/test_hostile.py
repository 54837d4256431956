"""Monotonous texts: while one is worked on, the run goes on beating, and a cancel is heard."""

import random
import threading
import time

import pytest
from django.db import connection

from genglossary.actions import runs
from genglossary.models import Run, RunStatus
from genglossary.runs.execute import execute
from tests.benchmarks.hostile import PATTERNS
from tests.runs.steps.engine import project_with

pytestmark = pytest.mark.django_db(transaction=True)

CHARACTERS = 400_000
LATE = 2.0  # seconds that a beat, or the end after a cancel, may take
SECONDS = 3.0  # that are looked at
_CHANCE = random.Random(5)


def unique(letters: str, size: int) -> str:
    return "".join(_CHANCE.choice(letters) for _ in range(size))


HOSTILE = {
    "katakana": "カメラ" * (CHARACTERS // 3),
    "called": PATTERNS["called"] * (CHARACTERS // 6),
    "lists": PATTERNS["list"] * (CHARACTERS // 14),
    "kanji": "は。".join(unique("潮汐炉心観測器械灯台航路船舶港湾信号霧笛", 150) for _ in range(CHARACTERS // 152)),
    "capitals": " ".join(unique("abcdefgh", 6).title() for _ in range(CHARACTERS // 7)),
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_run_beats_and_hears_a_cancel_whatever_it_reads(text):
    claim = runs.start_here(project_with(hostile=text), source="test", scope="full")
    worker = threading.Thread(target=_execute, args=(claim,))
    worker.start()
    latest = _latest_beat(claim.run.pk, worker)
    cancelled = time.monotonic()
    runs.cancel(claim.run.pk, source="test")
    worker.join(60)
    assert time.monotonic() - cancelled < LATE + 1.0, "the lease beats twice a second, and then the work is interrupted"
    assert latest < LATE
    assert Run.objects.get(pk=claim.run.pk).status in (RunStatus.CANCELLED, RunStatus.COMPLETED)


def _execute(claim) -> None:
    try:
        execute(claim)
    finally:
        connection.close()


def _latest_beat(run_id: int, worker: threading.Thread) -> float:
    """The longest time between two beats, in seconds, as another process would see it."""
    began = changed = time.monotonic()
    longest, known = 0.0, -1
    while worker.is_alive() and time.monotonic() - began < SECONDS:
        beat = Run.objects.values_list("beat", flat=True).get(pk=run_id)
        if beat != known:
            known, changed = beat, time.monotonic()
        longest = max(longest, time.monotonic() - changed)
        time.sleep(0.02)
    return longest
