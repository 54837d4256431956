"""`generate` and `check` where POSIX ends: what Windows has not is taken away from a copy of the package."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]

# Read by every Python that finds it on its path, those that our own processes start included.
TAKEN_AWAY = """
import os, select, signal, subprocess, sys
class Missing:
    def find_spec(self, name, path=None, target=None):
        if name in {"fcntl", "resource", "pwd", "grp", "termios", "tty", "gunicorn"}:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
sys.meta_path.insert(0, Missing())
for name in ("fcntl", "resource", "pwd", "grp", "termios"):
    sys.modules.pop(name, None)
for name in ("fork", "forkpty", "killpg", "getpgid", "setsid"):
    delattr(os, name)
for name in ("SIGHUP", "SIGALRM", "setitimer", "ITIMER_REAL"):
    delattr(signal, name)
"""


@pytest.fixture(scope="module")
def windows(tmp_path_factory) -> Path:
    """A folder with the package as Windows would load it: the branches of other systems are not taken."""
    folder = tmp_path_factory.mktemp("windows")
    (folder / "sitecustomize.py").write_text(TAKEN_AWAY, encoding="utf-8")
    for source in (ROOT / "genglossary").rglob("*"):
        target = folder / source.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            continue
        if source.suffix == ".py":
            text = source.read_text(encoding="utf-8").replace("sys.platform", '"win32"')
            target.write_text(text, encoding="utf-8")
        elif "__pycache__" not in source.parts:
            target.symlink_to(source)
    return folder


def run(windows: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """As in a console of Japan, whose code page holds few of the world's characters."""
    environment = {
        **{name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "SECRET_KEY")},
        "PYTHONPATH": str(windows),
        "PYTHONIOENCODING": "cp932",
        "PYTHONWARNDEFAULTENCODING": "1",
        "PYTHONUTF8": "0",
        "GENGLOSSARY_DATA_DIR": str(folder / "data"),
        "DJANGO_SETTINGS_MODULE": "genglossary.settings",
    }
    command = [sys.executable, "-c", "import sys; from genglossary.cli import main; sys.exit(main())", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True)


@pytest.fixture
def folder(tmp_path) -> Path:
    text = "# Café 水門\n\nA relief valve is a device that opens under pressure. The relief valve opens.\n"
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    (tmp_path / "b.html").write_text("<p>水門とは、水の流れを止める門である。水門を開ける。</p>", encoding="utf-8")
    return tmp_path


def test_generate_needs_nothing_that_windows_has_not(windows, folder):
    done = run(windows, folder, "generate", "a.md", "b.html", "--output", "glossary.json")
    errors = done.stderr.decode("utf-8")
    assert done.returncode == 0, errors
    assert "relief valve" in (folder / "glossary.json").read_text(encoding="utf-8")
    assert "水門" in (folder / "glossary.json").read_text(encoding="utf-8")
    ours = [line for line in errors.splitlines() if "EncodingWarning" in line and str(windows) in line]
    assert ours == []


def test_check_needs_nothing_that_windows_has_not_and_writes_utf_8(windows, folder):
    (folder / "terms.csv").write_text("term,definition,forbidden\nfloodgate,A gate.,café\n", encoding="utf-8")
    (folder / "c.md").write_text("The café opens.\n", encoding="utf-8")
    done = run(windows, folder, "check", "c.md", "--glossary", "terms.csv", "--format", "json")
    assert done.returncode in (0, 1), done.stderr.decode("utf-8", "replace")
    assert done.stdout.decode("utf-8").lstrip().startswith(("{", "["))


def test_serve_says_that_it_does_not_run_on_windows(windows, folder):
    done = run(windows, folder, "serve")
    assert done.returncode == 2
    assert b"WSL" in done.stderr
