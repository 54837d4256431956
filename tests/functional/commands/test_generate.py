"""`genglossary generate` in a process, and what a signal does to it."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.management.test_generate import HANDBOOK


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_or_sigterm_cancels_the_run_and_leaves_no_half_written_file(tmp_path, data_folder, stop):
    """A real process, a real signal: exit code 130, the run cancelled for ever, nothing beside the documents."""
    folder = tmp_path / "big"
    folder.mkdir()
    for number in range(300):
        text = HANDBOOK.replace("valve", f"valve {number}").replace("boiler", f"boiler house {number % 7}")
        (folder / f"{number}.md").write_text(text * 12, encoding="utf-8")
    environment = {k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}}
    process = subprocess.Popen(
        [sys.executable, "manage.py", "generate", folder, "--output", tmp_path / "glossary.md"],
        env={**environment, "GENGLOSSARY_DATA_DIR": str(data_folder)},
        preexec_fn=lambda: signal.signal(stop, signal.SIG_DFL),  # shells let what runs in the background ignore Ctrl-C
        stderr=subprocess.PIPE,
        text=True,
    )
    wait_until_running(data_folder / "db.sqlite3")
    process.send_signal(stop)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130, said
    assert "cancelled" in said
    assert "Traceback" not in said
    assert status_in(data_folder / "db.sqlite3") == "cancelled"
    assert [path.name for path in tmp_path.iterdir() if "glossary" in path.name] == []


def wait_until_running(database: Path) -> None:
    for _ in range(2400):  # two minutes: other things may be going on on the machine
        if status_in(database) == "running":
            return
        time.sleep(0.05)
    raise AssertionError("the run never began")


def status_in(database: Path) -> str | None:
    try:
        with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
            row = connection.execute("SELECT status FROM genglossary_run").fetchone()
    except sqlite3.OperationalError:
        return None
    return row[0] if row else None
