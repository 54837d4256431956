"""A process tree of `serve` or `worker`, started for real, looked at and shot at from outside."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

from django.db import connection

ROOT = Path(__file__).resolve().parents[3]
PATIENCE = 60.0


def eventually(holds: Callable[[], object], *, within: float = PATIENCE, saying: str = "") -> None:
    """Wait until `holds`, generously: other work may have the machine."""
    deadline = time.monotonic() + within
    while not holds():
        assert time.monotonic() < deadline, saying or f"did not come true within {within:.0f} s"
        time.sleep(0.1)


class Tree:
    """Use as a context manager; `extra` goes into the environment. Nothing of it is left afterwards."""

    def __init__(self, command: str = "serve", *arguments: str, **extra: str) -> None:
        self._arguments = [command, *(arguments or (("--port", "0") if command == "serve" else ()))]
        self.folder = Path(tempfile.mkdtemp(prefix="genglossary-tree-"))
        self.parts = self.folder / "parts"
        self.parts.mkdir()
        self.mark = f"LIFECYCLE_MARK={uuid4().hex}"
        self._environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.functional.lifecycle.settings",
            "GENGLOSSARY_DATA_DIR": str(self.folder / "data"),
            "LIFECYCLE_DATABASE": str(connection.settings_dict["NAME"]),
            "LIFECYCLE_PARTS": str(self.parts),
            "LOG_LEVEL": "WARNING",
            "PYTHONPATH": str(ROOT),
            self.mark.split("=")[0]: self.mark.split("=")[1],
            **extra,
        }
        (self.folder / "log").touch()
        self.process: subprocess.Popen[bytes]

    def __enter__(self) -> "Tree":
        self.start()
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.stop()
        for pid in self.pids():
            os.kill(pid, signal.SIGKILL)
        shutil.rmtree(self.folder, ignore_errors=True)

    def refusal(self) -> tuple[int, str]:
        """The exit code and the output of a tree that does not want to start, or soon gives up."""
        self.start(wait=False)
        try:
            return self.process.wait(2 * PATIENCE), self.log_text()
        finally:
            self.__exit__()

    def start(self, *, wait: bool = True) -> None:
        """Start it, again if it was killed, and wait until every part is there."""
        began = self.log_text().count("(Ctrl-C stops")
        with open(self.folder / "log", "ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", *self._arguments],
                cwd=ROOT, env=self._environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                start_new_session=True,
            )  # fmt: skip
        if not wait:
            return
        eventually(lambda: self.log_text().count("(Ctrl-C stops") > began or self.process.poll() is not None)
        assert self.process.poll() is None, self.log_text()
        self.wait_until_whole()

    def wait_until_whole(self) -> None:
        """Until each part has a process again."""
        parts = {"cluster", "sentinel", "worker", "pusher", "monitor"}
        if self._arguments[0] == "serve":
            parts.add("web")
        eventually(lambda: parts <= {self._part_of(pid) for pid in self.pids()}, saying=self.log_text())

    def stop(self, number: int = signal.SIGTERM) -> int:
        """Ask it to stop; returns the exit code, and how it took is for the caller to measure."""
        if self.process.poll() is None:
            self.process.send_signal(number)
        return self.process.wait(PATIENCE)

    def log_text(self) -> str:
        return (self.folder / "log").read_text(encoding="utf-8", errors="replace")

    @property
    def url(self) -> str:
        return self.log_text().split("GenGlossary is at ")[-1].split()[0]

    def pids(self) -> set[int]:
        """Every living process that descends from this tree, orphans included: they inherit its mark."""
        return {pid for pid in map(int, filter(str.isdigit, os.listdir("/proc"))) if self._is_ours(pid)}

    def _is_ours(self, pid: int) -> bool:
        try:
            if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] in "ZX":
                return False
            return self.mark.encode() in Path(f"/proc/{pid}/environ").read_bytes()
        except (OSError, IndexError):
            return False

    def pids_of(self, part: str) -> list[int]:
        """The living processes that play `part`: supervisor, web, cluster, sentinel, worker, pusher, monitor."""
        return sorted(pid for pid in self.pids() if self._part_of(pid) == part)

    def _part_of(self, pid: int) -> str:
        if pid == self.process.pid:
            return "supervisor"
        try:
            command = Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace")
            parent = int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            return ""
        if "web_server" in command:
            return "web"
        if parent == self.process.pid:
            return "cluster"
        part = self.parts / str(pid)
        return part.read_text() if part.exists() else "sentinel"
