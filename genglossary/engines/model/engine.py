"""The model engine: five judgements with many calls in flight, from memory where they were answered before."""

from collections.abc import Iterable, Iterator

from genglossary.engines.model.batches import Desk
from genglossary.engines.model.classify import Classify
from genglossary.engines.model.connection import Connection, Hooks
from genglossary.engines.model.define import Define
from genglossary.engines.model.gate import Patience
from genglossary.engines.model.judgement import Judgement, R, S, T
from genglossary.engines.model.prompts import load
from genglossary.engines.model.refine import Refine
from genglossary.engines.model.replies import ReplyStore
from genglossary.engines.model.review import Review
from genglossary.engines.model.session import CallContext, Session
from genglossary.engines.model.tally import Tally
from genglossary.engines.model.translate import Translate
from genglossary.engines.model.usage import Meter
from genglossary.engines.protocol import (
    Classified,
    ClassifyTask,
    Defined,
    DefineTask,
    Failed,
    Finding,
    Refined,
    RefineTask,
    ReviewTask,
    Translated,
    TranslateTask,
)

TOLERATED_FAILURES = 0.2


class ModelEngine:
    """Judges by asking `connection`'s model.

    `secret` is the project's, for boundaries around quoted data; `language` chooses the prompts ("ja", else
    English). `store` remembers replies; `meter` counts and holds the budget; `hooks` tie the engine to its run.
    When more than `tolerated` (0..1) of a step's items got no answer, the step ends with an EngineError.
    """

    name = "model"
    reads_passages = True

    def __init__(
        self,
        connection: Connection,
        *,
        secret: bytes,
        store: ReplyStore,
        language: str = "en",
        meter: Meter | None = None,
        hooks: Hooks | None = None,
        patience: Patience | None = None,
        tolerated: float = TOLERATED_FAILURES,
    ) -> None:
        self.meter = meter or Meter(connection.prices)
        self._secret = secret
        self._language = language
        self._tolerated = tolerated
        self._run = CallContext(connection, store, self.meter, hooks or Hooks(), patience or Patience())

    def classify(self, tasks: Iterable[ClassifyTask]) -> Iterator[Classified | Failed]:
        return self._judge(Classify(), tasks)

    def define(self, tasks: Iterable[DefineTask]) -> Iterator[Defined | Failed]:
        return self._judge(Define(), tasks)

    def review(self, tasks: Iterable[ReviewTask]) -> Iterator[Finding | Failed]:
        return self._judge(Review(), tasks)

    def refine(self, tasks: Iterable[RefineTask]) -> Iterator[Refined | Failed]:
        return self._judge(Refine(), tasks)

    def translate(self, tasks: Iterable[TranslateTask]) -> Iterator[Translated | Failed]:
        return self._judge(Translate(), tasks)

    def abort(self) -> None:
        """Closes every call in flight at once; what was answered is kept. May be called from any thread."""
        self._run.abort()

    def _judge(self, judgement: Judgement[T, S, R], tasks: Iterable[T]) -> Iterator[R | Failed]:
        """A generator: nothing is asked before its first result is wanted."""
        tally = Tally(judgement.name, self._tolerated)
        yield from Session(self._run, self.desk(judgement), tally).results(tasks)

    def desk(self, judgement: Judgement[T, S, R]) -> Desk[T, S, R]:
        """The desk that turns tasks of this engine into questions."""
        connection = self._run.connection
        return Desk(
            judgement=judgement,
            prompt=load(judgement.name, self._language),
            secret=self._secret,
            model=connection.model,
            parameters=connection.parameters,
            context=connection.context_tokens,
        )
