"""Whether a connection works, in words: what the server has, and how it answers a tiny question."""

import asyncio
from dataclasses import dataclass, replace
from typing import Literal

from genglossary.engines.model.connection import Connection
from genglossary.engines.model.faults import CallError
from genglossary.engines.model.prompts import Message
from genglossary.engines.model.reading import InvalidReplyError, read_one
from genglossary.engines.model.response_format import StructureFormat, schema_of
from genglossary.engines.model.schemas import Reply
from genglossary.engines.model.server import Server, open_client
from genglossary.engines.protocol import EngineError
from genglossary.pipeline.text.stated import restated, stated, stored_of

LONGEST_ANSWER = 2000  # tokens; models that think aloud need most of them for that
MOST_NAMES = 12


class _Fruit(Reply):
    kind: Literal["fruit", "animal"]


_QUESTION: list[Message] = [
    {"role": "system", "content": 'Answer with one JSON object: {"kind": "fruit"} or {"kind": "animal"}.'},
    {"role": "user", "content": "What is an apple?"},
]


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """`works` says whether runs can use the connection; `lines` say what was found, in sentences."""

    works: bool
    lines: tuple[str, ...]
    models: tuple[str, ...] = ()


def check(connection: Connection, *, longest_silence: float = 120) -> Report:
    """Asks the server for its models and one tiny structured question, and gives up when it sends nothing for
    `longest_silence` seconds. Never raises for what the server does."""
    return asyncio.run(_check(replace(connection, silence=min(connection.silence, longest_silence))))


async def _check(connection: Connection) -> Report:
    try:
        client = open_client(connection)
    except EngineError as error:
        return Report(works=False, lines=(error.args[0],))
    async with client:
        server = Server(connection, client)
        try:
            models = await server.models()
        except (EngineError, CallError) as error:
            return Report(works=False, lines=(_sentence(error),))
        works, answer = await _ask(server)
        return Report(works=works, lines=(*_about_models(connection, models), *answer), models=tuple(models))


def _about_models(connection: Connection, models: list[str]) -> list[str]:
    shown = ", ".join(models[:MOST_NAMES]) + (", …" if len(models) > MOST_NAMES else "")
    lines: list[str] = [
        stated(
            "The server at %(address)s answers and names %(n)s models: %(names)s.",
            address=connection.base_url,
            n=len(models),
            names=shown or "–",
        )
    ]
    if connection.model not in models:
        lines.append(stated("The model %(model)s is not among them.", model=connection.model))
    return lines


async def _ask(server: Server) -> tuple[bool, list[str]]:
    try:
        answer = await server.ask(_QUESTION, schema_of(_Fruit), LONGEST_ANSWER)
    except (EngineError, CallError) as error:
        return False, [stated("A small question was not answered: %(reason)s", reason=_sentence(error))]
    lines = [stated("A small question took %(n)s s.", n=f"{answer.seconds:.1f}"), _about_format(server.manners.format)]
    if answer.estimated:
        lines.append(stated("The server does not report tokens: they are estimated."))
    try:
        read_one(answer.text, _Fruit)
    except InvalidReplyError as error:
        return False, [*lines, stated("But the answer cannot be used: %(error)s. Try a larger model.", error=error)]
    return True, lines


def _about_format(format_: StructureFormat) -> str:
    if format_ <= StructureFormat.SCHEMA_WITHOUT_LIMITS:
        return stated("Answers follow a JSON schema.")
    return stated(
        "The server supports no JSON schemas; it is asked for %(format)s, and every answer is checked.",
        format=format_.in_words,
    )


def _sentence(error: Exception) -> str:
    """The reason as a sentence; in other languages as it is."""
    text = str(error)
    return restated(text[:1].upper() + text[1:] + ("" if text.endswith((".", "…")) else "."), stored_of(error.args[0]))
