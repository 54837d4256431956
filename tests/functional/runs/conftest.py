"""Processes of the product around one database, on both kinds of it."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
SECONDS = 180
HANDBOOK = (
    "# Lighthouse\n\nA Fresnel lens is a lens made of rings of prisms. The Fresnel lens turns on a mercury bath.\n"
)
# What the tests set for themselves, and the commands of a user do not have.
OURS = ("DATABASE_URL", "SECRET_KEY", "DJANGO_SETTINGS_MODULE")


class Shell:
    """Runs commands of the product on a data folder, or a database, of their own."""

    def __init__(self, folder: Path, database_url: str) -> None:
        self.folder = folder
        kept = {key: value for key, value in os.environ.items() if key not in OURS}
        self.environment = {**kept, "GENGLOSSARY_DATA_DIR": str(folder / "data"), "GENGLOSSARY_WORKERS": "1"}
        if database_url:
            self.environment |= {"DATABASE_URL": database_url, "SECRET_KEY": "only for tests"}

    def __call__(self, *arguments: str) -> str:
        done = subprocess.run(self._command(*arguments), env=self.environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def begin(self, *arguments: str) -> subprocess.Popen:
        return subprocess.Popen(
            self._command(*arguments), env=self.environment, start_new_session=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def _command(self, *arguments: str) -> list[str]:
        return [sys.executable, str(ROOT / "manage.py"), *arguments]

    def newest_run(self) -> dict:
        return json.loads(self("runs", "--json", "--limit", "1"))[0]


@pytest.fixture(params=["sqlite", "postgresql"])
def shell(request, tmp_path) -> Shell:
    """With a project that has been through one run, in process."""
    url = "" if request.param == "sqlite" else request.getfixturevalue("postgresql_url")
    shell = Shell(tmp_path, url)
    (tmp_path / "handbook.md").write_text(HANDBOOK, encoding="utf-8")
    shell("migrate", "--verbosity", "0")
    shell("generate", str(tmp_path / "handbook.md"), "--project", "Lighthouse")
    assert shell.newest_run()["status"] == "completed"
    return shell


@pytest.fixture
def workers(shell) -> Iterator[subprocess.Popen]:
    cluster = shell.begin("qcluster")
    yield cluster
    cluster.terminate()
    try:
        cluster.wait(10)
    except subprocess.TimeoutExpired:
        kill(cluster)


def kill(cluster: subprocess.Popen) -> None:
    """The whole group at once and without a word, as a power cut would."""
    os.killpg(cluster.pid, signal.SIGKILL)
    cluster.wait()


def status_within(seconds: float, shell: Shell) -> str:
    """The status of the newest run, once it has ended."""
    deadline = time.monotonic() + seconds
    while (status := shell.newest_run()["status"]) in ("pending", "running") and time.monotonic() < deadline:
        time.sleep(0.5)
    return status
