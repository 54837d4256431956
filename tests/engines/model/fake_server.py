"""A server that speaks the OpenAI protocol, answers from the data of our prompts, counts, and misbehaves on demand.

For tests it runs in a thread of the test's process. `python -m tests.engines.model.fake_server` serves benchmarks
from a process of its own; GET /counters and /killed are for them.
"""

import argparse
import asyncio
import json
import re
import threading
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

Rows = list[dict[str, Any]]
Fault = Callable[["Asked"], "web.Response | str | None"]
"""What a server does instead of answering well: a response, the text of an answer, or None to answer well."""

DATA = re.compile(r"BEGIN DATA \w+\n(.*?)\nEND DATA", re.DOTALL)


@dataclass
class Asked:
    """One request: its number (from 1), body, and the rows of data in its prompt."""

    number: int
    body: dict[str, Any]

    @property
    def prompt(self) -> str:
        return "\n".join(message["content"] for message in self.body["messages"])

    @property
    def rows(self) -> Rows:
        found = DATA.search(self.body["messages"][1]["content"])
        return [json.loads(line) for line in found[1].splitlines()] if found else []

    @property
    def judgement(self) -> str:
        first = self.rows[0] if self.rows else {}
        if "id" in first and "language" in first:
            return "translate"
        if "id" in first:
            return "review" if "definition" in first else "classify"
        return "refine" if "problems" in first else "define"

    @property
    def is_repeat(self) -> bool:
        """Whether this is the re-ask after an answer that was of no use."""
        return len(self.body["messages"]) > 2


def good_answer(asked: Asked) -> object:
    """What a good model answers: deterministic, and made of the data alone."""
    rows = asked.rows
    if asked.judgement == "classify":
        return {row["id"]: _classification(row) for row in rows}
    if asked.judgement == "translate":
        return {row["id"]: _translation(row) for row in rows}
    if asked.judgement == "review":
        return {row["id"]: {"term": row["term"], "problems": []} for row in rows}
    passage = rows[1] if len(rows) > 1 else None
    if passage is None:
        return {"citations": [], "definition": None, "confidence": 0.5}
    quote = passage["text"][:60]
    said = f"What the documents call {rows[0]['term']}: {passage['text'][:120]}"
    return {"citations": [{"passage": 1, "quote": quote}], "definition": said, "confidence": 0.8}


def _classification(row: dict[str, Any]) -> dict[str, Any]:
    return {"term": row["term"], "category": "technical_term", "reason": "used", "needed": True}


def _translation(row: dict[str, Any]) -> dict[str, Any]:
    """The beginning of the first translated passage."""
    return {"term": row["term"], "translation": row["passages"][0]["translation"][:4], "confidence": 0.7}


@dataclass
class Counters:
    """What the server has seen. `area` is call-seconds in flight, `busy` seconds with at least one."""

    asked: list[Asked] = field(default_factory=list)
    answered: Counter[str] = field(default_factory=Counter)
    in_flight: int = 0
    most_in_flight: int = 0
    aborted: int = 0
    area: float = 0.0
    busy: float = 0.0
    changed: float = 0.0
    first_answered: dict[str, float] = field(default_factory=dict)
    killed: float = 0.0

    def move(self, step: int) -> None:
        now = time.monotonic()
        if self.in_flight:
            self.area += self.in_flight * (now - self.changed)
            self.busy += now - self.changed
        self.changed = now
        self.in_flight += step
        self.most_in_flight = max(self.most_in_flight, self.in_flight)


class FakeServer:
    """Use as a context manager; `url` is its base URL. `fault`, `answer` and `before_end` (what happens between the
    last token of an answer and the end of its stream) may be replaced at any time."""

    def __init__(self, latency: float = 0.0, port: int = 0) -> None:
        self._port = port
        self._visitor = 0
        self.forget(latency)
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def forget(self, latency: float = 0.0) -> None:
        """A good and idle server again, at an address of its own, for the next test: requests that an earlier one
        has aborted may still arrive."""
        self._visitor += 1
        self.latency = latency
        self.before_end: Callable[[web.StreamResponse], Awaitable[None]] | None = None
        self.models = ["fake"]
        self.counters = Counters()
        self.fault: Fault = lambda asked: None
        self.answer: Callable[[Asked], object] = good_answer

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}/{self._visitor}/v1"

    @property
    def asked(self) -> list[Asked]:
        return self.counters.asked

    def __enter__(self) -> "FakeServer":
        self._thread.start()
        assert self._ready.wait(10)
        return self

    def __exit__(self, *exc_info: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    def _serve(self) -> None:
        asyncio.set_event_loop(self._loop)
        runner = web.AppRunner(self.app(), handler_cancellation=True, shutdown_timeout=0.1, access_log=None)
        self._loop.run_until_complete(runner.setup())
        site = web.TCPSite(runner, "127.0.0.1", self._port)
        self._loop.run_until_complete(site.start())
        self._port = runner.addresses[0][1]
        self._ready.set()
        self._loop.run_forever()
        self._loop.run_until_complete(runner.cleanup())
        self._loop.run_until_complete(self._loop.shutdown_asyncgens())
        self._loop.close()

    def app(self) -> web.Application:
        app = web.Application(client_max_size=2**26)
        for root in ("/v1", "/{visitor}/v1", "/{visitor}/openai/v1"):
            app.router.add_post(f"{root}/chat/completions", self._chat)
            app.router.add_get(f"{root}/models", self._models)
        app.router.add_get("/counters", self._report)
        app.router.add_get("/killed", self._killed)
        app.router.add_get("/{visitor}/page/models", self._page)
        return app

    async def _models(self, request: web.Request) -> web.Response:
        return web.json_response({"object": "list", "data": [{"id": name, "object": "model"} for name in self.models]})

    async def _killed(self, request: web.Request) -> web.Response:
        """The client is about to be killed: from now on, answers sent long enough ago must not be asked for again."""
        self.counters.killed = time.monotonic()
        return web.Response()

    async def _page(self, request: web.Request) -> web.Response:
        """What a web server answers that knows nothing of models."""
        return web.Response(text="<html>Welcome</html>", content_type="text/html")

    async def _report(self, request: web.Request) -> web.Response:
        seen = self.counters
        early = {prompt for prompt, at in seen.first_answered.items() if at < seen.killed - ON_THE_WAY}
        repeated = sum(seen.answered[prompt] - 1 for prompt in early)
        mean = seen.area / seen.busy if seen.busy else 0.0
        return web.json_response(
            {"calls": len(seen.asked), "repeated": repeated, "mean_in_flight": mean, "aborted": seen.aborted,
             "most_in_flight": seen.most_in_flight, "in_flight": seen.in_flight}
        )  # fmt: skip

    async def _chat(self, request: web.Request) -> web.StreamResponse:
        body = await request.json()
        counters = self.counters  # before the address is looked at: an aborted request never counts as a later test's
        if request.match_info.get("visitor", str(self._visitor)) != str(self._visitor):
            return web.Response(status=410)
        asked = Asked(len(counters.asked) + 1, body)
        counters.asked.append(asked)
        counters.move(1)
        try:
            fault = self.fault(asked)
            await asyncio.sleep(self.latency)
            if isinstance(fault, web.Response):
                if fault.status == HANG:
                    await asyncio.sleep(3600)
                return fault
            text = fault if fault is not None else json.dumps(self.answer(asked), ensure_ascii=False)
            return await self._stream(request, asked, text)
        except (asyncio.CancelledError, ConnectionError):
            counters.aborted += 1
            raise asyncio.CancelledError from None
        finally:
            counters.move(-1)

    async def _stream(self, request: web.Request, asked: Asked, text: str) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await response.prepare(request)
        limit = asked.body.get("max_tokens") or asked.body.get("max_completion_tokens") or 10**9
        finish = "length" if len(text) > 4 * limit else "stop"
        text = text[: 4 * limit]
        for start in range(0, len(text), 64):
            await response.write(_event({"content": text[start : start + 64]}))
        self.counters.answered[asked.prompt] += 1
        self.counters.first_answered.setdefault(asked.prompt, time.monotonic())
        usage = None
        if (asked.body.get("stream_options") or {}).get("include_usage"):
            usage = {"prompt_tokens": len(asked.prompt) // 4, "completion_tokens": len(text) // 4, "total_tokens": 0}
        await response.write(_event({}, finish, usage))
        if self.before_end is not None:
            await self.before_end(response)
        await response.write(b"data: [DONE]\n\n")
        await response.write_eof()
        return response


ON_THE_WAY = 0.1  # seconds in which an answer may still be on its way to a disk when its reader is killed
HANG = 299  # a status of our own: never answer at all


def hang(asked: Asked) -> web.Response:
    return web.Response(status=HANG)


def refuse(status: int, message: str = "boom", **headers: str) -> Fault:
    """A fault that answers every request with this status."""
    return lambda asked: web.json_response({"error": {"message": message}}, status=status, headers=headers)


def for_first(count: int, fault: Fault) -> Fault:
    """The fault for the first requests alone."""
    return lambda asked: fault(asked) if asked.number <= count else None


def _event(delta: dict[str, str], finish: str | None = None, usage: dict[str, int] | None = None) -> bytes:
    chunk = {
        "id": "c", "object": "chat.completion.chunk", "created": 0, "model": "fake",
        "choices": [{"index": 0, "delta": delta, "finish_reason": finish}],
    }  # fmt: skip
    return b"data: " + json.dumps(chunk | ({"usage": usage} if usage else {})).encode() + b"\n\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--latency", type=float, default=0.2)
    parser.add_argument("--status", type=int, help="answer everything with this HTTP status")
    options = parser.parse_args()
    server = FakeServer(options.latency, options.port)
    if options.status:
        server.fault = refuse(options.status)
    web.run_app(server.app(), host="127.0.0.1", port=options.port, handler_cancellation=True, access_log=None)


if __name__ == "__main__":
    main()
