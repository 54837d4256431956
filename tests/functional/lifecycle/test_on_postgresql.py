"""The same tests once more on PostgreSQL, and those of several machines: in a process of their own."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
HERE = Path(__file__).relative_to(ROOT)


def test_everything_holds_on_postgresql_too(postgresql_url):
    command = [sys.executable, "-m", "pytest", "-q", "-s", str(HERE.parent), f"--ignore={HERE}"]
    environment = {**os.environ, "DATABASE_URL": postgresql_url, "SECRET_KEY": "only for tests"}

    tested = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)

    print(tested.stdout)
    assert tested.returncode == 0, tested.stdout + tested.stderr
    assert re.search(r"\d+ passed", tested.stdout), tested.stdout
    assert "skipped" not in tested.stdout
