"""Cancel runs, for good."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from genglossary.actions import runs
from genglossary.management.arguments import add_example, require_database, whole_number
from genglossary.management.base import BaseCommand


class Command(BaseCommand):
    help = _lazy(
        "Cancel runs. A cancelled run stays so for ever, and its worker can write nothing more. "
        "Exit code: 0 when this command cancelled all of them, 1 when it did not, 2 for bad input."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_example(parser, "genglossary cancel-run 12 13")
        parser.add_argument(
            "ids", nargs="+", type=whole_number, metavar="ID", help=_("Number of a run; `runs` lists them.")
        )

    def handle(self, *args: Any, **options: Any) -> None:
        require_database()
        outcomes = [self._cancel(run_id) for run_id in dict.fromkeys(options["ids"])]
        if not all(outcomes):
            sys.exit(1)

    def _cancel(self, run_id: int) -> bool:
        outcome = runs.cancel(run_id, source="command")
        self.stdout.write(_("Run %(run)s: %(message)s") % {"run": run_id, "message": outcome.message})
        return outcome.cancelled
