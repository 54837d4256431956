"""Disturbances at random moments, the same for the same seed: kills and pauses of every part of a process tree."""

import os
import random
import signal
import time
from dataclasses import dataclass, field

from genglossary.actions import runs
from genglossary.models import ACTIVE, Project, Run, RunStatus
from tests.functional.lifecycle.tree import Tree

PARTS = ("worker", "worker", "worker", "pusher", "monitor", "sentinel", "cluster", "web", "supervisor")
LONGEST_PAUSE = 20.0
COMES_BACK_SECONDS = 60.0
LONGEST_BURST = 4

# A run goes on when one worker has had it for so long, and has shown a sign of life lately.
GOING_SECONDS = 3.0
LATELY_SECONDS = 2.0


@dataclass
class Sight:
    """What was last seen of an active run, and since when."""

    status: str
    epoch: int
    beat: int
    claimed: float
    moved: float

    def is_going(self, now: float, *, calm_since: float) -> bool:
        held = self.status == RunStatus.RUNNING and now - max(self.claimed, calm_since) >= GOING_SECONDS
        return held and now - self.moved <= LATELY_SECONDS


@dataclass
class Chaos:
    """`tree` is shot at while `projects` keep running; `recoveries` are the seconds from the last shot of a burst
    until every run is final or goes on; `story` is what was done when."""

    seed: int
    tree: Tree
    projects: list[Project]
    cancelled: list[int] = field(default_factory=list)
    done: dict[str, int] = field(default_factory=dict)
    recoveries: list[float] = field(default_factory=list)
    story: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._random = random.Random(self.seed)
        self._began = time.monotonic()
        self._paused: dict[int, float] = {}
        self._seen: dict[int, Sight] = {}

    def burst(self, most: int) -> int:
        """One to `most` shots at random moments; how many."""
        shots = self._random.randint(1, min(most, LONGEST_BURST))
        for shot in range(shots):
            if shot:
                self._pass_time(self._random.uniform(0.1, 4.0))
            self.keep_busy()
            self._shoot(self._random.choice(PARTS), pause=self._random.random() < 0.25)
            self._maybe_cancel()
        return shots

    def recover(self, within: float) -> bool:
        """Wait until every active run goes on, while what is paused stays so; False when that takes too long."""
        began = time.monotonic()
        self._pass_time(0.1)
        while not self._all_going(began):
            if time.monotonic() - began > within:
                self._tell(f"not going: {self._seen}")
                return False
            self._pass_time(0.1)
        self.recoveries.append(time.monotonic() - began)
        self._tell(f"everything goes on after {self.recoveries[-1]:.1f} s")
        return True

    def _all_going(self, calm_since: float) -> bool:
        now = time.monotonic()
        return all(sight.is_going(now, calm_since=calm_since) for sight in self._seen.values())

    def _tell(self, what: str) -> None:
        self.story.append(f"{time.monotonic() - self._began:6.1f} s: {what}")

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
        self._tell(f"{'paused' if pause else 'killed'} {part} {victim}")
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
            self._tell(f"the supervisor is gone ({self.tree.process.poll()}): starting it again")
            self.tree.start(wait=False)

    def _watch(self) -> None:
        now = time.monotonic()
        rows = Run.objects.filter(status__in=ACTIVE).values_list("pk", "status", "epoch", "beat")
        self._seen = {pk: self._sight(self._seen.get(pk), now, *state) for pk, *state in rows}

    def _sight(self, before: Sight | None, now: float, status: str, epoch: int, beat: int) -> Sight:
        if before is None or (before.status, before.epoch) != (status, epoch):
            return Sight(status, epoch, beat, claimed=now, moved=now)
        return Sight(status, epoch, beat, claimed=before.claimed, moved=now if beat != before.beat else before.moved)
