"""The prompts: text files beside this one, English and Japanese, and what is checked about them."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Template

from genglossary.engines.model.quoting import boundary, harmless

LANGUAGES = ("en", "ja")

EXAMPLE_TERMS = ("brellow gauge", "ネルカ弁")
"""The invented terms of the examples: in a reply they betray that a model copied the example."""

Message = dict[str, str]
"""One message of a chat: {"role": …, "content": …}."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """The instructions for one judgement. `version` changes whenever their text does."""

    judgement: str
    language: str
    rules: Template
    task: str
    again: Template
    version: str

    def messages(self, secret: bytes, data: str) -> list[Message]:
        """What is sent for `data`, which stands between boundaries made with the project's `secret`."""
        mark = boundary(secret, data)
        system = f"{self.task}\n{self.rules.substitute(mark=mark)}"
        user = f"BEGIN DATA {mark}\n{data}\nEND DATA {mark}"
        return [{"role": "system", "content": system}, {"role": "user", "content": user}]

    def once_more(self, messages: Sequence[Message], reply: str, problem: str) -> list[Message]:
        """The same question again, with the answer that was of no use and why."""
        said = harmless(reply)[:2000] or "(empty)"
        asked_again = self.again.substitute(problem=problem[:500]).strip()
        return [*messages, {"role": "assistant", "content": said}, {"role": "user", "content": asked_again}]


@cache
def load(judgement: str, language: str) -> Prompt:
    """The prompt for a judgement in the project's language; English where there is none."""
    chosen = language if language in LANGUAGES else "en"
    folder = files("genglossary.engines.model") / "prompt_texts" / chosen
    rules, task, again = (folder.joinpath(f"{name}.txt").read_text("utf-8") for name in ("rules", judgement, "again"))
    version = hashlib.sha256("\0".join((rules, task, again)).encode()).hexdigest()[:12]
    return Prompt(judgement, chosen, Template(rules), task, Template(again), f"{judgement}-{chosen}-{version}")


def repeats_example(reply: str, data: str) -> bool:
    """Whether a reply speaks of an invented term of the examples that the data does not mention."""
    said, given = reply.casefold(), data.casefold()
    return any(term in said and term not in given for term in EXAMPLE_TERMS)
