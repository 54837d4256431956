"""Say which glossaries of other projects a project refers to, or choose them."""

from argparse import ArgumentParser
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from genglossary.actions.references import CannotRefer, refer, references_of
from genglossary.management.arguments import add_example, add_project, find_project, require_database
from genglossary.management.base import BaseCommand
from genglossary.management.errors import BadInput


class Command(BaseCommand):
    help = _lazy(
        "List the glossaries of other projects that a project refers to, in order, or choose them: their terms are "
        "known to its runs and shown with their definitions, and are not defined again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_example(
            parser, "genglossary references Handbook", "genglossary references Handbook --set Company Standards"
        )
        add_project(parser, help=_("The project that refers to others"))
        parser.add_argument(
            "--set",
            nargs="*",
            metavar="PROJECT",
            help=_("All of its references, the most important first; none ends it."),
        )

    def handle(self, *args: Any, **options: Any) -> None:
        require_database()
        project = find_project(options["project"])
        if options["set"] is not None:
            try:
                refer(project, [find_project(name) for name in options["set"]])
            except CannotRefer as error:
                raise BadInput(str(error)) from None
        rows = references_of(project)
        for row, in_force in rows:
            note = "" if in_force else _(" (not used: %(who)s may read it no more)") % {"who": row.chosen_by}
            self.stdout.write(f"{row.glossary_id:6} {row.glossary}{note}")
        if not rows:
            self.stdout.write(_("%(project)s refers to no other glossary.") % {"project": project})
