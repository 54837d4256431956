"""The common part of the judgements: tasks as rows of data for a prompt, replies as results."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from genglossary.engines.model import tokens
from genglossary.engines.model.evidence import ShownPassage
from genglossary.engines.model.quoting import data_lines, harmless
from genglossary.engines.model.schemas import Reply

MOST_SPELLINGS = 6

DataRow = Mapping[str, object]
"""One line of data; every text in it has been made harmless."""


T = TypeVar("T")
S = TypeVar("S", bound=Reply)
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Item(Generic[T]):
    """A task made ready to be asked about. `rows` are its data; `shown` the passages among them, in the order of
    their numbers; `term` the name by which a reply must speak of it."""

    task: T
    term: str
    rows: tuple[DataRow, ...]
    shown: tuple[ShownPassage, ...]
    memory: str = ""

    @property
    def tokens(self) -> int:
        return tokens.count(data_lines(self.rows)) + 8


class Judgement(ABC, Generic[T, S, R]):
    """One of them. `name` is also that of its prompt. Up to `most` items share a call: with 1 the reply has
    the shape itself, with more it has one under each number. `output` is the tokens that a reply for one item
    may take and `typical` what it does take (for estimates), `space` the tokens of data for one item."""

    name: ClassVar[str]
    most: ClassVar[int]
    output: ClassVar[int]
    typical: ClassVar[int]
    space: ClassVar[int]
    shape: type[S]

    @abstractmethod
    def key(self, task: T) -> int:
        """The caller's key of the task."""

    @abstractmethod
    def item(self, task: T, space: int) -> Item[T]:
        """The task as data of at most about `space` tokens."""

    @abstractmethod
    def results(self, item: Item[T], reply: S) -> Sequence[R]:
        """Turn the reply into results."""

    def settled(self, task: T) -> Sequence[R] | None:
        """The results of a task that needs no model, else None."""
        return None

    def objection(self, item: Item[T], reply: S, last: bool) -> str:
        """Say to the model why the reply is not good enough, or return "" where it is. `last`: there is no other try,
        so that a reply that is merely weak is taken."""
        return ""


def term_row(term: str, variants: Sequence[str]) -> dict[str, object]:
    """The first fields of a row: a term, and how else it is written where it is. The order in which the caller
    knows the variants makes no difference: the same term is the same question."""
    row: dict[str, object] = {"term": harmless(term)[:200]}
    spellings = sorted({harmless(variant)[:100] for variant in variants})[:MOST_SPELLINGS]
    return row | {"also": spellings} if spellings else row


def numbered_passages(shown: Sequence[ShownPassage]) -> list[DataRow]:
    """A row for each passage, numbered from 1, with the heading above it where there is one."""
    return [
        {"passage": number} | ({"heading": each.heading} if each.heading else {}) | {"text": each.text}
        for number, each in enumerate(shown, start=1)
    ]
