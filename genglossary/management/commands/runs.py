"""List runs and how they are doing."""

import json
from argparse import ArgumentParser
from collections.abc import Sequence
from typing import Any

from django.utils.timezone import localtime, now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from rich.console import Console
from rich.table import Table

from genglossary.management.arguments import add_example, add_project, find_project, require_database, whole_number
from genglossary.management.base import BaseCommand
from genglossary.models import ACTIVE, Run, RunStatus
from genglossary.pipeline.text.controls import shown
from genglossary.reports.wording import (
    duration_in_words,
    duration_of,
    is_stopping,
    on_one_line,
    percent_of_step,
    status_in_words,
    step_in_words,
)
from genglossary.reports.worker_status import no_worker_line

# Where there is no terminal to fit into, lines are not broken.
UNBROKEN = 1000


class Command(BaseCommand):
    help = _lazy("List runs, newest first, and how they are doing.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_example(parser, "genglossary runs --active", "genglossary runs Handbook --json")
        add_project(parser, optional=True, help=_("Only the runs of this project"))
        parser.add_argument("--active", action="store_true", help=_("Only pending and running ones."))
        parser.add_argument(
            "--limit", type=whole_number, default=20, help=_("Show so many at most (default 20; 0: all).")
        )
        parser.add_argument("--json", action="store_true", help=_("Write a JSON list, for programs."))

    def handle(self, *args: Any, **options: Any) -> None:
        require_database()
        found = self._select(options)
        shown = list(found[: options["limit"]] if options["limit"] else found)
        write = self._write_json if options["json"] else self._write_table
        write(shown)
        # A JSON reader gets nothing but JSON on its standard output.
        aside = self.stderr if options["json"] else self.stdout
        if options["limit"] and (older := found.count() - len(shown)):
            aside.write(_("Older runs not shown: %(older)s. --limit 0 shows all.") % {"older": older})
        if line := no_worker_line():
            aside.write(line)

    def _select(self, options: dict[str, Any]):
        found = Run.objects.select_related("project", "started_by").order_by("-pk")
        if options["project"] is not None:
            found = found.filter(project=find_project(options["project"]))
        return found.filter(status__in=ACTIVE) if options["active"] else found

    def _write_table(self, runs: Sequence[Run]) -> None:
        if not runs:
            self.stdout.write(_("No runs."))
            return
        table = _table()
        for run in runs:
            table.add_row(*_row(run))
        self._console().print(table)

    def _console(self) -> Console:
        """Names of projects are data: nothing in them is markup."""
        out = self.stdout._out  # pyright: ignore[reportAttributeAccessIssue]
        width = None if out.isatty() else UNBROKEN
        return Console(file=out, width=width, color_system=None, markup=False, emoji=False, highlight=False)

    def _write_json(self, runs: Sequence[Run]) -> None:
        self.stdout.write(shown(json.dumps([_fields(run) for run in runs], ensure_ascii=False, indent=2)))


def _table() -> Table:
    """Fits 80 columns. There names of projects and dates are broken; what an operator looks for is not."""
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(_("Run"), no_wrap=True)
    table.add_column(_("Project"), overflow="fold")
    table.add_column(_("Scope"), no_wrap=True)
    table.add_column(_("Status"), min_width=10)
    table.add_column(_("Step"), no_wrap=True)
    table.add_column(_("Duration"), no_wrap=True)
    table.add_column(_("Made"), min_width=10)
    return table


def _row(run: Run) -> tuple[str, ...]:
    percent = percent_of_step(run)
    return (
        str(run.pk),
        on_one_line(run.project.name),
        run.scope,
        status_in_words(run),
        f"{run.step} {percent} %" if percent is not None else run.step if step_in_words(run) else "",
        duration_in_words(duration_of(run, now())),
        f"{localtime(run.created_at):%Y-%m-%d %H:%M}",
    )


def _fields(run: Run) -> dict[str, Any]:
    """Times are ISO 8601 with their zone; `seconds` is the duration, up to now while the run goes on. A completed run
    is in no step any more, so `step`, `done` and `total` are null."""
    through = run.status == RunStatus.COMPLETED
    duration = duration_of(run, now())
    return {
        "id": run.pk,
        "project": {"id": run.project_id, "name": run.project.name},
        "scope": run.scope,
        "status": run.status,
        "worker_stopping": is_stopping(run),
        "engine": run.engine,
        "step": None if through else run.step or None,
        "done": None if through else run.done,
        "total": None if through else run.total,
        "started_by": str(run.started_by) if run.started_by else None,
        "created_at": run.created_at.isoformat(),
        "started_at": run.started_at.isoformat() if run.started_at else None,
        "finished_at": run.finished_at.isoformat() if run.finished_at else None,
        "seconds": None if duration is None else round(duration.total_seconds(), 3),
        "message": run.message,
    }
