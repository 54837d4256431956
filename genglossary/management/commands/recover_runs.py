"""For operators: give back the runs whose worker shows no sign of life, when nothing else is there to do it."""

import time
from argparse import ArgumentParser
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from genglossary.management.arguments import add_example, require_database
from genglossary.management.base import BaseCommand
from genglossary.models import Run, RunStatus
from genglossary.runs.lifecycle.reaper import DEAD_SECONDS, Reaper
from genglossary.runs.quantity import quantity

LOOK_SECONDS = 1.0


class Command(BaseCommand):
    help = _lazy(
        "Watch the running runs for %(seconds)s seconds and give back those whose worker shows no sign of "
        "life. `serve` and `worker` do the same all the time; this is for when none of them runs."
    ) % {"seconds": f"{DEAD_SECONDS:.0f}"}

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_example(parser, "genglossary recover-runs")

    def handle(self, *args: Any, **options: Any) -> None:
        require_database()
        before, reaper = _running(), Reaper()
        reaper.look()  # Also says which cancelled runs have stopped.
        if not before:
            self.stdout.write(_("No run is running."))
            return
        self.stdout.write(
            _("Watching %(runs)s for %(seconds)s seconds …")
            % {"runs": quantity(len(before), "running run"), "seconds": f"{DEAD_SECONDS:.0f}"}
        )
        self._watch(before, reaper)
        for run in Run.objects.filter(pk__in=before).order_by("pk"):
            state = (
                _("alive")
                if run.status == RunStatus.RUNNING and run.epoch == before[run.pk]
                else RunStatus(run.status).label
            )
            self.stdout.write(_("Run %(run)s: %(state)s") % {"run": run.pk, "state": state})

    def _watch(self, before: dict[int, int], reaper: Reaper) -> None:
        """Ends early when none of them is left under the claim that we met it with."""
        end = time.monotonic() + DEAD_SECONDS + 2 * LOOK_SECONDS
        while time.monotonic() < end and before.items() & _running().items():
            reaper.look()
            time.sleep(LOOK_SECONDS)


def _running() -> dict[int, int]:
    """Run id → epoch."""
    return dict(Run.objects.filter(status=RunStatus.RUNNING).values_list("pk", "epoch"))
