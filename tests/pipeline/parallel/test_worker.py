"""A child process begins with what it needs, and with nothing else."""

import subprocess
import sys


def test_a_child_does_not_load_the_frequencies_that_only_scoring_needs() -> None:
    program = "import sys, genglossary.pipeline.parallel.worker; print('wordfreq' in sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "False"
