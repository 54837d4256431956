"""The tests of the pages and of the admin once more, on PostgreSQL: in a process of their own."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def test_pages_and_admin_hold_on_postgresql_too(postgresql_url: str) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "tests/web", "tests/admin"]
    environment = {**os.environ, "DATABASE_URL": postgresql_url, "SECRET_KEY": "only for tests"}

    tested = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)

    assert tested.returncode == 0, tested.stdout + tested.stderr
    passed = re.search(r"(\d+) passed", tested.stdout)
    assert passed, tested.stdout
    assert int(passed[1]) >= 600
    assert "skipped" not in tested.stdout
