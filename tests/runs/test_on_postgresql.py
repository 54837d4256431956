"""The life of runs once more, on PostgreSQL: the same test modules in a process of their own."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LIFE_OF_RUNS = ["tests/models/test_run.py", "tests/runs", "tests/actions/test_runs.py"]
MODEL_ENGINE = [
    "tests/admin/test_model.py",
    "tests/management/test_generate_model.py",
    "tests/management/test_progress.py",
]


def test_everything_about_the_life_of_runs_holds_on_postgresql_too(postgresql_url):
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        *LIFE_OF_RUNS,
        *MODEL_ENGINE,
        f"--ignore={Path(__file__).relative_to(ROOT)}",
    ]
    environment = {**os.environ, "DATABASE_URL": postgresql_url, "SECRET_KEY": "only for tests"}

    tested = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)

    assert tested.returncode == 0, tested.stdout + tested.stderr
    passed = re.search(r"(\d+) passed", tested.stdout)
    assert passed, tested.stdout
    assert int(passed[1]) >= 180
    assert "skipped" not in tested.stdout
