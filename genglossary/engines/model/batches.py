"""Batches of items: how they are made, asked, and taken apart, so that no item is lost."""

import asyncio
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, cast

from genglossary.engines.model import tokens
from genglossary.engines.model.asking import Asker, Question, UnusableError
from genglossary.engines.model.faults import CallError
from genglossary.engines.model.judgement import DataRow, Item, Judgement, R, S, T
from genglossary.engines.model.prompts import Prompt
from genglossary.engines.model.quoting import data_lines
from genglossary.engines.model.reading import InvalidReplyError, check, read_many, read_one, same
from genglossary.engines.model.replies import reply_key
from genglossary.engines.model.response_format import JsonSchema, schema_of, schema_of_many, with_passages
from genglossary.engines.protocol import Failed

SHARE_OF_DATA = 0.9  # of the room in a context: the counts of tokens are estimates


@dataclass
class Desk(Generic[T, S, R]):
    """One judgement in one language for one model: from tasks to questions, from replies to results."""

    judgement: Judgement[T, S, R]
    prompt: Prompt
    secret: bytes
    model: str
    parameters: Mapping[str, object]
    context: int

    @cached_property
    def room(self) -> int:
        """Tokens for data and answer in one call."""
        instructions = tokens.count(self.prompt.task) + tokens.count(self.prompt.rules.template) + 100
        return int((self.context - instructions) * SHARE_OF_DATA)

    def item(self, task: T) -> Item[T]:
        """The task with its data and the key under which its answer is remembered."""
        item = self.judgement.item(task, min(self.judgement.space, self.room - self.judgement.output))
        memory = reply_key(
            model=self.model,
            parameters=self.parameters,
            template=self.prompt.version,
            data=item.rows,
            schema=schema_of(self.judgement.shape),
        )
        return Item(item.task, item.term, item.rows, item.shown, memory)

    def remembered(self, item: Item[T], answer: str) -> Sequence[R] | None:
        """The results of an answer from memory; None if it does not fit what is asked and taken today."""
        try:
            reply = check(json.loads(answer), self.judgement.shape)
        except ValueError:
            return None
        return None if self.judgement.objection(item, reply, True) else self.judgement.results(item, reply)

    def batches(self, items: Iterable[Item[T]], rest: list[Item[T]]) -> Iterator[list[Item[T]]]:
        """Full batches of the items; what does not fill one stays in `rest`, which is also what came before."""
        for item in items:
            if rest and not self._fits([*rest, item]):
                yield rest.copy()
                rest.clear()
            rest.append(item)
            if len(rest) == self.judgement.most:
                yield rest.copy()
                rest.clear()

    def _fits(self, items: Sequence[Item[T]]) -> bool:
        return sum(item.tokens + self.judgement.output for item in items) <= self.room

    async def ask(self, asker: Asker, batch: Sequence[Item[T]]) -> Sequence[R | Failed]:
        """The results for a batch. An item that the model dropped, misnamed or answered in a way that cannot be
        used is asked about by itself; one without an answer then is Failed with the reason."""
        if self.judgement.most == 1:
            return await self._alone(asker, batch[0])
        try:
            replies = await self._together(asker, batch)
        except UnusableError:
            replies = {}
        except CallError as error:
            return [self._failed(item, error) for item in batch]
        left = [item for item in batch if item.memory not in replies]
        alone = await asyncio.gather(*(self._alone(asker, item) for item in left))
        found = (self.judgement.results(item, replies[item.memory]) for item in batch if item.memory in replies)
        return [result for results in (*found, *alone) for result in results]

    async def _together(self, asker: Asker, batch: Sequence[Item[T]]) -> dict[str, S]:
        """The good replies by memory key; perhaps not for every item."""
        numbered = {f"T{number}": item for number, item in enumerate(batch, start=1)}
        rows = [{"id": number, **item.rows[0]} for number, item in numbered.items()]
        schema = schema_of_many(self.judgement.shape, tuple(numbered))

        def read(text: str, last: bool) -> dict[str, S]:
            parts = read_many(text, self.judgement.shape, {number: item.term for number, item in numbered.items()})
            replies = {
                numbered[number].memory: part for number, part in parts.items() if self._is_for(part, numbered[number])
            }
            if not replies:
                raise InvalidReplyError("no entry of the answer could be used: " + _first_problem(parts))
            return cast("dict[str, S]", replies)

        return await asker.valid(self._question(rows, schema, len(batch)), read, _as_answers)

    def _is_for(self, part: S | InvalidReplyError, item: Item[T]) -> bool:
        """Whether a part of a reply is usable and speaks of the item whose number it bears."""
        if isinstance(part, InvalidReplyError):
            return False
        said = same(str(getattr(part, "term", item.term)))
        also = cast("Sequence[str]", item.rows[0].get("also", ()))
        return said in {same(name) for name in (item.term, *also)} and not self.judgement.objection(item, part, True)

    async def _alone(self, asker: Asker, item: Item[T]) -> Sequence[R | Failed]:
        """With one term in question there is no doubt which one a reply is about, however it is spelled."""
        many = self.judgement.most > 1
        rows = [{"id": "T1", **item.rows[0]}] if many else item.rows
        schema = schema_of_many(self.judgement.shape, ("T1",)) if many else schema_of(self.judgement.shape)

        def read(text: str, last: bool) -> S:
            reply = self._read_many_of_one(text, item) if many else read_one(text, self.judgement.shape)
            if problem := self.judgement.objection(item, reply, last):
                raise InvalidReplyError(problem)
            return reply

        question = self._question(rows, with_passages(schema, len(item.shown)), 1)
        try:
            reply = await asker.valid(question, read, lambda reply: _as_answers({item.memory: reply}))
        except CallError as error:
            return [self._failed(item, error)]
        return self.judgement.results(item, reply)

    def _read_many_of_one(self, text: str, item: Item[T]) -> S:
        part = read_many(text, self.judgement.shape, {"T1": item.term}).get("T1")
        if part is None:
            raise InvalidReplyError("the answer has no entry under T1")
        if isinstance(part, InvalidReplyError):
            raise part
        return part

    def _question(self, rows: Sequence[DataRow], schema: JsonSchema, items: int) -> Question:
        data = data_lines(rows)
        return Question(
            prompt=self.prompt,
            data=data,
            messages=self.prompt.messages(self.secret, data),
            schema=schema,
            limit=self.judgement.output * items + 100,
        )

    def _failed(self, item: Item[T], error: CallError) -> Failed:
        return Failed(key=self.judgement.key(item.task), reason=error.args[0] if error.args else str(error))


def _first_problem(parts: Mapping[str, object]) -> str:
    wrong = (f"{number}: {part}" for number, part in parts.items() if isinstance(part, InvalidReplyError))
    return next(wrong, 'every number must have its entry, with "term" copied from the data')


def _as_answers(replies: Mapping[str, S]) -> dict[str, str]:
    return {memory: reply.model_dump_json() for memory, reply in replies.items()}
