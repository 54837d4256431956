"""The memory of a model engine: what was answered is not asked again."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, kw_only=True, slots=True)
class Call:
    """One call that a server answered, as operators read it.

    `answers` maps the key of each item that it settled to that item's part of the reply, as JSON; it is empty
    when the reply was of no use, and `problem` then says why. `template` is the version of the prompt's text.
    """

    judgement: str
    model: str
    template: str
    prompt: str
    reply: str
    answers: Mapping[str, str] = field(default_factory=dict[str, str])
    input_tokens: int = 0
    output_tokens: int = 0
    seconds: float = 0.0
    problem: str = ""


class ReplyStore(Protocol):
    """The store of replies. `get` is called by the thread that reads results; `put` and then `close` by another
    one, so that nothing waits for a disk. Both take many at once."""

    def get(self, keys: Sequence[str]) -> Mapping[str, str]:
        """The answers (JSON) of those keys that are known."""
        ...

    def put(self, calls: Sequence[Call]) -> None:
        """Keeps the calls. A key that is known already keeps its first answer."""
        ...

    def close(self) -> None:
        """Nothing more will be put by this thread."""
        ...


class MemoryStore:
    """Replies kept for as long as the process lives."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self._answers: dict[str, str] = {}

    def get(self, keys: Sequence[str]) -> Mapping[str, str]:
        return {key: self._answers[key] for key in keys if key in self._answers}

    def put(self, calls: Sequence[Call]) -> None:
        for call in calls:
            self.calls.append(call)
            for key, answer in call.answers.items():
                self._answers.setdefault(key, answer)

    def close(self) -> None:
        return None


def reply_key(**asked: object) -> str:
    """SHA-256 (hex) of what was asked: equal questions have equal keys, in whatever order they are named."""
    text = json.dumps(asked, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
