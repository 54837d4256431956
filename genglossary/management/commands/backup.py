"""A copy of the embedded database, also while it is being served."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from genglossary import backups
from genglossary.management.arguments import add_example
from genglossary.management.base import BaseCommand
from genglossary.management.errors import BadInput
from genglossary.pipeline.text.stated import stated

ELSEWHERE = stated("This is for the embedded database; for PostgreSQL see docs/how-to/backup-and-restore.md.")


class Command(BaseCommand):
    help = _lazy("Write a copy of the embedded database to FILE and check it. Works while GenGlossary is serving.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_example(parser, "genglossary backup glossary-backup.sqlite3")
        parser.add_argument("file", type=Path, metavar="FILE", help=_("Where to write; never overwritten."))

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.EMBEDDED:
            raise BadInput(ELSEWHERE)
        try:
            size = backups.backup(options["file"])
        except backups.BackupRefused as error:
            raise BadInput(error.args[0]) from error
        self.stdout.write(
            _("Wrote %(file)s (%(size)s bytes), checked.") % {"file": options["file"], "size": f"{size:,}"}
        )
