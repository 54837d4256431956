"""The cluster of workers leaves the processor to whoever waits for a page."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no niceness")
SESSION = "/proc/self/autogroup"
SAYS = f"""
import os, pathlib
from genglossary.serving import cluster
cluster.give_way()
session = pathlib.Path({SESSION!r})
print(os.nice(0), session.read_text() if session.exists() else "/autogroup-0 nice 10")
"""


def niceness(*, session_of_its_own: bool) -> tuple[int, int]:
    """Of a process that gives way, and of its session; that of the tests is left alone."""
    command = [sys.executable, "-c", SAYS]
    said = subprocess.run(command, capture_output=True, text=True, check=True, start_new_session=session_of_its_own)
    own, *_, session = said.stdout.split()
    return int(own), int(session)


def test_runs_give_way_to_pages() -> None:
    own, session = niceness(session_of_its_own=True)
    assert own >= 10
    assert session == 10


@pytest.mark.skipif(not Path(SESSION).exists(), reason="processors are not shared among sessions")
def test_a_session_that_belongs_to_others_too_does_not_give_way() -> None:
    before = Path(SESSION).read_text()
    niceness(session_of_its_own=False)
    assert Path(SESSION).read_text() == before
