"""Depth-first through everything that can happen, with a savepoint for every turn."""

from dataclasses import dataclass, replace

from django.db import transaction

from tests.runs.checker import promises
from tests.runs.checker.actors import Cast, Turn
from tests.runs.checker.picture import Picture, take_picture


@dataclass(kw_only=True)
class Explored:
    """How much was seen: different states, turns taken, and the schedules (orders of turns) that they make up."""

    states: int = 0
    turns: int = 0
    schedules: int = 0
    longest: int = 0


class Found(AssertionError):
    """A schedule that breaks a promise, told turn by turn."""


class Explorer:
    """States are the same when the database and every actor's place are: what follows then is the same, too."""

    def __init__(self) -> None:
        self.explored = Explored()
        self._schedules_from: dict[tuple, int] = {}
        self._story: list[str] = []

    def explore(self, cast: Cast) -> Explored:
        self.explored.schedules = self._visit(cast, take_picture())
        self.explored.states = len(self._schedules_from)
        return replace(self.explored)

    def _visit(self, cast: Cast, before: Picture) -> int:
        state = (before, cast.places(before))
        if state not in self._schedules_from:
            self._schedules_from[state] = sum(self._take(cast, turn, before) for turn in cast.turns(before)) or 1
        return self._schedules_from[state]

    def _take(self, cast: Cast, turn: Turn, before: Picture) -> int:
        self._story.append(turn.words)
        self.explored.turns += 1
        self.explored.longest = max(self.explored.longest, len(self._story))
        savepoint = transaction.savepoint()
        try:
            after_cast, after = self._judged(turn, before)
            return self._visit(after_cast, after)
        finally:
            transaction.set_rollback(False)
            transaction.savepoint_rollback(savepoint)
            transaction.savepoint_commit(savepoint)  # a savepoint that was rolled back to is still there
            self._story.pop()

    def _judged(self, turn: Turn, before: Picture) -> tuple[Cast, Picture]:
        try:
            after_cast = turn.take()
            after = take_picture()
            promises.check(before, after, may_write=turn.may_write)
        except Exception as error:
            raise Found(f"{type(error).__name__}: {error}\nafter: " + "; ".join(self._story)) from error
        return after_cast, after
