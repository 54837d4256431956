"""The glossary of a project as a file."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from genglossary import environment, formats
from genglossary.actions.glossary import STATUSES, exported
from genglossary.actions.memory import has_memory, memory_of
from genglossary.formats import FORMATS, Glossary, memory
from genglossary.formats.left_out import left_out
from genglossary.management.arguments import add_example, add_project, find_project, require_database
from genglossary.management.base import BaseCommand
from genglossary.management.errors import BadInput, Error
from genglossary.management.output import write_whole
from genglossary.models import Category, Project
from genglossary.models.stated import translated
from genglossary.pipeline.text.controls import shown


class Command(BaseCommand):
    help = (
        "Write the glossary of a project to a file, or to the standard output for '-'. What the format cannot say is "
        "named in one line on the standard error. Formats: "
        + "; ".join(f"{name} ({each.label}, {each.suffix})" for name, each in FORMATS.items())
        + ". A file FILE.tmx gets the passages that documents and their translations have in common."
    )
    requires_system_checks: Any = ()  # which load all pages

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_example(
            parser,
            "genglossary export Handbook glossary.tbx",
            "genglossary export Handbook words.txt --format ime --dialect ms-ime",
        )
        add_project(parser, help=_("The project whose glossary it is"))
        parser.add_argument("file", metavar="FILE", help=_("Its ending says the format, unless --format does."))
        parser.add_argument("--format", choices=FORMATS, metavar="NAME", help=_("One of those above."))
        parser.add_argument(
            "--dialect", default="", help=_("Another way to write it; a wrong name lists those there are.")
        )
        parser.add_argument(
            "--status",
            default="",
            help=_("Terms with these, with commas: %(names)s; otherwise the entries.") % {"names": ", ".join(STATUSES)},
        )
        parser.add_argument(
            "--category",
            default="",
            help=_("With commas: %(names)s.") % {"names": ", ".join(filter(None, Category.values))},
        )
        parser.add_argument(
            "--language", default="", help=_("Entries in these, with commas, and translations into them.")
        )
        parser.add_argument(
            "--strict", action="store_true", help=_("Write nothing, exit 1, when anything would be left out.")
        )

    def handle(self, *args: Any, **options: Any) -> None:
        require_database()
        name = options["format"] or Path(options["file"]).suffix.lower()
        if name == memory.SUFFIX:
            self._write(options["file"], _memory(find_project(options["project"]), options))
            return
        self._check_format(name, options)
        glossary = _glossary(find_project(options["project"]), options)
        lost = left_out(name, glossary, options["dialect"])
        if lost and options["strict"]:
            raise Error(_("Nothing was written. %(lost)s") % {"lost": lost})
        self._write(options["file"], formats.write(name, glossary, options["dialect"]))
        if lost:
            self.stderr.write(shown(lost))

    def _check_format(self, name: str, options: dict[str, Any]) -> None:
        """Raise BadInput, before anything is read, where there is no such format or not that dialect of it."""
        if options["file"] == "-" and not options["format"]:
            raise BadInput(_("For the standard output, say the format with --format."))
        try:
            formats.writer(name, options["dialect"])
        except formats.Unusable as error:
            raise BadInput(translated(error.reason)) from error

    def _write(self, file: str, data: bytes) -> None:
        if file == "-":
            sys.stdout.buffer.write(data)
            return
        try:
            write_whole(Path(file), data)
        except OSError as error:
            raise BadInput(
                _("%(file)s cannot be written: %(reason)s.") % {"file": file, "reason": error.strerror}
            ) from error


def _memory(project: Project, options: dict[str, Any]) -> bytes:
    """Raises Error where no passages are aligned."""
    if not has_memory(project):
        raise Error(_("No run has compared documents with their translations yet."))
    return b"".join(memory_of(project, _languages(options)))


def _languages(options: dict[str, Any]) -> list[str]:
    return [code for code in options["language"].split(",") if code]


def _glossary(project: Project, options: dict[str, Any]) -> Glossary:
    statuses = _list(options["status"], STATUSES, "status")
    categories = _list(options["category"], Category.values, "category")
    return exported(
        project, statuses=statuses, categories=categories, languages=_languages(options), wishes=environment.locales()
    )


def _list(given: str, known: Any, what: str) -> list[str]:
    values = [value.strip() for value in given.split(",") if value.strip()]
    wrong = next((value for value in values if value not in known), None)
    if wrong is not None:
        raise BadInput(
            _("There is no %(what)s %(wrong)s: %(names)s.")
            % {"what": what, "wrong": f"{wrong!r}", "names": ", ".join(filter(None, known))}
        )
    return values
