"""The cluster of workers leaves the processor to whoever waits for a page."""

import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no niceness")
SAYS = "from genglossary.serving import cluster; cluster.give_way(); import os; print(os.nice(0))"


def test_runs_give_way_to_pages() -> None:
    said = subprocess.run([sys.executable, "-c", SAYS], capture_output=True, text=True, check=True)
    assert int(said.stdout) >= 10
