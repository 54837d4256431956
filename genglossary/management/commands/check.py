"""Documents held against the glossary of a project or of a file."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from typing import Any

from django.core.management.commands.check import Command as SystemChecks
from django.utils import translation
from django.utils.translation import gettext_lazy as _lazy

from genglossary.actions.glossary import glossary_of
from genglossary.checking import arguments, command
from genglossary.formats import Glossary
from genglossary.management.arguments import add_example, find_project, require_database
from genglossary.management.base import BaseCommand
from genglossary.management.errors import BadInput
from genglossary.pipeline.text.stated import in_language


class Command(BaseCommand):
    help = _lazy(arguments.HELP)
    requires_system_checks: Any = ()

    def run_from_argv(self, argv: Sequence[str]) -> None:
        """Without anything to check it is Django's own command of that name."""
        if list(argv[2:3]) in ([], ["--deploy"], ["--list-tags"]):
            return SystemChecks().run_from_argv(argv)
        return super().run_from_argv(argv)

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_example(parser, *arguments.EXAMPLES)
        arguments.add_arguments(parser, translation)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            code = command.run(Namespace(**options), _glossary_of, words=translation)
        except command.Misuse as error:
            raise BadInput(in_language(error.args[0], translation)) from error
        if code:
            sys.exit(code)


def _glossary_of(name: str) -> Glossary:
    require_database()
    return glossary_of(find_project(name))
