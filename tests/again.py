"""Tests once more, in a process of their own: settings name the database, and are read once in a process."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MIGRATED = "GENGLOSSARY_TESTS_MIGRATED"
"""Names a database with all migrations, of which such a process takes a copy."""


def passed_on_postgresql(url: str, *arguments: str) -> int:
    """Run pytest with `arguments` on the database at `url`; returns how many tests passed."""
    return passed({"DATABASE_URL": url, "SECRET_KEY": "only for tests"}, *arguments)


def passed(variables: dict[str, str], *arguments: str) -> int:
    """Run pytest with `arguments` from the root, with more variables in its environment; returns how many tests passed.

    Fails when one of them does, or is skipped.
    """
    command = [sys.executable, "-m", "pytest", "-q", "-n", "0", *arguments]

    tested = subprocess.run(command, cwd=ROOT, env={**os.environ, **variables}, capture_output=True, text=True)

    print(tested.stdout)
    assert tested.returncode == 0, tested.stdout + tested.stderr
    passed = re.search(r"(\d+) passed", tested.stdout)
    assert passed, tested.stdout
    assert "skipped" not in tested.stdout
    return int(passed[1])
