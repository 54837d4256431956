"""Counting who asks too often: by key, by minute, and for all processes of a web server together."""

import subprocess
import sys

import pytest

from genglossary import throttle
from genglossary.throttle import Throttle, seconds_left

SHARED = """
import os
from genglossary.throttle import Throttle

calls = Throttle("calls")
children = []
for _ in range(4):
    if not (child := os.fork()):
        for _ in range(500):
            calls.count("mina")
        os._exit(0)
    children.append(child)
for child in children:
    os.waitpid(child, 0)
print(calls.counted("mina"))
"""
KILLED = """
import os, signal
from genglossary import throttle

if not (child := os.fork()):
    with throttle._memory._locked():
        os.kill(os.getpid(), signal.SIGKILL)
os.waitpid(child, 0)
print(throttle.Throttle("calls").count("mina"))
"""

LOADED = """
import sys
import genglossary.serving.web_server
print("genglossary.throttle" in sys.modules)
"""


@pytest.fixture(autouse=True)
def nobody_counted():
    Throttle("").forget()
    yield
    Throttle("").forget()


@pytest.fixture
def clock(monkeypatch) -> list[float]:
    now = [1000.0 * throttle.WINDOW]
    monkeypatch.setattr(throttle.time, "monotonic", lambda: now[0])
    return now


def test_each_key_of_each_throttle_has_its_own_count(clock):
    one, other = Throttle("one"), Throttle("other")
    assert [one.count("a"), one.count("a"), one.count("b"), other.count("a")] == [1, 2, 1, 1]
    assert (one.counted("a"), one.counted("nobody")) == (2, 0)


def test_a_new_minute_counts_anew(clock):
    calls = Throttle("calls")
    calls.count("mina")
    clock[0] += 20
    assert (calls.count("mina"), seconds_left()) == (2, 40)
    clock[0] += 40
    assert (calls.counted("mina"), calls.count("mina")) == (0, 1)


def test_more_keys_than_there_are_places_are_counted_together_and_none_is_forgotten(clock, monkeypatch):
    monkeypatch.setattr(throttle, "PLACES", 8)
    calls = Throttle("calls")
    for number in range(100):
        assert calls.count(f"key {number}") >= 1
    assert sum(throttle._PLACE.unpack_from(throttle._memory._bytes, 8 + at * 16)[1] for at in range(8)) == 100


@pytest.mark.skipif(sys.platform == "win32", reason="no web server of ours runs there")
@pytest.mark.parametrize(("program", "counted"), [(SHARED, "2000"), (KILLED, "1"), (LOADED, "True")])
def test_processes_that_were_forked_count_together_and_survive_each_other(program, counted):
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    assert (done.stdout.strip(), done.stderr) == (counted, "")
