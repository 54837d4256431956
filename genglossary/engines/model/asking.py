"""Questions to a server, asked until there is an answer of use or none can be expected."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from genglossary.engines.model import tokens
from genglossary.engines.model.faults import CallError, PassingError
from genglossary.engines.model.gate import Gate, Patience
from genglossary.engines.model.prompts import Message, Prompt
from genglossary.engines.model.reading import InvalidReplyError
from genglossary.engines.model.replies import Call
from genglossary.engines.model.response_format import JsonSchema
from genglossary.engines.model.server import Answer, Server
from genglossary.engines.model.usage import Meter
from genglossary.pipeline.text.stated import stated

V = TypeVar("V")


class UnusableError(CallError):
    """The server answered, twice, and neither answer helps."""


HEADROOM = 4  # how much longer an answer may be once one was cut off: models that think aloud need it


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """A question to a model: `data` between boundaries after the prompt's instructions; `limit` is the tokens that an
    answer is given."""

    prompt: Prompt
    data: str
    messages: Sequence[Message]
    schema: JsonSchema
    limit: int


@dataclass(slots=True)
class Asker:
    """Asks a server on behalf of one run. For use inside one event loop; `keep` may be called at any time."""

    server: Server
    gate: Gate
    patience: Patience
    meter: Meter
    keep: Callable[[Call], None]

    async def valid(
        self, question: Question, read: Callable[[str, bool], V], answers: Callable[[V], Mapping[str, str]]
    ) -> V:
        """Return what `read(reply, last)` makes of the reply. A reply that it refuses (InvalidReplyError) is asked for
        once more with the reason; UnusableError when the second is refused too. Every reply is kept, with the
        `answers` to remember. `last` tells `read` that there will be no other try."""
        messages = question.messages
        for last in (False, True):
            answer = await self._persistently(messages, question)
            try:
                value = read(answer.text, last)
            except InvalidReplyError as error:
                problem = str(error) if answer.complete else f"it was cut off after {answer.output_tokens} tokens"
            else:
                self._keep(self._call(question, messages, answer, answers(value), ""))
                return value
            self._keep(self._call(question, messages, answer, {}, problem))
            if not answer.complete:
                self.server.manners.headroom = HEADROOM
            else:
                messages = question.prompt.once_more(messages, answer.text, problem)
        raise UnusableError(f"the answer cannot be used: {problem}")

    def _keep(self, call: Call) -> None:
        """Keeps the call; a task that was cancelled while its answer was coming to an end stops only here."""
        self.keep(call)
        if (task := asyncio.current_task()) is not None and task.cancelling():
            raise asyncio.CancelledError

    async def _persistently(self, messages: Sequence[Message], question: Question) -> Answer:
        attempt = 0
        while True:
            try:
                return await self._once(messages, question)
            except PassingError as error:
                attempt += 1
                wait = self.patience.wait_before(attempt, error)
                if wait is None:
                    raise CallError(_after(error.args[0], attempt)) from None
                self.meter.count_retry()
                await self._stay_away(wait, error)

    async def _stay_away(self, seconds: float, error: PassingError) -> None:
        """Let no other call of this run start either, when the server asked for that."""
        if error.wait is not None:
            self.patience.waited += self.gate.close_for(seconds)
        else:
            await asyncio.sleep(seconds)

    async def _once(self, messages: Sequence[Message], question: Question) -> Answer:
        needed = sum(tokens.count(message["content"]) for message in messages)
        limit = question.limit * self.server.manners.headroom
        async with self.gate:
            while not self.meter.reserve(needed, limit):
                await asyncio.sleep(0.05)
            try:
                answer = await self.server.ask(messages, question.schema, limit)
            finally:
                self.meter.release(needed, limit)
        self.meter.count(answer.input_tokens, answer.output_tokens, estimated=answer.estimated)
        self.patience.calls += 1
        return answer

    def _call(
        self,
        question: Question,
        messages: Sequence[Message],
        answer: Answer,
        answers: Mapping[str, str],
        problem: str,
    ) -> Call:
        return Call(
            judgement=question.prompt.judgement,
            model=self.server.connection.model,
            template=question.prompt.version,
            prompt="\n\n".join(f"[{message['role']}]\n{message['content']}" for message in messages),
            reply=answer.text,
            answers=answers,
            input_tokens=answer.input_tokens,
            output_tokens=answer.output_tokens,
            seconds=answer.seconds,
            problem=problem,
        )


def _after(reason: str, attempts: int) -> str:
    return stated("%(reason)s (asked %(n)s times)", reason=reason, n=attempts) if attempts > 1 else reason
