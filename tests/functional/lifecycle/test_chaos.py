"""A real cluster under fire. `CHAOS_KILLS=100 CHAOS_SEED=7` makes it the long form."""

import os
import random
import statistics
import time
from itertools import pairwise

from genglossary.actions import runs
from genglossary.actions.glossary import glossary_of
from genglossary.models import FINAL, Run, RunEvent, RunStatus
from tests.functional.lifecycle.chaos import Chaos
from tests.functional.lifecycle.conftest import a_project
from tests.functional.lifecycle.test_stop import status_of
from tests.functional.lifecycle.tree import Tree, eventually

KILLS = int(os.environ.get("CHAOS_KILLS", "12"))
SEED = int(os.environ.get("CHAOS_SEED", "0")) or random.SystemRandom().randrange(1, 10**6)

# What is promised after a disturbance, or the last one of a burst.
RESUMED_SECONDS = 60.0
# Until all runs, which have minutes of work, have ended after all of it; a machine with other work may need more.
SETTLE_SECONDS = 180.0
PROJECTS = 3


def seen_by_people(project) -> list[tuple[str, str, str]]:
    return sorted((entry.text, entry.definition or "", entry.category) for entry in glossary_of(project).entries)


def test_whatever_is_killed_or_paused_every_run_ends_and_nothing_is_lost_or_doubled():
    print(f"CHAOS_SEED={SEED} CHAOS_KILLS={KILLS}")
    # As many workers as projects: no run has to wait for its turn.
    with Tree(SLOW_SECONDS="0.2", GENGLOSSARY_WORKERS=str(PROJECTS)) as tree:
        reference = a_project("Undisturbed")
        run = runs.start(reference, source="test")
        eventually(lambda: status_of(run) == RunStatus.COMPLETED)

        chaos = Chaos(SEED, tree, [a_project(f"Project {n}") for n in range(PROJECTS)])
        began = time.monotonic()
        shots = 0
        while shots < KILLS:
            shots += chaos.burst(KILLS - shots)
            assert chaos.recover(RESUMED_SECONDS), told(chaos)
        calm = time.monotonic()
        assert chaos.settle(SETTLE_SECONDS), told(chaos)
        settled = time.monotonic() - calm

        chaos.keep_busy()
        assert chaos.settle(SETTLE_SECONDS), f"the cluster does not work again: {told(chaos)}"
        print(*chaos.story, sep="\n")
        print(
            f"{sum(chaos.done.values())} disturbances {chaos.done} in {calm - began:.0f} s, "
            f"{Run.objects.count()} runs; going on after {statistics.median(chaos.recoveries):.1f} s in the middle, "
            f"{max(chaos.recoveries):.1f} s at most; all ended after {settled:.0f} s"
        )
        for project in chaos.projects:
            last = Run.objects.filter(project=project).order_by("-pk").first()
            assert last is not None
            assert last.status == RunStatus.COMPLETED, f"seed {SEED}: {last.message}"
            assert seen_by_people(project) == seen_by_people(reference), f"seed {SEED}"
        assert_history_is_sound(chaos)
        tree.stop()
        eventually(lambda: not tree.pids())


def told(chaos: Chaos) -> str:
    """All that is needed to understand a failure."""
    return "\n".join([f"seed {SEED}", *chaos.story, chaos.tree.log_text()])


def assert_history_is_sound(chaos: Chaos) -> None:
    for pk in chaos.cancelled:
        assert status_of(Run(pk=pk)) == RunStatus.CANCELLED
    for run in Run.objects.all():
        events = list(RunEvent.objects.filter(run=run, kind="transition").values_list("from_status", "to_status"))
        assert sum(to in FINAL for _, to in events) == 1, f"seed {SEED}: {events}"
        assert events[-1][1] == run.status
        for (_, to), (then, _) in pairwise(events):
            assert to == then, f"seed {SEED}: {events}"
        names = list(run.steps.values_list("name", flat=True))
        assert len(names) == len(set(names))
