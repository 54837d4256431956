"""The wheel in an empty environment, far from the checkout: what whoever installs it gets."""

import os
import re
import shutil
import signal
import subprocess
import sys
import urllib.request
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
UV = shutil.which("uv")


def call(*command: object, cwd: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    known = {name: value for name, value in os.environ.items() if not name.startswith(("GENGLOSSARY", "PYTHON"))}
    for name in ("DATABASE_URL", "SECRET_KEY", "DJANGO_SETTINGS_MODULE", "VIRTUAL_ENV", "UV_PROJECT_ENVIRONMENT"):
        known.pop(name, None)
    return subprocess.run([*map(str, command)], cwd=cwd, env={**known, **variables}, capture_output=True, text=True)


def pythons() -> list[Path]:
    """One of each version that we promise and that is on this machine; the tests' own in any case."""
    found = {sys.version_info[:2]: Path(sys.executable)}
    for minor in (11, 12, 13, 14):
        on_path = [Path(shutil.which(f"python3.{minor}") or "/nowhere")]
        for each in (*on_path, *Path.home().glob(f".pyenv/versions/3.{minor}.*/bin/python")):
            if (
                (3, minor) not in found
                and each.exists()
                and call(each, "-c", "import ensurepip", cwd=ROOT).returncode == 0
            ):
                found[3, minor] = each
    return [found[version] for version in sorted(found)]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    if not UV:
        pytest.skip("Needs uv: pip install uv")
    folder = tmp_path_factory.mktemp("dist")
    done = call(UV, "build", "--out-dir", folder, cwd=ROOT)
    if done.returncode and "Failed to fetch" in done.stderr:
        pytest.skip("Needs a package index to build with.")
    assert done.returncode == 0, done.stderr
    assert list(folder.glob("genglossary-*.tar.gz"))
    return next(folder.glob("genglossary-*.whl"))


@pytest.fixture(scope="module", params=pythons(), ids=lambda python: re.sub(r"\W+", "-", str(python)[-30:]))
def installed(request, wheel, tmp_path_factory) -> Path:
    """The command in an environment that had nothing in it, installed without a compiler."""
    home = tmp_path_factory.mktemp("venv") / "venv"
    assert call(UV, "venv", "--python", request.param, home, cwd=home.parent).returncode == 0
    done = call(UV, "pip", "install", "--only-binary", ":all:", "--python", home, wheel, cwd=home.parent)
    if done.returncode and "Failed to fetch" in done.stderr:
        pytest.skip("Needs a package index to install from.")
    assert done.returncode == 0, done.stderr
    return home / "bin" / "genglossary"


def test_everything_that_is_read_at_run_time_is_in_the_wheel(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    tracked = subprocess.run(["git", "ls-files", "-z", "genglossary"], cwd=ROOT, capture_output=True, text=True)
    assert {name for name in tracked.stdout.split("\0") if name} - names == set()
    assert any(name.startswith("genglossary/samples/ja/") for name in names)
    assert any(name.endswith("dist-info/licenses/docs/LICENSE") for name in names)


def test_samples_become_a_glossary_and_are_checked_against_it(installed, tmp_path):
    data = {"GENGLOSSARY_DATA_DIR": str(tmp_path / "data")}
    done = call(installed, "generate", "--samples", "--output", "glossary.json", cwd=tmp_path, **data)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "glossary.json").stat().st_size > 1000
    (tmp_path / "a.md").write_text("Nothing to complain about.\n")
    rules = "GG208=off"  # some definitions of the samples do use what only has a context
    done = call(installed, "check", "a.md", "--glossary", "glossary.json", "--rules", rules, cwd=tmp_path, **data)
    assert done.returncode == 0, done.stderr


def test_serve_answers_with_its_page_its_style_and_its_japanese(installed, tmp_path):
    environment = {**os.environ, "GENGLOSSARY_DATA_DIR": str(tmp_path / "data")}
    for name in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE", "PYTHONPATH"):
        environment.pop(name, None)
    serving = subprocess.Popen(
        [installed, "serve", "--port", "0"], cwd=tmp_path, env=environment, stdout=subprocess.PIPE, text=True
    )
    try:
        assert serving.stdout
        url = re.search(r"http://\S+", serving.stdout.readline())
        assert url
        asked = urllib.request.Request(f"{url[0].rstrip('/')}/sign-in/", headers={"Accept-Language": "ja"})
        page = urllib.request.urlopen(asked, timeout=30).read().decode()
        assert "サインイン" in page or "ログイン" in page
        style = re.search(r'href="([^"]+\.css)"', page)
        assert style
        assert urllib.request.urlopen(url[0].rstrip("/") + style[1], timeout=30).status == 200
    finally:
        serving.send_signal(signal.SIGTERM)
        code = serving.wait(timeout=20)
        if serving.stdout:
            serving.stdout.close()
    assert code == 0
