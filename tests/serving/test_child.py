"""A child of the supervisor is started, ended with all its descendants, and given up when it cannot live."""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from genglossary.serving import child as module
from genglossary.serving.child import Child


def until(holds: Callable[[], object], tend: Callable[[], object]) -> None:
    """Generous: the machine may have other work."""
    deadline = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < deadline
        tend()
        time.sleep(0.02)


@pytest.fixture
def program(tmp_path, monkeypatch):
    """Makes a module of the given lines, to be run by a child."""
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    def make(*lines: str) -> str:
        (tmp_path / "program.py").write_text("\n".join(lines))
        return "program"

    return make


def lines_of(file: Path) -> list[str]:
    return file.read_text().split() if file.exists() else []


def test_a_child_that_is_told_to_end_ends_and_its_children_too(program, tmp_path, monkeypatch):
    monkeypatch.setattr(module, "GRACE_SECONDS", 0.5)
    note = tmp_path / "note"
    child = Child(
        "test", program("import os, sys, time", "os.fork()", "print(1, file=open(sys.argv[1], 'a'))", "time.sleep(60)"),
        str(note),
    )  # fmt: skip
    until(lambda: len(lines_of(note)) == 2, child.tend)
    group = child.group
    assert group
    child.end()
    # The fork does not hear the polite request, which goes to the leader: it is killed when its time is over.
    until(child.is_gone, lambda: None)
    with pytest.raises(ProcessLookupError):
        os.killpg(group, 0)


def test_a_child_that_ends_unasked_is_started_again(program, tmp_path, caplog):
    note = tmp_path / "note"
    child = Child("test", program("import sys", "print(1, file=open(sys.argv[1], 'a'))"), str(note))
    until(lambda: len(lines_of(note)) >= 2, child.tend)
    assert "test ended unexpectedly (exit code 0)" in caplog.text
    until(child.is_gone, lambda: None)


def test_a_child_that_crashes_at_once_every_time_is_given_up(program, monkeypatch, caplog):
    monkeypatch.setattr(module, "FIRST_DELAY_SECONDS", 0.0)
    child = Child("test", program("raise SystemExit(3)"))
    until(lambda: child.has_failed, child.tend)
    assert caplog.text.count("exit code 3") == module.MOST_CRASHES
    until(child.is_gone, lambda: None)


def test_one_crash_after_a_long_life_is_only_one(program, monkeypatch):
    monkeypatch.setattr(module, "FIRST_DELAY_SECONDS", 0.0)
    monkeypatch.setattr(module, "SHORT_LIFE_SECONDS", 0.0)
    child = Child("test", program(""))
    for _ in range(module.MOST_CRASHES + 1):
        until(lambda: child.group is not None, child.tend)
        until(lambda: child.group is None, child.tend)
    assert not child.has_failed


def test_a_child_finds_the_package_wherever_it_is_started_from(program, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    note = tmp_path / "note"
    child = Child("test", program("import genglossary, sys, time", "print(1, file=open(sys.argv[1], 'a'))"), str(note))
    until(lambda: lines_of(note), child.tend)
    assert sys.executable
    until(child.is_gone, lambda: None)
