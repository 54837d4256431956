"""Runs that are cancelled, lost or interrupted: calls are aborted at once, and what was answered is kept."""

import asyncio
import threading
import time
from collections.abc import Awaitable, Callable, Iterable

import pytest
from aiohttp import web

from genglossary.engines.model.connection import Hooks
from genglossary.engines.model.engine import ModelEngine
from genglossary.engines.model.replies import Call, MemoryStore
from genglossary.engines.model.writer import Writer
from genglossary.engines.protocol import EngineError
from tests.engines.model.conftest import EngineMaker
from tests.engines.model.fake_server import FakeServer, hang
from tests.engines.model.tasks import candidates, terms
from tests.engines.model.waiting import wait_until


class LostError(Exception):
    pass


class Lease:
    """As a run's lease: `lose` tells the callbacks, and from then on `check` raises."""

    def __init__(self) -> None:
        self.lost = threading.Event()
        self.callbacks: list[Callable[[], None]] = []
        self.hooks = Hooks(alive=self.check, on_lost=self.callbacks.append)

    def check(self) -> None:
        if self.lost.is_set():
            raise LostError

    def lose(self) -> None:
        self.lost.set()
        for callback in self.callbacks:
            callback()


def test_a_lost_run_aborts_its_calls(make_engine: EngineMaker, server: FakeServer):
    server.fault = hang
    lease = Lease()
    results = make_engine(hooks=lease.hooks).define(terms(20))

    def cancel_in_mid_call() -> None:
        wait_until(lambda: server.counters.in_flight == 8)
        lease.lose()

    other = threading.Thread(target=cancel_in_mid_call)
    other.start()
    with pytest.raises(LostError):
        list(results)
    other.join()
    wait_until(lambda: server.counters.aborted == 8)
    assert server.counters.in_flight == 0


def test_a_batch_in_flight_is_aborted_too(make_engine: EngineMaker, server: FakeServer):
    server.fault = hang
    lease = Lease()
    timer = threading.Timer(0.2, lease.lose)
    timer.start()
    with pytest.raises(LostError):
        list(make_engine(hooks=lease.hooks).classify(candidates(100)))
    timer.join()
    wait_until(lambda: server.counters.in_flight == 0)


def test_a_run_lost_before_it_asks_anything_asks_nothing(make_engine: EngineMaker, server: FakeServer):
    lease = Lease()
    engine = make_engine(hooks=lease.hooks)
    lease.lose()
    with pytest.raises(LostError):
        list(engine.define(terms(20)))
    wait_until(lambda: server.counters.in_flight == 0)
    assert sum(server.counters.answered.values()) <= 8


def test_aborting_by_hand_ends_the_step_with_an_error(make_engine: EngineMaker, server: FakeServer):
    server.fault = hang
    engine = make_engine()
    timer = threading.Timer(0.1, engine.abort)
    timer.start()
    with pytest.raises(EngineError, match="stopped"):
        list(engine.define(terms(20)))
    timer.join()
    wait_until(lambda: server.counters.in_flight == 0)


def test_what_was_answered_before_a_cancel_is_not_asked_again(
    make_engine: EngineMaker, server: FakeServer, store: MemoryStore
):
    server.fault = lambda asked: hang(asked) if asked.number > 20 else None
    lease = Lease()
    results = make_engine(hooks=lease.hooks).define(terms(40))
    for _ in range(20):
        next(results)
    lease.lose()
    with pytest.raises(LostError):
        list(results)
    assert len(store.calls) >= 20
    server.fault = lambda asked: None
    assert len(list(make_engine().define(terms(40)))) == 40
    assert len(store.calls) == 40
    assert set(server.counters.answered.values()) == {1}


def never_ends(response: web.StreamResponse) -> Awaitable[None]:
    return asyncio.sleep(3600)


@pytest.mark.parametrize(
    "judge", [lambda engine: engine.define(terms(1)), lambda engine: engine.classify(candidates(5))]
)
def test_an_answer_that_was_finished_when_the_run_was_lost_is_not_paid_for_again(
    make_engine: EngineMaker, server: FakeServer, store: MemoryStore, judge: Callable[[ModelEngine], Iterable[object]]
):
    server.before_end = never_ends
    lease = Lease()
    waiting = threading.Thread(target=lose_once_answered, args=(server, lease))
    waiting.start()
    with pytest.raises(LostError):
        list(judge(make_engine(hooks=lease.hooks)))
    waiting.join()
    assert len(store.calls) == 1
    server.forget()
    list(judge(make_engine()))
    assert server.asked == []


def test_a_useless_answer_that_was_finished_when_the_run_was_lost_is_not_asked_for_better(
    make_engine: EngineMaker, server: FakeServer, store: MemoryStore
):
    server.before_end = never_ends
    server.answer = lambda asked: "no idea"
    lease = Lease()
    waiting = threading.Thread(target=lose_once_answered, args=(server, lease))
    waiting.start()
    with pytest.raises(LostError):
        list(make_engine(hooks=lease.hooks).define(terms(1)))
    waiting.join()
    assert len(server.asked) == len(store.calls) == 1


def lose_once_answered(server: FakeServer, lease: Lease) -> None:
    wait_until(lambda: sum(server.counters.answered.values()) == 1)
    time.sleep(0.2)  # what was sent is read
    lease.lose()


def test_a_reader_that_goes_away_aborts_the_calls(make_engine: EngineMaker, server: FakeServer):
    server.fault = lambda asked: hang(asked) if asked.number > 1 else None
    results = make_engine().define(terms(20))
    next(results)
    results.close()  # type: ignore[attr-defined]
    wait_until(lambda: server.counters.in_flight == 0)


class TestWriter:
    CALL = Call(judgement="define", model="m", template="t", prompt="p", reply="r")

    def test_everything_given_is_stored_on_leaving(self):
        store = MemoryStore()
        with Writer(store) as writer:
            for _ in range(1000):
                writer.put(self.CALL)
        assert len(store.calls) == 1000

    def test_many_calls_are_put_at_once_while_the_store_is_busy(self):
        sizes: list[int] = []

        class Slow(MemoryStore):
            def put(self, calls):  # type: ignore[no-untyped-def]
                sizes.append(len(calls))
                time.sleep(0.02)

        with Writer(Slow()) as writer:
            for _ in range(100):
                writer.put(self.CALL)
        assert sum(sizes) == 100
        assert len(sizes) < 20

    def test_a_store_that_fails_stops_the_step(self, make_engine: EngineMaker, server: FakeServer):
        class Full(MemoryStore):
            def put(self, calls):  # type: ignore[no-untyped-def]
                raise OSError("disk full")

        with pytest.raises(OSError, match="disk full"):
            list(make_engine(store=Full()).define(terms(50)))
        wait_until(lambda: server.counters.in_flight == 0)

    def test_the_store_is_closed_by_the_thread_that_put(self):
        threads: set[int] = set()

        class Noting(MemoryStore):
            def put(self, calls):  # type: ignore[no-untyped-def]
                threads.add(threading.get_ident())

            def close(self):  # type: ignore[no-untyped-def]
                threads.add(threading.get_ident())

        with Writer(Noting()) as writer:
            writer.put(self.CALL)
        assert len(threads) == 1
        assert threading.get_ident() not in threads
