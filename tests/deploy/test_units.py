"""The systemd units: our commands, the data folder alone to write in, and what systemd itself says about them."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import load_command_class

UNITS = sorted((Path(__file__).resolve().parents[2] / "docs" / "deploy").glob("*.service"))
EACH = pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
ANALYZE = shutil.which("systemd-analyze")


def settings_of(unit: Path) -> dict[str, str]:
    """Each setting of a unit; of one that is there several times, the last."""
    return dict(line.split("=", 1) for line in unit.read_text("utf-8").splitlines() if re.match(r"[A-Z]\w+=", line))


def test_there_is_one_for_pages_and_one_for_workers():
    assert [unit.name for unit in UNITS] == ["genglossary-worker.service", "genglossary.service"]


@EACH
def test_its_command_is_one_of_ours_with_options_that_it_takes(unit):
    program, command, *options = shlex.split(settings_of(unit)["ExecStart"])
    assert program.endswith("/bin/genglossary")
    load_command_class("genglossary", command).create_parser("genglossary", command).parse_args(options)


@EACH
def test_only_its_data_folder_can_be_written(unit):
    found = settings_of(unit)
    assert found["ProtectSystem"] == "strict"
    assert f"GENGLOSSARY_DATA_DIR=/var/lib/{found['StateDirectory']} " in found["Environment"]
    assert found["User"] not in ("", "root")
    assert not {name for name in found if name.startswith("ReadWrite")}


@EACH
def test_it_has_the_time_to_give_runs_back(unit):
    found = settings_of(unit)
    assert found["KillMode"] == "mixed"
    assert int(found["TimeoutStopSec"]) > 10


@EACH
@pytest.mark.skipif(not ANALYZE, reason="Needs systemd-analyze: apt install systemd")
def test_systemd_finds_nothing_wrong_and_little_exposed(unit, tmp_path):
    assert ANALYZE
    mine = tmp_path / unit.name
    text = unit.read_text("utf-8")
    mine.write_text(text.replace("/opt/genglossary/bin/genglossary", sys.executable), encoding="utf-8")
    done = subprocess.run([ANALYZE, "verify", mine], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    asked = [ANALYZE, "security", "--offline=true", "--threshold=20", mine]
    done = subprocess.run(asked, capture_output=True, text=True, env={"SYSTEMD_PAGER": "", "PATH": "/usr/bin:/bin"})
    assert done.returncode == 0, done.stdout
