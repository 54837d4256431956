"""For operators: give back the runs whose worker shows no sign of life, when nothing else is there to do it."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from genglossary.management.arguments import add_example, require_database
from genglossary.models import Run, RunStatus
from genglossary.runs.lifecycle.reaper import DEAD_SECONDS, Reaper
from genglossary.runs.quantity import quantity

LOOK_SECONDS = 1.0


class Command(BaseCommand):
    help = (
        f"Watch the running runs for {DEAD_SECONDS:.0f} seconds and give back those whose worker shows no sign of "
        "life. `serve` and `worker` do the same all the time; this is for when none of them runs."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_example(parser, "genglossary recover-runs")

    def handle(self, *args: Any, **options: Any) -> None:
        require_database()
        before, reaper = _running(), Reaper()
        reaper.look()  # Also says which cancelled runs have stopped.
        if not before:
            self.stdout.write("No run is running.")
            return
        self.stdout.write(f"Watching {quantity(len(before), 'running run')} for {DEAD_SECONDS:.0f} seconds …")
        self._watch(before, reaper)
        for run in Run.objects.filter(pk__in=before).order_by("pk"):
            state = "alive" if run.status == RunStatus.RUNNING and run.epoch == before[run.pk] else run.status
            self.stdout.write(f"Run {run.pk}: {state}")

    def _watch(self, before: dict[int, int], reaper: Reaper) -> None:
        """Ends early when none of them is left under the claim that we met it with."""
        end = time.monotonic() + DEAD_SECONDS + 2 * LOOK_SECONDS
        while time.monotonic() < end and before.items() & _running().items():
            reaper.look()
            time.sleep(LOOK_SECONDS)


def _running() -> dict[int, int]:
    """Run id → epoch."""
    return dict(Run.objects.filter(status=RunStatus.RUNNING).values_list("pk", "epoch"))
