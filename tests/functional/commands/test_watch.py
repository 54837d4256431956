"""`genglossary watch`, as a person at a terminal meets it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
VALVES = "# Relief valve\n\nA relief valve is a device that opens when the pressure in the boiler is too high.\n"
PUMPS = "# Feed pump\n\nA feed pump is a machine that brings water to the boiler.\n"


class Watching:
    """The command, in a process, with what it has said so far."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.log = folder.parent / "said"
        inherited = {k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}}
        with self.log.open("wb") as said:
            self.process = subprocess.Popen(
                [sys.executable, ROOT / "manage.py", "watch", folder, "--settle", "0.3", *arguments],
                cwd=folder.parent, stdout=said, stderr=subprocess.STDOUT,
                env={**inherited, "GENGLOSSARY_DATA_DIR": str(folder.parent / "data"), "PYTHONUNBUFFERED": "1"},
            )  # fmt: skip

    @property
    def said(self) -> str:
        return self.log.read_text("utf-8")

    def runs(self, count: int, seconds: float = 300) -> str:
        """What was said until `count` runs had ended."""
        end = time.monotonic() + seconds
        while self.said.count("Watching the documents") < count:
            assert self.process.poll() is None and time.monotonic() < end, self.said
            time.sleep(0.1)
        return self.said

    def stop(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(120)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "hand book"
    folder.mkdir()
    (folder / "valves.md").write_text(VALVES, encoding="utf-8")
    return folder


@pytest.fixture
def watching(folder: Path) -> Iterator[Watching]:
    watching = Watching(folder, "--output", str(folder / "glossary.md"))
    yield watching
    if watching.process.poll() is None:
        watching.process.kill()
        watching.process.wait()


def test_it_runs_again_when_documents_change_and_says_what_changed(folder, watching):
    watching.runs(1)
    assert "relief valve" in (folder / "glossary.md").read_text("utf-8").lower()
    (folder / "valves.md").write_text(VALVES, encoding="utf-8")
    time.sleep(2)
    assert watching.said.count("Watching the documents") == 1
    (folder / "pumps.md").write_text(PUMPS, encoding="utf-8")
    (folder / "bad.pdf").write_bytes(b"%PDF-1.7 nothing")
    said = watching.runs(2)
    assert "new: feed pump: A feed pump is a machine" in said.replace("Feed", "feed")
    assert "bad.pdf: " in said
    (folder / "pumps.md").rename(folder / "old pumps.txt")
    watching.runs(3)
    (folder / "old pumps.txt").unlink()
    assert "gone: feed pump" in watching.runs(4).replace("Feed", "feed")
    time.sleep(2)
    assert watching.said.count("Watching the documents") == 4
    assert watching.stop() == 130
    assert "nothing is watched any more" in watching.said
    assert "Traceback" not in watching.said


def test_what_cannot_be_watched_is_wrong_use(folder):
    watching = Watching(folder.parent / "nowhere")
    assert watching.process.wait(120) == 2
    assert "does not exist" in watching.said


def test_a_folder_that_is_emptied_and_filled_again_is_still_watched(folder, watching):
    watching.runs(1)
    (folder / "valves.md").unlink()
    (folder / "glossary.md").unlink()
    folder.rmdir()
    assert "does not exist" in watching.runs(2)
    folder.mkdir()
    (folder / "valves.md").write_text(PUMPS, encoding="utf-8")
    assert "new: feed pump" in watching.runs(3).replace("Feed", "feed")
    assert watching.stop() == 130
