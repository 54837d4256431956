"""The cluster of workers leaves the processor to whoever waits for a page."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no niceness")
SESSION = Path("/proc/self/autogroup")
SAYS = """
import os
from genglossary.serving import cluster
from tests.serving.test_cluster import session
cluster.give_way()
print(os.nice(0), session())
"""


def session() -> str:
    """Nothing where processors are not shared among sessions: no such file, or an empty one (in a control group)."""
    return SESSION.read_text() if SESSION.exists() else ""


def niceness(*, session_of_its_own: bool) -> tuple[int, str]:
    """Of a process that gives way, and the line on its session; that of the tests is left alone."""
    command = [sys.executable, "-c", SAYS]
    said = subprocess.run(command, capture_output=True, text=True, check=True, start_new_session=session_of_its_own)
    own, _, line = said.stdout.partition(" ")
    return int(own), line.strip()


def test_runs_give_way_to_pages() -> None:
    own, line = niceness(session_of_its_own=True)
    assert own >= 10
    assert not session() or line.endswith("nice 10")


def test_a_session_that_belongs_to_others_too_does_not_give_way() -> None:
    before = session()
    niceness(session_of_its_own=False)
    assert session() == before
