"""One model server as it really is: asked with a stream, and what it refuses is not asked for again."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, cast

from genglossary.engines.model import faults, tokens
from genglossary.engines.model.connection import Connection
from genglossary.engines.model.prompts import Message
from genglossary.engines.model.response_format import JsonSchema, StructureFormat, response_format
from genglossary.engines.protocol import EngineError
from genglossary.pipeline.text.stated import stated

if TYPE_CHECKING:
    import openai
    from openai import AsyncStream


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """The text that a server wrote. `complete` is False when the limit of tokens cut it off. The tokens are an estimate
    of ours when `estimated`."""

    text: str
    complete: bool
    input_tokens: int
    output_tokens: int
    estimated: bool
    seconds: float


@dataclass(slots=True)
class Manners:
    """The way a server wants to be asked; learned from its refusals, kept for the life of an engine. `headroom` is
    how many times longer than usual answers may be: models that think aloud need it."""

    format: StructureFormat = StructureFormat.SCHEMA
    usage: bool = True
    temperature: bool = True
    limit_name: str = "max_tokens"
    headroom: int = 1

    def learn(self, refusal: str, used: "Manners") -> bool:
        """Takes back what the refusal (in lower case) names, else asks for less structure. True if a call that
        was made with `used` is worth another try. Several calls in flight may report the same refusal."""
        if self != used:
            return True
        if "stream_options" in refusal or "include_usage" in refusal:
            self.usage = False
        elif "max_completion_tokens" in refusal and self.limit_name == "max_tokens":
            self.limit_name = "max_completion_tokens"
        elif "temperature" in refusal and self.temperature:
            self.temperature = False
        elif self.format < StructureFormat.PLAIN_TEXT:
            self.format = StructureFormat(self.format + 1)
        return self != used

    def copy(self) -> "Manners":
        return replace(self)


@dataclass(slots=True)
class _Reading:
    """A stream as far as it has been read."""

    parts: list[str] = field(default_factory=list[str])
    finish: str = ""
    usage: tuple[int, int] | None = None

    def add(self, chunk: object) -> None:
        """A part of the answer, as JSON. What servers leave out or add is no reason to lose an answer."""
        part = _as_object(chunk)
        if usage := _as_object(part.get("usage")):
            self.usage = (_as_count(usage.get("prompt_tokens")), _as_count(usage.get("completion_tokens")))
        choices = part.get("choices")
        choice = _as_object(cast("list[object]", choices)[0]) if isinstance(choices, list) and choices else {}
        self.finish = str(choice.get("finish_reason") or self.finish)
        text = _as_object(choice.get("delta")).get("content")
        if isinstance(text, str):
            self.parts.append(text)

    def answer(self, messages: Sequence[Message], seconds: float) -> Answer:
        text = "".join(self.parts)
        guess = (sum(tokens.count(message["content"]) for message in messages), tokens.count(text))
        used = self.usage or guess
        return Answer(
            text=text,
            complete=self.finish != "length",
            input_tokens=used[0],
            output_tokens=used[1],
            estimated=self.usage is None,
            seconds=seconds,
        )


def _as_object(value: object) -> dict[str, object]:
    return cast("dict[str, object]", value) if isinstance(value, dict) else {}


def _as_count(value: object) -> int:
    return value if isinstance(value, int) and value > 0 else 0


@dataclass(slots=True)
class Server:
    """Talks to one server. To be used inside one event loop; `manners` may outlive it."""

    connection: Connection
    client: "openai.AsyncOpenAI"
    manners: Manners = field(default_factory=Manners)

    async def ask(self, messages: Sequence[Message], schema: JsonSchema, limit: int) -> Answer:
        """One call, streamed, of at most `limit` tokens of output. Raises EngineError when no call can work, and
        CallError (PassingError when a later try may do better) when this one did not."""
        first = self.manners.format
        while True:
            used = self.manners.copy()
            try:
                return await self._streamed(messages, schema, limit, used)
            except faults.RefusedParameterError as refusal:
                if not self.manners.learn(str(refusal).casefold(), used):
                    self.manners.format = first  # it was the question that was refused, not how it was asked
                    raise

    async def models(self) -> list[str]:
        """The names of the models that the server says it has."""
        import openai

        try:
            return [model.id for model in (await self.client.models.list()).data]
        except (AttributeError, TypeError, ValueError):
            raise EngineError(
                stated(
                    "What answers at %(base_url)s does not speak the OpenAI protocol.",
                    base_url=self.connection.base_url,
                )
            ) from None
        except openai.APIStatusError as error:
            raise faults.from_status(error, self.connection) from None
        except openai.APIConnectionError as error:
            raise faults.from_connection(error, self.connection) from None

    async def _streamed(self, messages: Sequence[Message], schema: JsonSchema, limit: int, manners: Manners) -> Answer:
        """One call. An answer that the server has finished is paid for: it counts even when the connection breaks
        or the call is cancelled before the stream ends. Whoever keeps it looks at `Task.cancelling` then."""
        started = time.monotonic()
        reading = _Reading()
        try:
            await self._read(reading, messages, schema, limit, manners)
        except (faults.PassingError, asyncio.CancelledError):
            if not reading.finish:
                raise
        return reading.answer(messages, time.monotonic() - started)

    async def _read(
        self, reading: _Reading, messages: Sequence[Message], schema: JsonSchema, limit: int, manners: Manners
    ) -> None:
        import openai

        try:
            stream = await self._open(messages, schema, limit, manners)
            async with stream:
                async for chunk in stream:
                    reading.add(chunk)
        except openai.APIStatusError as error:
            raise faults.from_status(error, self.connection) from None
        except openai.APIConnectionError as error:
            raise faults.from_connection(error, self.connection) from None
        except openai.APIError as error:  # an error that a server sends inside the stream
            raise faults.PassingError(f"the server broke off: {error.message[:200]}") from None
        except ValueError:
            raise faults.PassingError("the server sent something that is not a stream of JSON") from None

    async def _open(
        self, messages: Sequence[Message], schema: JsonSchema, limit: int, manners: Manners
    ) -> "AsyncStream[object]":
        from openai import AsyncStream

        asked: dict[str, object] = {
            **self.connection.parameters,
            "model": self.connection.model,
            "messages": list(messages),
            "stream": True,
            manners.limit_name: limit,
        }
        if (format_ := response_format(schema, manners.format)) is not None:
            asked["response_format"] = format_
        if manners.usage:
            asked["stream_options"] = {"include_usage": True}
        if not manners.temperature:
            asked.pop("temperature", None)
        # The client's typed method costs 1 ms a call and 0.2 ms a token for checks that `_Reading` makes.
        stream: AsyncStream[object] = await self.client.post(
            "/chat/completions", cast_to=object, body=asked, stream=True, stream_cls=AsyncStream[object]
        )
        return stream


def open_client(connection: Connection) -> "openai.AsyncOpenAI":
    """The official client, without retries of its own: ours see the whole run. Reads the key."""
    import openai

    timeout = openai.Timeout(connection.silence, connect=connection.connect)
    return openai.AsyncOpenAI(
        base_url=connection.base_url, api_key=connection.key.read(), timeout=timeout, max_retries=0
    )
