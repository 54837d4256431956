"""A backup put back in the place of the embedded database."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from genglossary import backups, embedded
from genglossary.management.arguments import add_example
from genglossary.management.base import BaseCommand
from genglossary.management.commands.backup import ELSEWHERE
from genglossary.management.errors import BadInput


class Command(BaseCommand):
    help = _lazy("Replace the embedded database by the backup FILE, after checking it. What was there is kept beside.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_example(parser, "genglossary restore glossary-backup.sqlite3")
        parser.add_argument("file", type=Path, metavar="FILE", help=_("A file that `backup` wrote."))

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.EMBEDDED:
            raise BadInput(ELSEWHERE)
        try:
            kept = backups.restore(options["file"])
        except (backups.BackupRefused, embedded.DatabaseNotReady) as error:
            raise BadInput(error.args[0]) from error
        self.stdout.write(
            _("Restored %(file)s. What was there before is kept in %(kept)s.") % {"file": options["file"], "kept": kept}
        )
