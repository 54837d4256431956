"""The prompts: text files beside this one, English and Japanese, and what is checked about them."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Template

from genglossary.engines.model.quoting import boundary, harmless

LANGUAGES = ("en", "ja")

EXAMPLES = ("brellow gauge", "how fast the pool is rising", "ネルカ弁", "水位が上がる速さに応じて")
"""Terms that the examples invent and what they say of them: in a reply they betray that a model copied them. Small
models put their own term in the place of ours."""

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
        """The messages to send for `data`, which stands between boundaries made with the project's `secret`."""
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
    """Whether a reply says what the examples invent and the data does not say."""
    said, given = reply.casefold(), data.casefold()
    return any(words in said and words not in given for words in EXAMPLES)
