"""What the Dockerfile does, done in a folder: the steps of its first stage, and the command that tells its health."""

import json
import os
import re
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.deploy.test_dockerfile import TEXT, instructions
from tests.functional.install.proxies import free_port
from tests.functional.install.test_wheel import ROOT, call, pythons

HOME = "/opt/genglossary"


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    """The environment that the image has, made by the instructions before its last FROM."""
    source, home = tmp_path_factory.mktemp("src"), tmp_path_factory.mktemp("opt") / "genglossary"
    stage = TEXT[: TEXT.rindex("\nFROM ")]
    for name, words in instructions(stage):
        if name == "COPY":
            *things, _ = words.split()
            for thing in things:
                place = source / thing
                copy = shutil.copytree if (ROOT / thing).is_dir() else shutil.copy
                copy(ROOT / thing, place)
        elif name == "RUN":
            path = f"{source / 'bin'}:{os.environ['PATH']}"
            (source / "bin").mkdir(exist_ok=True)
            if not (source / "bin" / "python").exists():
                (source / "bin" / "python").symlink_to(pythons()[-1])
            done = call("sh", "-c", words.replace(HOME, str(home)), cwd=source, PATH=path)
            if done.returncode and re.search("Failed to fetch|No matching distribution|Connection", done.stderr):
                pytest.skip("Needs a package index to install from.")
            assert done.returncode == 0, done.stderr
    return home


def test_the_built_environment_serves_is_healthy_and_stops_at_sigterm(built, tmp_path):
    size = sum(file.stat().st_size for file in built.rglob("*") if not file.is_symlink())
    assert size < 600_000_000
    port = free_port()
    command = [*json.loads(dict(instructions(TEXT))["CMD"])]
    command = ["127.0.0.1" if word == "0.0.0.0" else str(port) if word == "8000" else word for word in command]
    words = dict(instructions(TEXT))["HEALTHCHECK"]
    health = json.loads(words[words.index("CMD ") + 4 :].replace("8000", str(port)))
    known = {"PATH": f"{built / 'bin'}:{os.environ['PATH']}", "HOME": str(tmp_path), "ALLOWED_HOSTS": ".tools.example"}
    known["GENGLOSSARY_DATA_DIR"] = str(tmp_path / "data")
    serving = subprocess.Popen([built / "bin" / "genglossary", *command], cwd=tmp_path, env=known)
    try:
        deadline = time.monotonic() + 90
        while subprocess.run(health, cwd=tmp_path, env=known, capture_output=True).returncode:
            assert time.monotonic() < deadline
            assert serving.poll() is None
            time.sleep(1)
    finally:
        serving.send_signal(signal.SIGTERM)
        code = serving.wait(timeout=20)
    assert code == 0
    assert subprocess.run(health, cwd=tmp_path, env=known, capture_output=True).returncode != 0
