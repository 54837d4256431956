"""Have a worker run a project."""

import sys
import time
from argparse import ArgumentParser
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from genglossary.actions import runs
from genglossary.management.arguments import add_example, add_project, find_project, require_database
from genglossary.management.base import BaseCommand
from genglossary.management.errors import BadInput, Error
from genglossary.management.progress import shown_on
from genglossary.management.summaries import end_in_words
from genglossary.models import Run, RunStatus, Scope
from genglossary.reports.spending import spent_in_words
from genglossary.reports.wording import on_one_line
from genglossary.reports.worker_status import no_worker_line
from genglossary.runs.lifecycle.lease import Observer

LOOK_SECONDS = 0.5

EXIT_CODES = {RunStatus.COMPLETED: 0, RunStatus.FAILED: 1, RunStatus.CANCELLED: 3}
GONE = 4
INTERRUPTED = 130


class Command(BaseCommand):
    help = _lazy(
        "Start a run of a project: a worker takes it from the queue. Exit code: 0 when it was started, or completed "
        "with --wait; 1 failed; 2 not started; 3 cancelled; 4 deleted; 130 when you stopped waiting with Ctrl-C."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_example(parser, "genglossary start-run Handbook --wait", "genglossary start-run 3 --scope review")
        add_project(parser, help=_("The project to run"))
        parser.add_argument("--scope", choices=Scope.values, default=Scope.FULL, help=_("Which steps (default: full)."))
        parser.add_argument("--wait", action="store_true", help=_("Show progress until the run has ended."))

    def handle(self, *args: Any, **options: Any) -> None:
        require_database()
        project = find_project(options["project"])
        try:
            run = runs.start(project, source="command", scope=options["scope"])
        except runs.StartRefused as error:
            raise BadInput(str(error)) from error
        self.stdout.write(
            _("Run %(run)s of %(name)s is %(status)s.")
            % {"run": run.pk, "name": on_one_line(project.name), "status": RunStatus(run.status).label}
        )
        if options["wait"]:
            self._wait(run)

    def _wait(self, run: Run) -> None:
        try:
            with shown_on(self.stderr._out, run) as observer:  # pyright: ignore[reportAttributeAccessIssue]
                self._follow(run, observer)
        except KeyboardInterrupt:
            raise Error(
                _("Stopped waiting. Run %(run)s goes on; to cancel it: genglossary cancel-run %(run)s")
                % {"run": run.pk},
                returncode=INTERRUPTED,
            ) from None
        except Run.DoesNotExist:
            raise Error(_("Run %(run)s was deleted.") % {"run": run.pk}, returncode=GONE) from None
        self._print_end(run)

    def _follow(self, run: Run, observer: Observer) -> None:
        """Look at the row until it is final, and say once when nobody is there to work on it."""
        told = False
        while run.is_active:
            if run.step and run.status == RunStatus.RUNNING:
                observer(run.step, run.done, run.total, run.item)
            elif not told and (line := no_worker_line()):
                self.stderr.write(line)
                told = True
            time.sleep(LOOK_SECONDS)
            run.refresh_from_db()
        if run.status == RunStatus.COMPLETED and run.step:
            observer(run.step, run.total, run.total, "")

    def _print_end(self, run: Run) -> None:
        self.stdout.write(on_one_line(end_in_words(run)))
        if spent := spent_in_words(run):
            self.stdout.write(_("Asked of the model: %(spent)s.") % {"spent": spent})
        sys.exit(EXIT_CODES[RunStatus(run.status)])
