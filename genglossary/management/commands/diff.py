"""Differences between two glossaries: files, projects, runs, or a project at two times."""

import sys
from argparse import ArgumentParser, Namespace
from datetime import datetime, time, timedelta
from typing import Any

from django.utils import translation
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.timezone import is_naive, make_aware, now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from genglossary.actions.glossary import glossary_of
from genglossary.actions.past import NotKept, glossary_at
from genglossary.comparing import arguments, command
from genglossary.comparing.arguments import PROJECT, RUN
from genglossary.formats import Glossary
from genglossary.management.arguments import add_example, find_project, is_id, require_database
from genglossary.management.base import BaseCommand
from genglossary.management.errors import BadInput
from genglossary.models import Project, Run
from genglossary.pipeline.text.stated import in_language


class Command(BaseCommand):
    help = _lazy(arguments.HELP)
    requires_system_checks: Any = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_example(parser, *arguments.EXAMPLES)
        arguments.add_arguments(parser, translation)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            code = command.run(Namespace(**options), _stored, translation)
        except (command.WrongDiff, NotKept) as error:
            raise BadInput(in_language(error.args[0], translation)) from error
        if code:
            sys.exit(code)


def _stored(options: Namespace) -> tuple[Glossary, Glossary]:
    require_database()
    if options.project:
        project = find_project(options.project)
        since, until = _moment(project, options.since), now()
        if options.until:
            until = _moment(project, options.until, end=True)
        if since > until:
            raise BadInput(_("--from is later than --to."))
        return glossary_at(project, since), glossary_at(project, until)
    # A run knows nothing of reference glossaries; neither does then what it is compared with.
    old, new = options.glossaries
    bare = old.startswith(RUN) or new.startswith(RUN)
    return _glossary(old, bare=bare), _glossary(new, bare=bare)


def _glossary(name: str, *, bare: bool) -> Glossary:
    if name.startswith(RUN):
        run, end = _ended(name)
        return glossary_at(run.project, end)
    if name.startswith(PROJECT):
        project = find_project(name.removeprefix(PROJECT))
        return glossary_at(project, now()) if bare else glossary_of(project)
    return command.glossary_in(name, translation)


def _ended(name: str) -> tuple[Run, datetime]:
    """A run, and when it ended."""
    key = name.removeprefix(RUN)
    run = Run.objects.select_related("project").filter(pk=int(key)).first() if is_id(key) else None
    if run is None:
        raise BadInput(_("There is no run %(key)s.") % {"key": f"{key!r}"})
    if run.finished_at is None:
        raise BadInput(_("Run %(key)s has not ended.") % {"key": key})
    return run, run.finished_at


def _moment(project: Project, text: str, *, end: bool = False) -> datetime:
    """The time that somebody typed: a run, a day (as it begins, or as it ends), or a time of the configured zone."""
    if text.startswith(RUN):
        run, moment = _ended(text)
        if run.project_id != project.pk:
            raise BadInput(_("Run %(run)s is of another project.") % {"run": run.pk})
        return moment
    try:
        day, moment = parse_date(text), parse_datetime(text)
    except ValueError:  # the 31st of a short month
        day = moment = None
    if day:
        moment = datetime.combine(day + timedelta(days=end), time.min) - timedelta(microseconds=int(end))
    if moment is None:
        raise BadInput(
            _("%(text)s is no run (run:12), no date (2026-11-03) and no time (2026-11-03T14:30).")
            % {"text": f"{text!r}"}
        )
    return make_aware(moment) if is_naive(moment) else moment
