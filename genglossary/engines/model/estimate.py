"""An estimate of what a run would ask, before it asks: calls, tokens and cost."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from genglossary.engines.model import tokens
from genglossary.engines.model.batches import Desk
from genglossary.engines.model.classify import Classify
from genglossary.engines.model.connection import Prices
from genglossary.engines.model.define import Define
from genglossary.engines.model.engine import ModelEngine
from genglossary.engines.model.judgement import Item, R, S, T
from genglossary.engines.model.refine import Refine
from genglossary.engines.model.replies import ReplyStore
from genglossary.engines.model.review import Review
from genglossary.engines.model.translate import Translate
from genglossary.engines.protocol import (
    ClassifyTask,
    DefineTask,
    EngineDefinition,
    Finding,
    RefineTask,
    ReviewTask,
    TranslateTask,
)

REFINED_SHARE = 0.3  # of the entries, in which a reviewer finds something that words can repair
EXPECTED_DEFINITION = (
    "A part of the system that keeps what the other parts need and gives it back when it is asked for."
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Estimate:
    """Calls and tokens that will be needed; `reused` items are answered from memory and cost nothing. What
    review and refine will ask depends on the definitions: a usual share is assumed."""

    calls: int = 0
    reused: int = 0
    input_tokens: int = 0
    output_tokens: int = 0

    def __add__(self, other: "Estimate") -> "Estimate":
        return Estimate(
            calls=self.calls + other.calls,
            reused=self.reused + other.reused,
            input_tokens=self.input_tokens + other.input_tokens,
            output_tokens=self.output_tokens + other.output_tokens,
        )

    def cost(self, prices: Prices | None) -> Decimal | None:
        """In the currency of the prices; None when they are unknown."""
        return None if prices is None else prices.cost(self.input_tokens, self.output_tokens)


def estimate(
    engine: ModelEngine,
    store: ReplyStore,
    classify: Iterable[ClassifyTask],
    define: Sequence[DefineTask],
    translate: Iterable[TranslateTask] = (),
) -> Estimate:
    """For a run over these candidates, of which the terms of `define` are expected to stay, and for the terms of
    `translate`. Asks nothing."""
    review = [_expected_review(task) for task in define if task.passages]
    refine = [_expected_refine(task) for task in review[: round(len(review) * REFINED_SHARE)]]
    return (
        _of(engine.desk(Classify()), store, classify)
        + _of(engine.desk(Define()), store, define)
        + _of(engine.desk(Review()), store, review)
        + _of(engine.desk(Refine()), store, refine)
        + _of(engine.desk(Translate()), store, translate)
    )


def _of(desk: Desk[T, S, R], store: ReplyStore, tasks: Iterable[T]) -> Estimate:
    items = [desk.item(task) for task in tasks if desk.judgement.settled(task) is None]
    known = store.get([item.memory for item in items])
    rest: list[Item[T]] = []
    batches = [*desk.batches((item for item in items if item.memory not in known), rest), *([rest] if rest else [])]
    instructions = tokens.count(desk.prompt.task) + tokens.count(desk.prompt.rules.template) + 60
    return Estimate(
        calls=len(batches),
        reused=len(known),
        input_tokens=sum(instructions + sum(item.tokens for item in batch) for batch in batches),
        output_tokens=sum(len(batch) for batch in batches) * desk.judgement.typical,
    )


def _expected_review(task: DefineTask) -> ReviewTask:
    expected = EngineDefinition(
        text=EXPECTED_DEFINITION, confidence=0.5, origin="generated", evidence=task.passages[:1]
    )
    return ReviewTask(term=task.term, definition=expected, passages=task.passages)


def _expected_refine(task: ReviewTask) -> RefineTask:
    finding = Finding(key=task.term.key, kind="unclear", detail=EXPECTED_DEFINITION)
    return RefineTask(term=task.term, definition=task.definition, findings=(finding,), passages=task.passages)
