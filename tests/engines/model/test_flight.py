"""Calls in flight: handed out as they end, aborted from any thread."""

import asyncio
from concurrent.futures import CancelledError

import anyio
import pytest

from genglossary.engines.model.flight import Flight
from tests.engines.model.waiting import wait_until


async def nothing() -> None:
    return None


async def wait_for_ever() -> None:
    await asyncio.sleep(3600)


def test_calls_are_handed_out_in_the_order_in_which_they_end():
    async def after(seconds: float) -> float:
        await asyncio.sleep(seconds)
        return seconds

    with Flight[float](nothing) as flight:
        flight.submit(after(0.2))
        flight.submit(after(0.0))
        ended = [flight.arrived(10), flight.arrived(10)]
    assert [each.result() for each in ended if each] == [0.0, 0.2]
    assert flight.pending == 0


def test_an_aborted_call_is_handed_out_as_cancelled():
    with Flight[None](nothing) as flight:
        flight.submit(wait_for_ever())
        flight.abort()
        ended = flight.arrived(10)
        assert ended
        with pytest.raises(CancelledError):
            ended.result()


def test_what_an_aborted_call_has_just_started_is_left_to_it_to_end():
    """As the client connects: in a group of tasks, each around a coroutine that Python warns of if it never begins."""
    seen: list[str] = []

    async def connect() -> None:
        seen.append("began")
        try:
            await wait_for_ever()
        finally:
            seen.append("ended")

    with Flight[None](nothing) as flight:

        async def call() -> None:
            async with anyio.create_task_group() as group:
                flight.abort()
                group.start_soon(connect)

        flight.submit(call())
        assert flight.arrived(10), "an abort that comes while the call is being submitted reaches it too"
    assert seen == ["began", "ended"]


def test_none_gets_the_turn_of_one_that_was_aborted():
    began: list[int] = []

    async def call(number: int) -> None:
        async with turns:
            began.append(number)
            await wait_for_ever()

    turns = asyncio.Semaphore(1)
    with Flight[None](nothing) as flight:
        for number in range(200):
            flight.submit(call(number))
        wait_until(lambda: bool(began))
        flight.abort()
        for _ in range(200):
            flight.arrived(10)
    assert began == [0]


def test_on_leaving_the_calls_end_before_the_client_is_closed():
    seen: list[str] = []

    async def call() -> None:
        try:
            await wait_for_ever()
        finally:
            await asyncio.sleep(0.01)
            seen.append("call ended")

    async def close() -> None:
        seen.append("closed")

    with Flight[None](close) as flight:
        flight.submit(call())
        flight.submit(nothing())
        flight.arrived(10)
    assert seen == ["call ended", "closed"]


def test_the_loop_ends_also_when_closing_fails():
    async def close() -> None:
        raise OSError("gone")

    with pytest.raises(OSError, match="gone"), Flight[None](close):
        pass
