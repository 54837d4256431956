"""Who takes turns with a run. Every turn calls the product's own code, and is one committed transaction of it."""

from collections.abc import Callable, Iterator
from copy import copy
from dataclasses import dataclass, replace

from genglossary.actions.runs import StartRefused, cancel, start
from genglossary.models import (
    ACTIVE,
    Candidate,
    Definition,
    LeaseLost,
    Origin,
    Project,
    Run,
    RunStatus,
    RunStep,
    Scope,
    Status,
    Term,
)
from genglossary.runs import execute
from genglossary.runs.lifecycle import lease, recover
from genglossary.runs.lifecycle.claim import Claim, claim, oldest_pending
from genglossary.runs.writing import fenced
from genglossary.runs.writing.terms import publish_in_terms
from tests.runs.checker.picture import Picture, term_text
from tests.runs.checker.promises import Broken
from tests.runs.given import SOMEBODY

IDLE, FOUND, BEGIN, PUBLISH, COMPLETE, STOP, DEAD = "idle", "found", "begin", "publish", "complete", "stop", "dead"
WORKING = (BEGIN, PUBLISH, COMPLETE)


@dataclass(frozen=True)
class Turn:
    words: str
    take: "Callable[[], Cast]"
    may_write: bool = True


@dataclass(frozen=True, kw_only=True)
class Worker:
    """A worker process where it stands in `runs.execute`. `wakes` is how often the queue will still wake it up."""

    at: str = IDLE
    wakes: int = 1
    beats: int = 0
    run: Run | None = None
    claim: Claim | None = None
    nth: int = 0
    step: RunStep | None = None
    told: bool = False

    def place(self, now: Picture) -> tuple:
        """Only what can make a difference: whether the claim is the newest, not which number it has."""
        if not (run := self.claim.run if self.claim else self.run):
            return (self.at, self.wakes, self.beats)
        newest = self.claim is not None and self.claim.epoch == now.run(run.pk).epoch
        living = self.step is not None and self.step.pk in now.run(run.pk).step_ids
        return (self.at, self.wakes, self.beats, run.pk, run.status, newest, self.nth, living, self.told)

    def holds_its_run(self, now: Picture) -> bool:
        if self.claim is None:
            return False
        run = now.run(self.claim.run.pk)
        return run.status == RunStatus.RUNNING and run.epoch == self.claim.epoch

    def turns(self) -> Iterator[tuple[str, "Callable[[], Worker]"]]:
        if self.at == IDLE and self.wakes:
            yield "is woken up and looks", self.look
        elif self.at == FOUND:
            yield "claims", self.claims
        elif self.at == STOP:
            yield "acknowledges", self.acknowledge
        elif self.at in WORKING:
            yield f"takes its turn: {self.at} {self.nth}", self.work
            yield "fails", self.fail
            if self.beats:
                yield "beats", self.beat

    def look(self) -> "Worker":
        run = oldest_pending()
        return replace(self, at=FOUND if run else IDLE, wakes=self.wakes - 1, run=run)

    def claims(self) -> "Worker":
        assert self.run
        claimed = claim(copy(self.run), owner=SOMEBODY)
        return replace(self, at=BEGIN if claimed else IDLE, run=None, claim=claimed, nth=0, told=False)

    def work(self) -> "Worker":
        """As in `execute`: check, then the next transaction; whoever lost the run goes on to say that it stopped."""
        mine = replace(self, claim=self._fresh())
        if self.told:
            return replace(mine, at=STOP)
        try:
            return {BEGIN: mine._begin, PUBLISH: mine._publish, COMPLETE: mine._complete}[self.at]()
        except LeaseLost:
            return replace(mine, at=STOP)

    def _begin(self) -> "Worker":
        claimed = self._held()
        step = fenced.begin_step(claimed, claimed.run.step_names[self.nth])
        return replace(self, at=PUBLISH, step=step) if step else self._next()

    def _publish(self) -> "Worker":
        claimed, step = self._held(), self.step
        assert step
        fenced.publish(claimed, [_row(step)], _write, check=lambda: None)
        return replace(self, at=COMPLETE)

    def _complete(self) -> "Worker":
        claimed, step = self._held(), self.step
        assert step
        last = self.nth == len(claimed.run.step_names) - 1
        finish = (lambda: publish_in_terms(step)) if step.name == Scope.EXTRACT else (lambda: None)
        fenced.complete_step(claimed, step, {}, finish=finish, last=last)
        return self._next()

    def _next(self) -> "Worker":
        last = self.nth == len(self._held().run.step_names) - 1
        return replace(self, at=STOP if last else BEGIN, nth=self.nth + 1, step=None)

    def fail(self) -> "Worker":
        mine = self._fresh()
        execute._fail(mine, "as tests do")
        return replace(self, at=STOP, claim=mine)

    def beat(self) -> "Worker":
        beating = lease.Lease(self._held())
        beating._beat()
        return replace(self, beats=self.beats - 1, told=beating._lost.is_set())

    def acknowledge(self) -> "Worker":
        execute.acknowledge(self._held())
        return Worker(wakes=self.wakes, beats=self.beats)

    def release(self) -> "Worker":
        execute.release(self._fresh(), "stopping")
        return Worker(at=DEAD)

    def _held(self) -> Claim:
        assert self.claim
        return self.claim

    def _fresh(self) -> Claim:
        """A copy: another schedule begins from the object as it is now."""
        held = self._held()
        return Claim(run=copy(held.run), epoch=held.epoch)


@dataclass(frozen=True, kw_only=True)
class Reaper:
    """Looks at the running run, and later takes what it saw for dead: rightly or, worse than real, wrongly."""

    looks: int = 1
    seen: tuple[int, int, int] | None = None

    def place(self, now: Picture) -> tuple:
        current = self.seen is not None and _sign_of_life(now) == self.seen
        return (self.looks, self.seen is not None, current)

    def turns(self, now: Picture) -> Iterator[tuple[str, "Callable[[], Reaper]"]]:
        if self.looks and (sign := _sign_of_life(now)):
            yield "looks", lambda: replace(self, looks=self.looks - 1, seen=sign)
        if self.seen:
            yield "requeues what it saw", lambda: self.requeue(now)

    def requeue(self, now: Picture) -> "Reaper":
        assert self.seen
        run_id, epoch, beat = self.seen
        outcome = recover.requeue(run_id, epoch=epoch, beat=beat, reason="No sign of life.")
        if outcome and _sign_of_life(now) != self.seen:
            raise Broken("the reaper took a run that had shown a sign of life since")
        return replace(self, seen=None)


@dataclass(frozen=True, kw_only=True)
class Cast:
    """Everybody, and how many mishaps and people's decisions are still to come."""

    project: Project
    workers: tuple[Worker, ...]
    reaper: Reaper = Reaper()
    cancels: int = 0
    starts: int = 0
    crashes: int = 0
    releases: int = 0

    def places(self, now: Picture) -> tuple:
        """Two workers are as good as each other: it makes no difference which of them stands where."""
        workers = tuple(sorted(map(repr, (worker.place(now) for worker in self.workers))))
        return (workers, self.reaper.place(now), self.cancels, self.starts, self.crashes, self.releases)

    def turns(self, now: Picture) -> Iterator[Turn]:
        for nth, worker in enumerate(self.workers):
            yield from self._turns_of(nth, worker, now)
        for words, take in self.reaper.turns(now):
            yield Turn(f"reaper {words}", lambda take=take: replace(self, reaper=take()))
        if self.cancels:
            for run in now.runs:
                yield Turn(f"somebody cancels run {run.pk}", lambda run=run: self._cancel(run.pk))
        if self.starts:
            yield Turn("somebody starts another run", self._start)

    def _turns_of(self, nth: int, worker: Worker, now: Picture) -> Iterator[Turn]:
        may_write = worker.at not in WORKING or worker.holds_its_run(now)
        for words, take in worker.turns():
            yield Turn(f"worker {nth} {words}", lambda take=take: self._with(nth, take()), may_write)
        if self.crashes and worker.at not in (IDLE, DEAD):
            yield Turn(
                f"worker {nth} dies", lambda: replace(self._with(nth, Worker(at=DEAD)), crashes=self.crashes - 1)
            )
        if self.releases and worker.at in WORKING:
            yield Turn(
                f"worker {nth} is stopped",
                lambda: replace(self._with(nth, worker.release()), releases=self.releases - 1),
                may_write,
            )

    def _with(self, nth: int, worker: Worker) -> "Cast":
        return replace(self, workers=(*self.workers[:nth], worker, *self.workers[nth + 1 :]))

    def _cancel(self, run_id: int) -> "Cast":
        told = cancel(run_id, source="test")
        status = Run.objects.values_list("status", flat=True).get(pk=run_id)
        if told.cancelled != (told.message == "cancelled") or (told.cancelled and status != RunStatus.CANCELLED):
            raise Broken(f"the answer was {told.message!r}, and the run is {status}")
        if not told.cancelled and not told.message.startswith(f"already {status} at "):
            raise Broken(f"the answer was {told.message!r}, and the run was {status}")
        return replace(self, cancels=self.cancels - 1)

    def _start(self) -> "Cast":
        was_active = Run.objects.filter(project=self.project, status__in=ACTIVE).exists()
        try:
            start(self.project, source="test", scope=Scope.EXTRACT)
        except StartRefused as refusal:
            if not was_active:
                raise Broken("a run was refused although none was active") from refusal
        return replace(self, starts=self.starts - 1)


def _sign_of_life(now: Picture) -> tuple[int, int, int] | None:
    running = [run for run in now.runs if run.status == RunStatus.RUNNING]
    return (running[0].pk, running[0].epoch, running[0].beat) if running else None


def _row(step: RunStep) -> Candidate | Definition:
    """One result of the step, about the run's own term."""
    term, _ = Term.objects.get_or_create(project=step.run.project, text=term_text(step.run_id))
    if step.name == Scope.EXTRACT:
        return Candidate(step=step, term=term, status=Status.CANDIDATE)
    return Definition(step=step, term=term, origin=Origin.EXTRACTED, text="what it is")


def _write(rows: list) -> None:
    type(rows[0]).objects.bulk_create(rows)
