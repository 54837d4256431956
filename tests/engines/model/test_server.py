"""Answers whose stream does not end as it should."""

import pytest
from aiohttp import web

from genglossary.engines.model.replies import MemoryStore
from genglossary.engines.protocol import Defined
from tests.engines.model.conftest import EngineMaker
from tests.engines.model.fake_server import FakeServer
from tests.engines.model.tasks import terms


async def cut_off(response: web.StreamResponse) -> None:
    raise ConnectionResetError


async def report_an_error(response: web.StreamResponse) -> None:
    await response.write(b'data: {"error": {"message": "worker died"}}\n\n')


async def send_rubbish(response: web.StreamResponse) -> None:
    await response.write(b"data: <html>\n\n")


@pytest.mark.parametrize("end", [cut_off, report_an_error, send_rubbish])
def test_an_answer_that_was_finished_before_its_stream_broke_is_not_paid_for_again(
    make_engine: EngineMaker, server: FakeServer, store: MemoryStore, end: object
):
    server.before_end = end  # type: ignore[assignment]
    [result] = make_engine().define(terms(1))
    assert isinstance(result, Defined)
    assert len(server.asked) == len(store.calls) == 1
