"""One judgement over many tasks: read lazily, answered from memory, else asked with many calls in flight."""

import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import CancelledError, Future
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from typing import Generic

from genglossary.engines.model.asking import Asker
from genglossary.engines.model.batches import Desk
from genglossary.engines.model.connection import Connection, Hooks
from genglossary.engines.model.flight import Flight
from genglossary.engines.model.gate import Gate, Patience
from genglossary.engines.model.judgement import Item, R, S, T
from genglossary.engines.model.replies import ReplyStore
from genglossary.engines.model.server import Manners, Server, open_client
from genglossary.engines.model.tally import Tally
from genglossary.engines.model.usage import BudgetReachedError, Meter
from genglossary.engines.model.writer import Writer
from genglossary.engines.protocol import EngineError, Failed
from genglossary.pipeline.text.stated import stated

TICK = 0.2  # seconds between two looks at whether the run is still ours
SHARE_SECONDS = 2.0  # between two looks at how many runs share the connection
AHEAD = 3  # batches made ready for each call in flight, so that a slow reader of results starves no call


class CallContext:
    """The common context of the judgements of one run."""

    def __init__(
        self, connection: Connection, store: ReplyStore, meter: Meter, hooks: Hooks, patience: Patience
    ) -> None:
        self.connection = connection
        self.store = store
        self.meter = meter
        self.hooks = hooks
        self.patience = patience
        self.manners = Manners()
        self._lost = threading.Event()
        self._flight: Flight[object] | None = None
        hooks.on_lost(self.abort)

    def abort(self) -> None:
        self._lost.set()
        if (flight := self._flight) is not None:
            flight.abort()

    def check(self) -> None:
        """Raises when the run is no longer ours."""
        self.hooks.alive()
        if self._lost.is_set():
            raise EngineError(stated("The run was stopped; its calls in flight were aborted."))

    def share(self) -> int:
        """The number of calls that this run may have in flight now."""
        return max(1, self.connection.concurrency // max(1, self.hooks.runs()))

    def flies(self, flight: "Flight[Done[R]]") -> None:
        """From now on `abort` reaches this flight, also when it was called just before."""
        self._flight = flight  # pyright: ignore[reportAttributeAccessIssue]
        if self._lost.is_set():
            flight.abort()


@dataclass(frozen=True, slots=True)
class Done(Generic[R]):
    """So many items, and their results."""

    items: int
    results: Sequence[R | Failed]


class Session(Generic[T, S, R]):
    """Good for one call of `results`."""

    def __init__(self, run: CallContext, desk: Desk[T, S, R], tally: Tally) -> None:
        self._run = run
        self._desk = desk
        self._tally = tally
        self._gate = Gate(run.share())
        self._looked = time.monotonic()
        self._flight: Flight[Done[R]] | None = None
        self._stack = ExitStack()
        self._over: BudgetReachedError | None = None

    def results(self, tasks: Iterable[T]) -> Iterator[R | Failed]:
        """The results as they come, in any order. Raises EngineError when too many items fail, when the server
        will answer none, or when the budget is used up; whatever `Hooks.alive` raises when the run is lost."""
        with self._stack:
            for work in self._work(tasks):
                if isinstance(work, Done):
                    yield from self._counted(work)
                else:
                    self._submit(work)
                yield from self._landed(down_to=AHEAD * self._run.connection.concurrency)
            yield from self._landed(down_to=0)
            if self._over is not None:
                raise self._over
        self._tally.check()

    def _work(self, tasks: Iterable[T]) -> Iterator[Done[R] | list[Item[T]]]:
        """Tasks that are settled or remembered, and batches of the others; read a few at a time."""
        source = iter(tasks)
        rest: list[Item[T]] = []
        while self._over is None and (few := list(islice(source, max(16, self._desk.judgement.most)))):
            open_items: list[Item[T]] = []
            yield from self._known(few, open_items)
            yield from self._desk.batches(open_items, rest)
        if rest:
            yield rest

    def _known(self, tasks: Sequence[T], others: list[Item[T]]) -> Iterator[Done[R]]:
        """Return the results that need no call now; the other tasks are added to `others`, ready to be asked about."""
        items: list[Item[T]] = []
        for task in tasks:
            if (results := self._desk.judgement.settled(task)) is not None:
                yield Done(1, results)
            else:
                items.append(self._desk.item(task))
        answers = self._run.store.get([item.memory for item in items])
        for item in items:
            answer = answers.get(item.memory)
            results = None if answer is None else self._desk.remembered(item, answer)
            if results is None:
                others.append(item)
            else:
                self._run.meter.count_reused(1)
                yield Done(1, results)

    def _submit(self, batch: list[Item[T]]) -> None:
        if self._flight is None:
            self._flight = self._take_off()
        self._flight.submit(self._ask(batch))

    def _take_off(self) -> Flight[Done[R]]:
        """Opens the client, the loop and the writer; closed in reverse: first the calls, then the client, last the
        replies."""
        client = open_client(self._run.connection)
        writer = self._stack.enter_context(Writer(self._run.store))
        flight = self._stack.enter_context(Flight[Done[R]](client.close))
        self._writer = writer
        self._asker = Asker(
            server=Server(self._run.connection, client, self._run.manners),
            gate=self._gate,
            patience=self._run.patience,
            meter=self._run.meter,
            keep=writer.put,
        )
        self._run.flies(flight)
        return flight

    async def _ask(self, batch: list[Item[T]]) -> Done[R]:
        return Done(len(batch), await self._desk.ask(self._asker, batch))

    def _landed(self, *, down_to: int) -> Iterator[R | Failed]:
        """Return the batches that have ended; waits while more than `down_to` batches are under way."""
        while self._flight is not None and self._flight.pending:
            ended = self._flight.arrived(TICK if self._flight.pending > down_to else 0)
            self._look_around()
            if ended is not None:
                yield from self._counted(self._taken(ended))
            elif self._flight.pending <= down_to:
                return

    def _taken(self, ended: Future[Done[R]]) -> Done[R]:
        """A budget that is used up ends the step when the calls in flight have ended; other errors at once."""
        try:
            return ended.result()
        except BudgetReachedError as error:
            self._over = error
            return Done(0, ())
        except CancelledError:
            self._run.check()
            raise EngineError(stated("A call was aborted.")) from None

    def _counted(self, done: Done[R]) -> Iterator[R | Failed]:
        self._tally.count(done.items, [result for result in done.results if isinstance(result, Failed)])
        yield from done.results

    def _look_around(self) -> None:
        self._run.check()
        self._writer.check()
        if self._flight is not None and time.monotonic() - self._looked > SHARE_SECONDS:
            self._looked = time.monotonic()
            share = self._run.share()
            self._flight.soon(lambda: self._gate.set_limit(share))
