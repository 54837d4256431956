"""The supervisor's answer to being told to stop, and to a child that cannot live."""

import signal
from collections.abc import Callable
from typing import Any

import pytest

from genglossary.serving import supervisor as module
from genglossary.serving.supervisor import Supervisor


class Child:
    name = "web server"
    has_failed = False
    ended = False

    def __init__(self, on_tend: Any = None) -> None:
        self._on_tend = on_tend

    def tend(self) -> None:
        if self._on_tend:
            self._on_tend(self)

    def end(self) -> None:
        self.ended = True

    def is_gone(self) -> bool:
        return self.ended


class Watch:
    stopped = False

    def start(self) -> None:
        pass

    def stop(self) -> None:
        self.stopped = True


@pytest.fixture(autouse=True)
def _signals():
    before = {number: signal.getsignal(number) for number in module.STOP_SIGNALS}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def run(child: Child, announce: Callable[[], None] = lambda: None) -> tuple[int, list[str], Watch]:
    said: list[str] = []
    watch = Watch()
    supervisor = Supervisor([child], watch, say=said.append)  # pyright: ignore[reportArgumentType]
    code = supervisor.run(announce=announce)
    return code, said, watch


@pytest.mark.parametrize("number", module.STOP_SIGNALS)
def test_a_signal_ends_everything_with_exit_code_zero(number):
    child = Child(on_tend=lambda child: signal.raise_signal(number))
    code, said, watch = run(child)
    assert (code, child.ended, watch.stopped) == (0, True, True)
    assert said == ["Stopping: runs are given back for the next start."]


def test_a_signal_that_answers_the_announcement_is_heard():
    child = Child()
    code, _, watch = run(child, announce=lambda: signal.raise_signal(signal.SIGTERM))
    assert (code, child.ended, watch.stopped) == (0, True, True)


def test_a_child_that_crashes_again_and_again_ends_everything_with_a_message():
    child = Child(on_tend=lambda child: setattr(child, "has_failed", True))
    code, said, watch = run(child)
    assert (code, child.ended, watch.stopped) == (1, True, True)
    assert said == ["The web server crashed again and again: stopping everything."]


def test_a_process_that_cannot_be_killed_does_not_hold_the_end_up_for_ever(monkeypatch):
    monkeypatch.setattr(module, "END_SECONDS", 0.2)
    child = Child(on_tend=lambda child: signal.raise_signal(signal.SIGTERM))
    child.is_gone = lambda: False
    assert run(child)[0] == 0
