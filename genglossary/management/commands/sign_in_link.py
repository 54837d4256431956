"""A fresh link for the owner of an embedded database, who has no password."""

from argparse import ArgumentParser
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from genglossary.management.arguments import add_example
from genglossary.management.base import BaseCommand
from genglossary.management.commands.serve import DEFAULT_HOST, DEFAULT_PORT, sign_in_link
from genglossary.management.errors import BadInput
from genglossary.serving import address


class Command(BaseCommand):
    help = _lazy("Print a link that signs the owner of the embedded database in, once.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_example(parser, "genglossary sign-in-link")
        parser.add_argument("--host", help=_("Another address than serve answers at."))
        parser.add_argument("--port", type=int, help=_("Another port than serve answers at."))

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.EMBEDDED:
            raise BadInput(_("Sign-in links are for the embedded database: use `createsuperuser` here."))
        self.stdout.write(sign_in_link(_url(options["host"], options["port"])))


def _url(host: str | None, port: int | None) -> str:
    """The address at which `serve` answers, unless something else is asked for."""
    served = urlsplit(address.remembered(settings.DATA_DIR) or address.url(DEFAULT_HOST, DEFAULT_PORT))
    if host is None and port is None:
        return served.geturl()
    return address.url(host or served.hostname or DEFAULT_HOST, port or served.port or DEFAULT_PORT)
