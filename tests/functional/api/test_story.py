"""The commands and the programs of the how-to, as they stand there, against a running server with a worker."""

import csv
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.functional.api.conftest import printed
from tests.functional.web.conftest import ROOT, Site

PAGE = (ROOT / "docs/how-to/api.md").read_text(encoding="utf-8")
TOKEN = """
from django.contrib.auth.models import User
from genglossary.actions import tokens
from genglossary.models import TokenScope
print(tokens.make(User.objects.get(username="mina"), "how-to", scopes=TokenScope.values, days=1)[1])
"""
HANDBOOK = "# Pumps\n\nA bilge pump is a device that empties the bilge. The bilge pump has a float switch.\n"


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


class Terminal:
    """A folder with the files of the how-to, in which its commands are run one block after the other."""

    def __init__(self, site: Site, folder: Path) -> None:
        self.site, self.folder = site, folder
        self._secret = printed(site, TOKEN)
        (folder / "handbook.md").write_text(HANDBOOK, encoding="utf-8")
        (folder / "words.csv").write_text("term,definition\nimpeller,It turns in the pump.\n", encoding="utf-8")

    def run(self, *command: str, source: str) -> str:
        """What it prints. Addresses and the secret are those of this server."""
        source = source.replace("http://127.0.0.1:8000", self.site.url).replace("gg_…", self._secret)
        told = {"cwd": self.folder, "capture_output": True, "text": True, "timeout": 120}
        done = subprocess.run(command, input=source, env={**self._environment()}, **told)
        assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
        return done.stdout

    def _environment(self) -> dict[str, str]:
        return {**self.site.environment, "PYTHONPATH": str(ROOT / "docs/client"), "PYTHONIOENCODING": "utf-8"}


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    site = Site(tmp_path / "data")
    try:
        site.start()
        yield Terminal(site, tmp_path)
    finally:
        site.stop()


def answers(printed_lines: str) -> Iterator[Any]:
    """The JSON values that curl wrote one behind the other."""
    at, decoder = 0, json.JSONDecoder()
    while at < len(printed_lines.rstrip()):
        value, at = decoder.raw_decode(printed_lines, at)
        yield value


def test_the_story_of_the_how_to_by_curl_alone(terminal):
    head, make, read, cancel, decide, bring, _streams_without_end = blocks("sh")
    # -f: a refusal ends the script.
    head += 'curl() { command curl -sSf "$@"; }\n'
    project, (added,), run = answers(terminal.run("bash", "-euo", "pipefail", source=head + make))
    assert (project["id"], added["state"], run["status"]) == (1, "new", "pending")
    terminal.site.start_worker()
    entries, formats = answers(terminal.run("bash", "-euo", "pipefail", source=head + read))
    terminal.site.kill_worker()
    assert "bilge pump" in [each["text"] for each in entries["items"]]
    assert "csv" in [each["name"] for each in formats]
    with (terminal.folder / "glossary.csv").open(encoding="utf-8-sig", newline="") as file:
        assert "bilge pump" in [row[0] for row in csv.reader(file)]
    second, outcome = answers(terminal.run("bash", "-euo", "pipefail", source=head + cancel))
    assert (second["scope"], outcome) == ("extract", {"result": "cancelled"})
    required, undone = answers(terminal.run("bash", "-euo", "pipefail", source=head + decide))
    assert (required["required"], required["notes"], undone["changed"] > 0) == (True, "Ask first.", True)
    planned, rows, done = answers(terminal.run("bash", "-euo", "pipefail", source=head + bring))
    assert (planned["counts"]["new"], rows["items"][0]["text"], done["changed"] > 0) == (1, "impeller", True)


def test_the_story_of_the_how_to_in_python(terminal):
    terminal.site.start_worker()
    lines = terminal.run(sys.executable, "-W", "error", "-", source="\n".join(blocks("python"))).splitlines()
    assert lines[0].startswith("handbook.md new")
    assert any(line.startswith("bilge pump ") for line in lines)
    assert lines[-2] == "422 ['body.text']"
    assert lines[-1] == "already_completed"
