"""A computation is stopped where it is, and nothing else."""

import gc
import subprocess
import sys
import threading
import time
from collections.abc import Callable

import pytest

from genglossary.runs.lifecycle.interrupting import Interruption


class Stopped(Exception):
    pass


def soon(call) -> threading.Thread:
    thread = threading.Timer(0.05, call)
    thread.start()
    return thread


def compute(seconds: float) -> None:
    """Without ever looking up."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        pass


def test_a_computation_that_never_looks_up_is_stopped():
    interruption = Interruption(Stopped)
    thread = soon(interruption.now)
    began = time.monotonic()
    with pytest.raises(Stopped), interruption.region():
        compute(60)
    thread.join()
    assert time.monotonic() - began < 30


def test_what_follows_a_computation_is_left_alone():
    interruption = Interruption(Stopped)
    with interruption.region():
        pass
    interruption.now()
    assert sum(range(1000)) == 499500


def test_what_is_done_in_a_pause_is_finished_and_the_computation_is_stopped_after_it():
    interruption = Interruption(Stopped)
    done: list[int] = []

    def computed() -> None:
        with interruption.paused():
            interruption.now()
            done.append(sum(range(1000)))
        compute(60)

    with pytest.raises(Stopped), interruption.region():
        computed()
    assert done == [499500]


def test_a_pause_outside_a_computation_changes_nothing():
    interruption = Interruption(Stopped)
    interruption.now()
    with interruption.paused():
        assert sum(range(1000)) == 499500


def test_no_computation_begins_after_the_interruption():
    interruption = Interruption(Stopped)
    interruption.now()
    with pytest.raises(Stopped), interruption.region():
        pytest.fail("The computation began.")


def test_an_interruption_that_comes_at_the_very_end_does_not_arrive_later():
    for _ in range(200):
        interruption, held = Interruption(Stopped), threading.Lock()
        held.acquire()
        thread = threading.Thread(target=once_released, args=(held, interruption.now))
        thread.start()
        try:
            with interruption.region():
                held.release()  # one call into C, in which no exception of ours can arrive
        except Stopped:
            pass
        thread.join()
        for _ in range(100):
            len("x")


def once_released(lock: threading.Lock, action: Callable[[], None]) -> None:
    lock.acquire()
    action()


def test_the_garbage_collector_works_again_afterwards():
    interruption = Interruption(Stopped)
    with interruption.region():
        assert not gc.isenabled()
    assert gc.isenabled()
    thread = soon(interruption.now)
    with pytest.raises(Stopped), interruption.region():
        compute(60)
    thread.join()
    assert gc.isenabled()


@pytest.mark.parametrize("asked", [False, True])
def test_the_interpreter_looks_for_no_exception_afterwards(asked):
    """CPython 3.11 can be made to look for one at each step, for good: then a profiler never gets to the next."""
    code = (
        "import cProfile\n"
        "from genglossary.runs.lifecycle.interrupting import Interruption\n"
        "interruption = Interruption(KeyError)\n"
        "try:\n"
        "    with interruption.region():\n"
        f"        interruption.now() if {asked} else None\n"
        "except KeyError: pass\n"
        "profile = cProfile.Profile()\n"
        "profile.enable()\n"
        "import json.tool\n"
        "profile.disable()\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
