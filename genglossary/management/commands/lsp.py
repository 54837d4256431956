"""The language server with the glossary of a project."""

import sys
from argparse import ArgumentParser, Namespace
from typing import Any

from django.db import connections
from django.utils import translation
from django.utils.translation import gettext_lazy as _lazy

from genglossary.actions.glossary import glossary_of
from genglossary.editor import arguments
from genglossary.formats import Glossary
from genglossary.management.arguments import add_example, find_project, require_database
from genglossary.management.base import BaseCommand


class Command(BaseCommand):
    help = _lazy(arguments.HELP)
    requires_system_checks: Any = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_example(parser, *arguments.EXAMPLES)
        arguments.add_arguments(parser, translation)

    def handle(self, *args: Any, **options: Any) -> None:
        from genglossary.editor import command  # the protocol takes a while to load

        if options["project"]:
            require_database()
            find_project(options["project"])
            connections.close_all()
        if code := command.run(Namespace(**options), _glossary_of, translation):
            sys.exit(code)


def _glossary_of(name: str) -> Glossary:
    """In whatever thread asks."""
    try:
        return glossary_of(find_project(name))
    finally:
        connections.close_all()
