"""Workers without pages: for further machines on the same PostgreSQL."""

from argparse import ArgumentParser
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from genglossary import embedded
from genglossary.management.arguments import add_example
from genglossary.management.base import BaseCommand
from genglossary.management.commands.serve import refuse_windows, supervise
from genglossary.management.errors import BadInput, Error


class Command(BaseCommand):
    help = _lazy(
        "Work on runs, without web pages, until Ctrl-C or SIGTERM: for further machines on the same PostgreSQL."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_example(parser, "genglossary worker")

    def handle(self, *args: Any, **options: Any) -> None:
        refuse_windows()
        try:
            with embedded.held():
                code = supervise([], announce=self._announce, stderr=self.stderr)
        except embedded.DatabaseNotReady as error:
            raise BadInput(error.args[0]) from error
        if code:
            raise Error(_("Stopped after repeated crashes; the lines above say why."), returncode=code)

    def _announce(self) -> None:
        self.stdout.write(_("Working on runs (Ctrl-C stops)"))
        self.stdout.flush()
