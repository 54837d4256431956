"""Disturbances at random moments, the same for the same seed: kills and pauses of every part of a process tree."""

import os
import random
import signal
import time
from dataclasses import dataclass, field

from genglossary.actions import runs
from genglossary.models import ACTIVE, Project, Run
from tests.functional.lifecycle.tree import Tree

PARTS = ("worker", "worker", "worker", "pusher", "monitor", "sentinel", "cluster", "web", "supervisor")
LONGEST_PAUSE = 20.0
COMES_BACK_SECONDS = 60.0


@dataclass
class Chaos:
    """`tree` is shot at, `projects` keep running; `stalls` is what an active run's row did not move for, in seconds."""

    seed: int
    tree: Tree
    projects: list[Project]
    cancelled: list[int] = field(default_factory=list)
    done: dict[str, int] = field(default_factory=dict)
    longest_stall: float = 0.0

    def __post_init__(self) -> None:
        self._random = random.Random(self.seed)
        self._paused: dict[int, float] = {}
        self._seen: dict[int, tuple[tuple, float]] = {}

    def disturb(self, times: int) -> None:
        for _ in range(times):
            self.keep_busy()
            self._shoot(self._random.choice(PARTS), pause=self._random.random() < 0.25)
            self._pass_time(self._random.uniform(0.1, 4.0))
            self._maybe_cancel()

    def settle(self, within: float) -> bool:
        """Stop disturbing and wait until no run is active; False when that takes too long."""
        deadline = time.monotonic() + within
        while Run.objects.filter(status__in=ACTIVE).exists():
            if time.monotonic() > deadline:
                return False
            self._pass_time(0.5)
        return True

    def keep_busy(self) -> None:
        for project in self.projects:
            if not Run.objects.filter(project=project, status__in=ACTIVE).exists():
                runs.start(project, source="chaos")

    def _shoot(self, part: str, *, pause: bool) -> None:
        choice = self._random.random()
        alive = self._wait_for(part)
        if not alive:
            return
        victim = alive[int(choice * len(alive))]
        self.done[part] = self.done.get(part, 0) + 1
        try:
            os.kill(victim, signal.SIGSTOP if pause else signal.SIGKILL)
        except ProcessLookupError:
            return
        if pause:
            self._paused[victim] = time.monotonic() + self._random.uniform(1.0, LONGEST_PAUSE)

    def _wait_for(self, part: str) -> list[int]:
        """The processes that play `part`, once there are any: what was killed before needs a moment to come back."""
        deadline = time.monotonic() + COMES_BACK_SECONDS
        while not (alive := self.tree.pids_of(part)) and time.monotonic() < deadline:
            self._pass_time(0.2)
        return alive

    def _maybe_cancel(self) -> None:
        if self._random.random() < 0.1:
            active = Run.objects.filter(status__in=ACTIVE).order_by("pk").first()
            if active and runs.cancel(active.pk, source="chaos").cancelled:
                self.cancelled.append(active.pk)

    def _pass_time(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._thaw()
            self._revive()
            self._watch()
            time.sleep(0.1)

    def _thaw(self) -> None:
        for pid, at in list(self._paused.items()):
            if time.monotonic() >= at:
                del self._paused[pid]
                try:
                    os.kill(pid, signal.SIGCONT)
                except ProcessLookupError:
                    continue

    def _revive(self) -> None:
        """As an init system does when the supervisor is gone."""
        if self.tree.process.poll() is not None:
            self.tree.start(wait=False)

    def _watch(self) -> None:
        now = time.monotonic()
        rows = Run.objects.filter(status__in=ACTIVE).values_list("pk", "status", "epoch", "beat")
        seen = {pk: state for pk, *state in rows}
        for pk, state in seen.items():
            before, since = self._seen.get(pk, (None, now))
            self._seen[pk] = (tuple(state), since if before == tuple(state) else now)
            self.longest_stall = max(self.longest_stall, now - self._seen[pk][1])
        self._seen = {pk: self._seen[pk] for pk in seen}
