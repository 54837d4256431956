"""A fresh link for the owner of an embedded database, who has no password."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from genglossary.management.arguments import add_example
from genglossary.management.commands.serve import sign_in_link
from genglossary.management.errors import BadInput
from genglossary.serving import address


class Command(BaseCommand):
    help = "Print a link that signs the owner of the embedded database in, once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_example(parser, "genglossary sign-in-link")
        parser.add_argument("--host", default="127.0.0.1", help="As given to serve.")
        parser.add_argument("--port", type=int, default=8000, help="As given to serve.")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.EMBEDDED:
            raise BadInput("Sign-in links are for the embedded database: use `createsuperuser` here.")
        self.stdout.write(sign_in_link(address.url(options["host"], options["port"])))
